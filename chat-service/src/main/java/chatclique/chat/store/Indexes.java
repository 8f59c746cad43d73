package chatclique.chat.store;

import chatclique.auth.problem.ProblemException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.SmartLifecycle;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.ReactiveMongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.util.retry.Retry;

/**
 * Makes the indexes once the database can be reached, however late that is. Nothing is written before: the unique ones
 * are what keeps a turn from being written twice.
 */
@Component("indexes")
public class Indexes implements SmartLifecycle, HealthIndicator {

    private static final Logger log = LoggerFactory.getLogger(Indexes.class);

    private final ReactiveMongoOperations mongo;
    private final List<IndexPlan> plans;
    private final Sinks.Empty<Void> reached = Sinks.empty();
    private volatile boolean made;
    private @Nullable Disposable making;

    Indexes(ReactiveMongoOperations mongo, List<IndexPlan> plans) {
        this.mongo = mongo;
        this.plans = plans;
    }

    /** Completes at once when writing is safe; an error (503) until the database was reached. */
    public Mono<Void> ready() {
        return made
                ? Mono.empty()
                : Mono.error(() -> new ProblemException(
                                HttpStatus.SERVICE_UNAVAILABLE,
                                "store-unavailable",
                                "The log cannot be reached just now.")
                        .withRetryAfter(Duration.ofSeconds(2)));
    }

    /** Completes when writing is safe, however long that takes. */
    public Mono<Void> reached() {
        return reached.asMono();
    }

    @Override
    public void start() {
        making = Flux.fromIterable(plans)
                .concatMap(this::make)
                .then()
                .doOnError(failure -> log.info("The database cannot be reached yet: {}", failure.getMessage()))
                .retryWhen(Retry.backoff(Long.MAX_VALUE, Duration.ofMillis(100)).maxBackoff(Duration.ofSeconds(5)))
                .subscribe(done -> {}, failure -> log.error("Indexes were not made", failure), this::done);
    }

    private void done() {
        made = true;
        reached.tryEmitEmpty();
    }

    private Mono<String> make(IndexPlan plan) {
        Index index = new Index();
        plan.fields().forEach(field -> index.on(field, Sort.Direction.ASC));
        if (plan.unique()) {
            index.unique();
        }
        if (plan.sparse()) {
            index.sparse();
        }
        return mongo.indexOps(plan.collection()).createIndex(index);
    }

    @Override
    public void stop() {
        if (making != null) {
            making.dispose();
            making = null;
        }
    }

    @Override
    public boolean isRunning() {
        return making != null;
    }

    /**
     * Stops after all that needs them. Spring stops what depends on a bean with it, and takes the end of each for the end
     * of one of the bean's own phase: in the phase of the replies, these would not be waited for.
     */
    @Override
    public int getPhase() {
        return SmartLifecycle.DEFAULT_PHASE - 4096;
    }

    @Override
    public Health health() {
        return made ? Health.up().build() : Health.outOfService().build();
    }
}
