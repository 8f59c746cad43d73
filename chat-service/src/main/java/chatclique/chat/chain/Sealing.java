package chatclique.chat.chain;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import chatclique.chat.store.Indexes;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.ReactiveMongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Seals what has ended, all the time, and reads back what was sealed. One instance does it for all, by a lease, so that
 * several don't try the same; two that both believe to hold it do no harm.
 */
@Component
class Sealing implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Sealing.class);
    private static final String LEASE = "sealing";
    private static final String COLLECTION = "leases";

    private final String me = UUID.randomUUID().toString();
    private final Sealer sealer;
    private final ReadBack readBack;
    private final ReactiveMongoOperations mongo;
    private final Indexes indexes;
    private final ChainSettings settings;
    private final Clock clock;
    private volatile Instant mineUntil = Instant.EPOCH;
    private @Nullable Disposable sealing;
    private @Nullable Disposable readingBack;

    Sealing(
            Sealer sealer,
            ReadBack readBack,
            ReactiveMongoOperations mongo,
            Indexes indexes,
            ChainSettings settings,
            Clock clock) {
        this.sealer = sealer;
        this.readBack = readBack;
        this.mongo = mongo;
        this.indexes = indexes;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public void start() {
        sealing = indexes.reached()
                .thenMany(Flux.interval(settings.interval()).onBackpressureDrop())
                .concatMap(tick -> whileMine(sealer.sealAll()), 1)
                .subscribe();
        readingBack = indexes.reached()
                .thenMany(Flux.interval(settings.readBack()).onBackpressureDrop())
                .concatMap(tick -> whileMine(readBack.some(settings.readBackLinks())), 1)
                .subscribe();
    }

    private Mono<Void> whileMine(Mono<Void> work) {
        return mine().filter(held -> held).flatMap(held -> work).onErrorResume(this::later);
    }

    private Mono<Void> later(Throwable failure) {
        log.warn("Turns were not sealed, or not read back: {}", failure.toString());
        return Mono.empty();
    }

    private Mono<Boolean> mine() {
        Instant now = clock.instant();
        return now.isBefore(mineUntil.minus(settings.lease().dividedBy(2))) ? Mono.just(true) : take(now);
    }

    private Mono<Boolean> take(Instant now) {
        Instant until = now.plus(settings.lease());
        Query free = query(where("_id")
                .is(LEASE)
                .orOperator(
                        Criteria.where("holder").is(me), Criteria.where("until").lt(now)));
        return mongo.upsert(free, new Update().set("holder", me).set("until", until), COLLECTION)
                .doOnNext(taken -> mineUntil = until)
                .thenReturn(true)
                // Another one holds it.
                .onErrorReturn(DuplicateKeyException.class, false);
    }

    @Override
    public void stop(Runnable callback) {
        stop();
        Query mine = query(where("_id").is(LEASE).and("holder").is(me));
        mongo.remove(mine, COLLECTION)
                .timeout(settings.lease())
                .onErrorComplete()
                .doFinally(signal -> callback.run())
                .subscribe();
    }

    @Override
    public void stop() {
        if (sealing != null && readingBack != null) {
            sealing.dispose();
            readingBack.dispose();
            sealing = null;
            readingBack = null;
        }
        mineUntil = Instant.EPOCH;
    }

    @Override
    public boolean isRunning() {
        return sealing != null;
    }

    /** Stops after the replies have, so that their ends are still sealed. */
    @Override
    public int getPhase() {
        return SmartLifecycle.DEFAULT_PHASE - 3072;
    }
}
