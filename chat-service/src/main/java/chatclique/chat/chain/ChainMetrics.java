package chatclique.chat.chain;

import chatclique.chat.turn.Turn;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What is measured of the chain. */
@Component
class ChainMetrics {

    private final AtomicReference<@Nullable Instant> waitingSince = new AtomicReference<>();
    private final Clock clock;
    private final Counter sealed;
    private final Counter checked;
    private final Counter missing;

    ChainMetrics(MeterRegistry registry, Clock clock) {
        this.clock = clock;
        this.sealed = Counter.builder("chatclique.log.sealed")
                .description("Turns linked into their owners' chains")
                .register(registry);
        this.checked = Counter.builder("chatclique.log.readback")
                .description("Links that were compared with what is stored")
                .register(registry);
        this.missing = Counter.builder("chatclique.log.readback.missing")
                .description("Links whose content is not stored as it was sealed")
                .register(registry);
        Gauge.builder("chatclique.log.seal.lag", this, ChainMetrics::lagSeconds)
                .description("How long the turn that has waited longest has waited to be linked")
                .baseUnit("seconds")
                .register(registry);
    }

    void waiting(List<Turn> oldestFirst) {
        waitingSince.set(oldestFirst.isEmpty() ? null : oldestFirst.getFirst().unsealed());
    }

    void sealed(int turns) {
        sealed.increment(turns);
    }

    void readBack(int links, int lost) {
        checked.increment(links);
        missing.increment(lost);
    }

    private double lagSeconds() {
        Instant since = waitingSince.get();
        return since == null
                ? 0
                : Math.max(0, Duration.between(since, clock.instant()).toMillis() / 1_000.0);
    }
}
