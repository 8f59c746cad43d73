package chatclique.pet.life;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Looks again and again for pets that are due to be erased. */
@Component
class Erasing implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Erasing.class);

    private final Flux<Long> rounds;
    private Disposable running = Disposables.disposed();

    Erasing(Departures departures, IndexCreation indexes, LifeProperties properties) {
        Duration every = properties.erasingEvery();
        Mono<Long> round = indexes.ready()
                .then(Mono.defer(departures::eraseDue))
                .onErrorResume(failure -> {
                    // The store is away: what is due stays due.
                    LOG.warn("Pets that are due to be erased could not be looked for: {}", failure.getMessage());
                    return Mono.empty();
                });
        rounds = Flux.interval(every).onBackpressureDrop().concatMap(tick -> round, 1);
    }

    @Override
    public void start() {
        running = rounds.subscribe();
    }

    @Override
    public void stop() {
        running.dispose();
    }

    @Override
    public boolean isRunning() {
        return !running.isDisposed();
    }
}
