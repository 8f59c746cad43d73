package chatclique.chat.reply;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import chatclique.auth.problem.ProblemException;
import chatclique.chat.store.Indexes;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.ReactiveMongoOperations;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * This instance's word that it lives, and the look-out for one that no longer does. A turn names the instance that
 * answers it; so one lease covers all its replies, and renewing it costs the same however many there are.
 */
@Component
class Lease implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Lease.class);

    private final String instance;
    private final ReactiveMongoOperations mongo;
    private final Indexes indexes;
    private final Orphans orphans;
    private final ReplySettings settings;
    private final Clock clock;
    private volatile boolean held;
    private @Nullable Disposable beating;

    Lease(ReactiveMongoOperations mongo, Indexes indexes, Orphans orphans, ReplySettings settings, Clock clock) {
        byte[] random = new byte[8];
        new SecureRandom().nextBytes(random);
        this.instance = HexFormat.of().formatHex(random);
        this.mongo = mongo;
        this.indexes = indexes;
        this.orphans = orphans;
        this.settings = settings;
        this.clock = clock;
    }

    /** An instance that lives at least until its lease ends. */
    @Document("instances")
    record Instance(@Id String id, Instant leaseUntil) {}

    /** The name of this instance, new at each start. */
    String instance() {
        return instance;
    }

    /** An error (503) until the first lease is written: without it nobody would find what this instance leaves behind. */
    Mono<Void> held() {
        return held
                ? Mono.empty()
                : Mono.error(() -> new ProblemException(
                                HttpStatus.SERVICE_UNAVAILABLE,
                                "store-unavailable",
                                "The log cannot be reached just now.")
                        .withRetryAfter(Duration.ofSeconds(1)));
    }

    @Override
    public void start() {
        beating = Flux.interval(Duration.ZERO, settings.heartbeat())
                .onBackpressureDrop()
                .concatMap(beat -> renew().then(sweep()).onErrorResume(this::later), 1)
                .subscribe();
    }

    private Mono<Void> renew() {
        return indexes.reached()
                .then(Mono.defer(
                        () -> mongo.save(new Instance(instance, clock.instant().plus(settings.lease())))))
                .doOnNext(saved -> held = true)
                .then();
    }

    private Mono<Void> sweep() {
        return mongo.findAll(Instance.class)
                .filter(other -> other.leaseUntil().isBefore(clock.instant()))
                .concatMap(lost -> orphans.end(lost.id()).then(mongo.remove(lost)))
                .then(orphans.endForgotten(instance, clock.instant().minus(settings.lease())));
    }

    private Mono<Void> later(Throwable failure) {
        log.warn("The lease was not renewed, or the lost instances not swept: {}", failure.toString());
        return Mono.empty();
    }

    /** Gives the lease up when nothing is left to sweep. */
    @Override
    public void stop(Runnable callback) {
        stop();
        orphans.left(instance)
                .filter(left -> left == 0)
                .flatMap(none -> mongo.remove(query(where("_id").is(instance)), Instance.class))
                .timeout(Duration.ofSeconds(2))
                .onErrorComplete()
                .doFinally(signal -> callback.run())
                .subscribe();
    }

    @Override
    public void stop() {
        if (beating != null) {
            beating.dispose();
            beating = null;
        }
    }

    @Override
    public boolean isRunning() {
        return beating != null;
    }

    /** Stops after the replies have. */
    @Override
    public int getPhase() {
        return SmartLifecycle.DEFAULT_PHASE - 2048;
    }
}
