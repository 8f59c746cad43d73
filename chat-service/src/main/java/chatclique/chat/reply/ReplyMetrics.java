package chatclique.chat.reply;

import chatclique.chat.turn.Turn;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What is measured of replies. No tag ever holds an owner, a conversation or a text. */
@Component
class ReplyMetrics {

    private final MeterRegistry registry;
    private final AtomicInteger streams = new AtomicInteger();
    private final Timer firstToken;
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
        this.promptTokens = tokens("prompt");
        this.completionTokens = tokens("completion");
        Gauge.builder("chatclique.streams.active", streams, AtomicInteger::get)
                .description("Readers of running replies")
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

    void streamClosed() {
        streams.decrementAndGet();
    }

    private DistributionSummary tokens(String type) {
        return DistributionSummary.builder("chatclique.tokens")
                .description("Tokens of a turn")
                .tag("type", type)
                .register(registry);
    }
}
