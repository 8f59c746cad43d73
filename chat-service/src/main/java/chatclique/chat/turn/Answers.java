package chatclique.chat.turn;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.BulkOperations;
import org.springframework.data.mongodb.core.ReactiveBulkOperations;
import org.springframework.data.mongodb.core.ReactiveMongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The answers' side of the turns. An instance writes only while the turn still names it as its runner: after a sweep has
 * ended the turn, or its owner has deleted it, a late write finds nothing.
 */
@Repository
public class Answers {

    private final ReactiveMongoOperations mongo;

    Answers(ReactiveMongoOperations mongo) {
        this.mongo = mongo;
    }

    /** An answer that is being written, as far as it has come. */
    public record SoFar(Turn turn, Turn.Part answer, List<Turn.Action> actions) {

        private Update update() {
            Update update = new Update().set("state", Turn.State.STREAMING);
            if (!answer.text().isEmpty()) {
                update.set("answer", answer);
            }
            if (!actions.isEmpty()) {
                update.set("actions", actions);
            }
            return update;
        }
    }

    /** Saves running answers as far as they have come, in one command. */
    public Mono<Void> save(List<SoFar> texts) {
        ReactiveBulkOperations bulk = mongo.bulkOps(BulkOperations.BulkMode.UNORDERED, Turn.class);
        texts.forEach(text -> bulk.updateOne(running(text.turn()), text.update()));
        return bulk.execute().then();
    }

    /**
     * Writes how an answer ended.
     *
     * @return the turn as it is stored after that; empty when its owner has deleted it
     */
    public Mono<Turn> finish(Turn turn, Turn.Ending ending, Instant at) {
        Turn ended = turn.withEnding(ending, at);
        Update update = new Update()
                .set("state", ended.state())
                .set("endedAt", at)
                .set("unsealed", at)
                .unset("runner")
                .unset("stopAt");
        set(update, "answer", ended.answer());
        set(update, "actions", ended.actions());
        set(update, "model", ended.model());
        set(update, "standIn", ended.standIn());
        set(update, "cost", ended.cost());
        set(update, "usage", ended.usage());
        set(update, "timeToFirstTokenMs", ended.timeToFirstTokenMs());
        set(update, "failure", ended.failure());
        return mongo.updateFirst(running(turn), update, Turn.class)
                .flatMap(result -> result.getMatchedCount() == 1 ? Mono.just(ended) : stored(turn));
    }

    /** The turns that an instance is answering, or was. */
    public Flux<Turn> runBy(String instance) {
        return mongo.find(query(where("runner").is(instance)), Turn.class);
    }

    /** Those of them that were taken in before a moment. */
    public Flux<Turn> runBy(String instance, Instant before) {
        return mongo.find(query(where("runner").is(instance).and("createdAt").lt(before)), Turn.class);
    }

    private Mono<Turn> stored(Turn turn) {
        return mongo.findOne(query(where("_id").is(turn.id()).and("owner").is(turn.owner())), Turn.class)
                .filter(now -> !now.erased());
    }

    private static Query running(Turn turn) {
        return query(where("_id")
                .is(turn.id())
                .and("owner")
                .is(turn.owner())
                .and("runner")
                .is(Objects.requireNonNull(turn.runner())));
    }

    private static void set(Update update, String field, @Nullable Object value) {
        if (value == null) {
            update.unset(field);
        } else {
            update.set(field, value);
        }
    }
}
