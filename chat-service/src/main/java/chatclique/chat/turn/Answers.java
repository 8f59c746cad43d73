package chatclique.chat.turn;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.BulkOperations;
import org.springframework.data.mongodb.core.ReactiveBulkOperations;
import org.springframework.data.mongodb.core.ReactiveMongoOperations;
import org.springframework.data.mongodb.core.mapping.Document;
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

    /** What is needed of a turn to tell whether it waits for its answer in vain. */
    @Document("turns")
    public record Unfinished(
            @Id String id,
            String runner,
            Instant createdAt,
            @Nullable Instant changedAt) {

        /** See {@link Turn#askedAt()}. */
        public Instant askedAt() {
            return changedAt == null ? createdAt : changedAt;
        }
    }

    /** Saves running answers as far as they have come, in one command. */
    public Mono<Void> save(List<SoFar> texts) {
        ReactiveBulkOperations bulk = mongo.bulkOps(BulkOperations.BulkMode.UNORDERED, Turn.class);
        texts.forEach(text -> bulk.updateOne(running(text.turn()), text.update()));
        return bulk.execute().then();
    }

    /**
     * Begins another version of a turn that has ended.
     *
     * @return the turn as it is then; empty when it is not any more what it was
     */
    public Mono<Turn> again(Turn turn, NewVersion version) {
        Turn again = version.of(turn);
        Update update = new Update()
                .set("state", again.state())
                .set("runner", again.runner())
                .set("version", again.version())
                .set("change", again.change())
                .set("changedAt", again.changedAt())
                .set("prompt", again.prompt())
                .set("persona", again.persona());
        List.of(
                        "endedAt",
                        "answer",
                        "actions",
                        "model",
                        "standIn",
                        "usage",
                        "cost",
                        "timeToFirstTokenMs",
                        "failure",
                        "stopAt")
                .forEach(update::unset);
        Query unchanged = one(turn)
                .addCriteria(where("version").is(turn.version()))
                .addCriteria(where("state").is(turn.state()))
                .addCriteria(where("erasedAt").is(null));
        return mongo.updateFirst(unchanged, update, Turn.class)
                .filter(result -> result.getMatchedCount() == 1)
                .map(result -> again);
    }

    /** Notes that an answer is to be stopped; false when it has ended, or is another one by now. */
    public Mono<Boolean> stop(Turn turn, Instant at) {
        return mongo.updateFirst(running(turn), new Update().set("stopAt", at), Turn.class)
                .map(result -> result.getMatchedCount() == 1);
    }

    /**
     * Writes how an answer ended. May be repeated, even when the turn was answered anew in between.
     *
     * @return the turn as it is stored after that; empty when its owner has deleted it
     */
    public Mono<Turn> finish(Turn turn, Ending ending, Instant at) {
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
        if (Untold.isOwed(ended)) {
            update.set("untold", at);
        }
        return mongo.updateFirst(running(turn), update, Turn.class)
                .flatMap(result -> result.getMatchedCount() == 1 ? Mono.just(ended) : stored(ended));
    }

    /** The turns that an instance is answering, or was. */
    public Flux<Turn> runBy(String instance) {
        return mongo.find(query(where("runner").is(instance)), Turn.class);
    }

    /** All turns that wait for the end of their answers, in whatever instance. */
    public Flux<Unfinished> unfinished() {
        // A bound that every name is above: a sparse index answers it on every store.
        Query query = query(where("runner").gt(""));
        query.fields().include("runner", "createdAt", "changedAt");
        return mongo.find(query, Unfinished.class);
    }

    /** The whole of it, when it is still as unfinished as it was. */
    public Mono<Turn> find(Unfinished turn) {
        return mongo.findOne(query(where("_id").is(turn.id()).and("runner").is(turn.runner())), Turn.class);
    }

    /** An earlier attempt to write it, or a sweep, came first. */
    private Mono<Turn> stored(Turn ended) {
        return mongo.findOne(one(ended), Turn.class)
                .filter(now -> !now.erased())
                .map(now -> now.versionNumber() == ended.versionNumber() ? now : ended);
    }

    private static Query running(Turn turn) {
        return one(turn)
                .addCriteria(where("version").is(turn.version()))
                .addCriteria(where("runner").is(Objects.requireNonNull(turn.runner())));
    }

    private static Query one(Turn turn) {
        return query(where("_id").is(turn.id()).and("owner").is(turn.owner()));
    }

    private static void set(Update update, String field, @Nullable Object value) {
        if (value == null) {
            update.unset(field);
        } else {
            update.set(field, value);
        }
    }
}
