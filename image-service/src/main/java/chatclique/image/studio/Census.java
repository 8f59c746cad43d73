package chatclique.image.studio;

import chatclique.image.queue.Job.Step;
import chatclique.image.queue.Jobs;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Counts the unfinished work now and then, for the metrics: {@code chatclique.picture.jobs} and
 * {@code chatclique.picture.jobs.age}, by step. The age of the step LOG is the lag of the entries in the dated log.
 */
@Component
class Census implements SmartLifecycle {

    private static final Duration EVERY = Duration.ofSeconds(10);

    private final Jobs jobs;
    private final Map<Step, Count> counts = new ConcurrentHashMap<>();
    private @Nullable Disposable rounds;

    private record Count(long jobs, Duration age) {}

    Census(Jobs jobs, MeterRegistry meters) {
        this.jobs = jobs;
        for (Step step : Step.values()) {
            counts.put(step, new Count(0, Duration.ZERO));
            String tag = step.name().toLowerCase(Locale.ROOT);
            Gauge.builder("chatclique.picture.jobs", () -> count(step).jobs())
                    .description("Unfinished work")
                    .tag("step", tag)
                    .register(meters);
            TimeGauge.builder(
                            "chatclique.picture.jobs.age",
                            () -> count(step).age().toMillis(),
                            TimeUnit.MILLISECONDS)
                    .description("How long the oldest unfinished work has been due")
                    .tag("step", tag)
                    .register(meters);
        }
    }

    @Override
    public void start() {
        rounds = Flux.interval(Duration.ZERO, EVERY)
                .onBackpressureDrop()
                .concatMap(round ->
                        Flux.fromArray(Step.values()).concatMap(this::take).then())
                .subscribe();
    }

    @Override
    public void stop() {
        if (rounds != null) {
            rounds.dispose();
            rounds = null;
        }
    }

    @Override
    public boolean isRunning() {
        return rounds != null;
    }

    /** While the store can't be reached the last count stands. */
    private Mono<Void> take(Step step) {
        return Mono.zip(jobs.count(step), jobs.age(step))
                .doOnNext(both -> counts.put(step, new Count(both.getT1(), both.getT2())))
                .onErrorComplete(DataAccessException.class)
                .then();
    }

    private Count count(Step step) {
        return counts.getOrDefault(step, new Count(0, Duration.ZERO));
    }
}
