package chatclique.pet.life;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * Creates the indexes, without which nothing must be written: they are what makes a change happen once. The service
 * starts without the store and creates them as soon as it is there.
 */
@Component
class IndexCreation implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(IndexCreation.class);
    private static final Duration ALWAYS = Duration.ofMillis(Long.MAX_VALUE);
    private static final Duration FIRST_RETRY = Duration.ofMillis(250);
    private static final Duration LAST_RETRY = Duration.ofSeconds(5);

    private final Mono<Void> ready;
    private Disposable preparation = Disposables.disposed();

    IndexCreation(Pets pets, Events events) {
        ready = pets.createIndexes()
                .then(events.createIndexes())
                .cache(done -> ALWAYS, failure -> Duration.ZERO, () -> ALWAYS);
    }

    /** Completes at once when the indexes are there; creates them when they aren't. */
    Mono<Void> ready() {
        return ready;
    }

    @Override
    public void start() {
        preparation = ready.retryWhen(Retry.backoff(Long.MAX_VALUE, FIRST_RETRY)
                        .maxBackoff(LAST_RETRY)
                        .doBeforeRetry(retry -> LOG.warn(
                                "The store is not ready yet: {}",
                                retry.failure().getMessage())))
                .subscribe();
    }

    @Override
    public void stop() {
        preparation.dispose();
    }

    @Override
    public boolean isRunning() {
        return !preparation.isDisposed();
    }
}
