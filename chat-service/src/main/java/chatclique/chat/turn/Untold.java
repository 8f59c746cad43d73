package chatclique.chat.turn;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.FindAndModifyOptions;
import org.springframework.data.mongodb.core.ReactiveMongoOperations;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/**
 * The turns of talk with a pet that pet-service was not told of yet. The mark is set by the very write that ends the
 * answer, so no crash can come between the two.
 */
@Repository
public class Untold {

    private static final String PET = "pet";

    private final ReactiveMongoOperations mongo;

    Untold(ReactiveMongoOperations mongo) {
        this.mongo = mongo;
    }

    /**
     * What is to be told of a turn.
     *
     * @param conversation null when its owner has deleted it meanwhile
     * @param untold when its answer ended, or somebody last tried to tell it
     */
    @Document("turns")
    public record Telling(
            @Id String id,
            String owner,
            String zone,
            @Nullable String conversation,
            Instant untold) {

        /** What is to be told of a turn whose answer has just ended. */
        public static Telling of(Turn turn, Instant ended) {
            return new Telling(turn.id(), turn.owner(), turn.zone(), turn.conversation(), ended);
        }
    }

    /** Whether a turn as it ended is something that pet-service has to know: a pet has answered. */
    public static boolean isOwed(Turn turn) {
        return turn.answer() != null && turn.answer().sender().equals(PET);
    }

    /** Takes the one that has waited longest, if nobody has tried to tell it since a moment. No two callers get the same. */
    public Mono<Telling> next(Instant since, Instant now) {
        // A bound that every moment is above: a sparse index answers it on every store.
        Query waiting = query(where("untold").gt(Instant.EPOCH).lt(since)).with(Sort.by("untold"));
        return mongo.findAndModify(
                waiting,
                new Update().set("untold", now),
                FindAndModifyOptions.options().returnNew(true),
                Telling.class);
    }

    /** Notes that a turn was told, unless it was answered anew meanwhile and is to be told again. */
    public Mono<Void> told(Telling telling) {
        Query same = query(where("_id")
                .is(telling.id())
                .and("owner")
                .is(telling.owner())
                .and("untold")
                .is(telling.untold()));
        return mongo.updateFirst(same, new Update().unset("untold"), Turn.class).then();
    }
}
