package chatclique.chat.turn;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import chatclique.chat.store.Preparation;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.ReactiveMongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Counts the days anew that were written in their first form: one document for a day, which knew its highest number and
 * took every number below it for an entry.
 */
@Component
class FirstDays implements Preparation {

    private static final String COLLECTION = "days";

    private final ReactiveMongoOperations mongo;
    private final Days days;

    FirstDays(ReactiveMongoOperations mongo, Days days) {
        this.mongo = mongo;
        this.days = days;
    }

    /** What is needed of a day in its first form. */
    private record FirstDay(@Id String id, String owner, String day) {}

    /** What counts of a turn. */
    private record Mark(
            @Id String id,
            int seq,
            Turn.Kind kind,
            @Nullable Instant erasedAt) {}

    @Override
    public Mono<Void> prepare() {
        return mongo.findAll(FirstDay.class, COLLECTION)
                .concatMap(day -> marks(day)
                        .concatMap(mark -> count(day, mark))
                        .then(mongo.remove(query(where("_id").is(day.id())), COLLECTION)))
                .then();
    }

    private Flux<Mark> marks(FirstDay day) {
        // A turn's id is the day's, a hyphen, and the number; a full stop is next to the hyphen.
        Query turns = query(
                where("_id").gt(day.id() + "-").lt(day.id() + ".").and("owner").is(day.owner()));
        turns.fields().include("seq", "kind", "erasedAt");
        return mongo.find(turns, Mark.class, mongo.getCollectionName(Turn.class));
    }

    private Mono<Void> count(FirstDay day, Mark mark) {
        LocalDate date = LocalDate.parse(day.day());
        Mono<Void> written = days.count(day.owner(), date, mark.seq(), mark.kind());
        return mark.erasedAt() == null ? written : written.then(days.discount(day.owner(), date, List.of(mark.seq())));
    }
}
