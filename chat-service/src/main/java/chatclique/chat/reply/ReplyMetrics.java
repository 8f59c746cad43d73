package chatclique.chat.reply;

import chatclique.chat.turn.Turn;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What is measured of replies. No tag ever holds an owner, a conversation or a text. */
@Component
class ReplyMetrics {

    private final MeterRegistry registry;
    private final AtomicInteger streams = new AtomicInteger();
    private final Timer firstToken;
    private final Timer chunkGap;
    private final AtomicLong oldestUnfinishedMillis = new AtomicLong();
    private final DistributionSummary promptTokens;
    private final DistributionSummary completionTokens;

    ReplyMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.firstToken = Timer.builder("chatclique.reply.first.token")
                .description("From a turn's arrival to the first piece of its answer")
                .publishPercentileHistogram()
                .minimumExpectedValue(Duration.ofMillis(1))
                .maximumExpectedValue(Duration.ofSeconds(60))
                .register(registry);
        this.chunkGap = Timer.builder("chatclique.reply.chunk.gap")
                .description("Between two pieces of one answer")
                .publishPercentileHistogram()
                .minimumExpectedValue(Duration.ofMillis(1))
                .maximumExpectedValue(Duration.ofSeconds(30))
                .register(registry);
        this.promptTokens = tokens("prompt");
        this.completionTokens = tokens("completion");
        Gauge.builder("chatclique.streams.active", streams, AtomicInteger::get)
                .description("Readers of running replies")
                .register(registry);
        TimeGauge.builder(
                        "chatclique.turns.unfinished.age",
                        oldestUnfinishedMillis,
                        TimeUnit.MILLISECONDS,
                        AtomicLong::get)
                .description("How long the oldest turn has been waiting for its end")
                .register(registry);
    }

    void watch(Map<String, RunningReply> running) {
        Gauge.builder("chatclique.replies.running", running, Map::size)
                .description("Replies that are being written")
                .register(registry);
    }

    void ended(Turn turn, @Nullable Duration timeToFirstToken) {
        registry.counter("chatclique.turns", "state", turn.state().name().toLowerCase(Locale.ROOT))
                .increment();
        if (timeToFirstToken != null) {
            firstToken.record(timeToFirstToken);
        }
        if (turn.usage() != null) {
            promptTokens.record(turn.usage().promptTokens());
            completionTokens.record(turn.usage().completionTokens());
        }
        if (turn.cost() != null && turn.model() != null) {
            registry.counter(
                            "chatclique.cost",
                            "model",
                            turn.model(),
                            "currency",
                            turn.cost().currency())
                    .increment(turn.cost().micros() / 1e6);
        }
    }

    void streamOpened() {
        streams.incrementAndGet();
    }

    /** @param reason the last event, or left */
    void streamClosed(String reason) {
        streams.decrementAndGet();
        registry.counter("chatclique.streams.ended", "reason", reason).increment();
    }

    /** How long the oldest turn has been waiting for its end, in whatever instance. */
    void oldestUnfinished(Duration age) {
        oldestUnfinishedMillis.set(age.toMillis());
    }

    /** Between two pieces of one answer, as the model sends them. */
    void gap(Duration gap) {
        chunkGap.record(gap);
    }

    private DistributionSummary tokens(String type) {
        return DistributionSummary.builder("chatclique.tokens")
                .description("Tokens of a turn")
                .tag("type", type)
                .register(registry);
    }
}
