package chatclique.chat.reply;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import chatclique.chat.turn.Answers;
import chatclique.chat.turn.Turn;
import chatclique.chat.turn.Turns;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.ReactiveMongoOperations;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Ends answers that their owners want no more of. What is asked is written into the turn, so that even the sweep after a
 * crash knows it. An answer that another instance writes is stopped by a note to it: looking through the notes, of which
 * there are hardly ever any, costs less than looking through the turns that are being answered.
 */
@Component
class Stops implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Stops.class);
    private static final Duration GLANCE = Duration.ofMillis(400);
    private static final Duration KEPT = Duration.ofMinutes(1);

    private final ReactiveMongoOperations mongo;
    private final Turns turns;
    private final Answers answers;
    private final Replies replies;
    private final Lease lease;
    private final Clock clock;
    private @Nullable Disposable looking;

    Stops(ReactiveMongoOperations mongo, Turns turns, Answers answers, Replies replies, Lease lease, Clock clock) {
        this.mongo = mongo;
        this.turns = turns;
        this.answers = answers;
        this.replies = replies;
        this.lease = lease;
        this.clock = clock;
    }

    /** What is asked of another instance. */
    @Document("stops")
    record Note(@Id String turnId, String runner, int version, Instant at) {}

    /**
     * Asks for the end of an answer.
     *
     * @return the turn as it is after that; its end may still be on its way
     */
    Mono<Turn> stop(Turn turn) {
        if (turn.state().ended()) {
            return Mono.just(turn);
        }
        Instant now = clock.instant();
        return answers.stop(turn, now)
                .filter(running -> running)
                .flatMap(running -> tell(turn, now))
                .then(turns.find(turn.owner(), turn.place()))
                .defaultIfEmpty(turn);
    }

    private Mono<Void> tell(Turn turn, Instant now) {
        if (replies.stop(turn.id(), turn.versionNumber())) {
            return Mono.empty();
        }
        // Written elsewhere; or here, but not begun yet.
        String runner = Objects.requireNonNull(turn.runner());
        return mongo.save(new Note(turn.id(), runner, turn.versionNumber(), now))
                .then();
    }

    private Mono<Void> glance() {
        return mongo.find(query(where("runner").is(lease.instance())), Note.class)
                .concatMap(this::heed)
                .then()
                .onErrorResume(failure -> {
                    log.warn("Requests to stop were not read: {}", failure.toString());
                    return Mono.empty();
                });
    }

    private Mono<Void> heed(Note note) {
        boolean stopped = replies.stop(note.turnId(), note.version());
        boolean old = note.at().plus(KEPT).isBefore(clock.instant());
        return stopped || old ? mongo.remove(note).then() : Mono.empty();
    }

    @Override
    public void start() {
        looking = Flux.interval(GLANCE)
                .onBackpressureDrop()
                .concatMap(tick -> glance(), 1)
                .subscribe();
    }

    @Override
    public void stop() {
        if (looking != null) {
            looking.dispose();
            looking = null;
        }
    }

    @Override
    public boolean isRunning() {
        return looking != null;
    }
}
