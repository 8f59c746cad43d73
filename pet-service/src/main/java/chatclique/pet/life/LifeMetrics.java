package chatclique.pet.life;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;

/** Counts what keeping pets costs beyond the plain write. */
@Component
class LifeMetrics {

    private final Counter retries;
    private final Counter replays;
    private final Counter missedSnapshots;
    private final Counter erasures;

    LifeMetrics(MeterRegistry registry) {
        retries = Counter.builder("pet.changes.retries")
                .description("Changes tried again because another request had changed the pet")
                .register(registry);
        replays = Counter.builder("pet.changes.replays")
                .description("Requests answered with what had happened under their idempotency key")
                .register(registry);
        missedSnapshots = Counter.builder("pet.snapshots.missed")
                .description("Snapshots that could not be written; the events make up for them")
                .register(registry);
        erasures = Counter.builder("pet.erasures")
                .description("Pets erased after they were given away and not taken back")
                .register(registry);
    }

    void retried() {
        retries.increment();
    }

    void replayed() {
        replays.increment();
    }

    void missedSnapshot() {
        missedSnapshots.increment();
    }

    void erased() {
        erasures.increment();
    }
}
