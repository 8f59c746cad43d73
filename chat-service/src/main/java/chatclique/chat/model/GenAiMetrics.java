package chatclique.chat.model;

import chatclique.auth.problem.ProblemException;
import chatclique.chat.turn.Turn.StandIn;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.ai.chat.metadata.Usage;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;

/**
 * What is measured of requests to models, by the names of OpenTelemetry's conventions for generative AI (still in
 * development there, so all of them are here). Each tag is a word of the configuration or of ours: never a text, a user or
 * what a provider calls something.
 */
@Component
class GenAiMetrics {

    private static final double[] TOKENS = IntStream.rangeClosed(0, 10)
            .mapToDouble(power -> Math.pow(4, power))
            .toArray();
    private static final Duration[] TIMES = DoubleStream.iterate(0.01, seconds -> seconds < 100, seconds -> seconds * 2)
            .mapToObj(seconds -> Duration.ofMillis(Math.round(seconds * 1000)))
            .toArray(Duration[]::new);

    private final MeterRegistry registry;

    GenAiMetrics(MeterRegistry registry) {
        this.registry = registry;
        Stream.of(StandIn.values()).forEach(this::standIns);
        refusals();
    }

    /** The built-in voice spoke in place of another. */
    void stoodIn(StandIn reason) {
        standIns(reason).increment();
    }

    /** Somebody's day was spent. */
    void refused() {
        refusals().increment();
    }

    /** The same stream, measured. */
    Flux<ChatResponse> measured(Entry entry, Flux<ChatResponse> answer) {
        return Flux.defer(() -> {
            Request request = new Request(entry);
            return answer.doOnNext(request::note)
                    .doOnComplete(() -> request.end("none"))
                    .doOnCancel(() -> request.end("cancelled"))
                    .doOnError(failure -> request.end(kind(failure)));
        });
    }

    private static String kind(Throwable failure) {
        return failure instanceof ProblemException problem ? problem.code() : "other";
    }

    private Counter standIns(StandIn reason) {
        return registry.counter("chatclique.stand.ins", "reason", reason.name().toLowerCase(Locale.ROOT));
    }

    private Counter refusals() {
        return registry.counter("chatclique.quota.refusals");
    }

    /** One request. */
    private final class Request {

        private final Tags tags;
        private final long startedNanos = System.nanoTime();
        private boolean begun;
        private int input;
        private int output;

        Request(Entry entry) {
            tags = Tags.of(
                    "gen_ai.operation.name", "chat",
                    "gen_ai.provider.name", entry.providerName(),
                    "gen_ai.request.model", entry.name());
        }

        void note(ChatResponse response) {
            if (!begun && !response.getResults().isEmpty()) {
                begun = true;
                timer("gen_ai.client.operation.time_to_first_chunk", tags).record(lasted());
            }
            Usage usage = response.getMetadata().getUsage();
            if (usage != null && usage.getPromptTokens() != null && usage.getPromptTokens() > 0) {
                input = usage.getPromptTokens();
                output = usage.getCompletionTokens() == null ? 0 : usage.getCompletionTokens();
            }
        }

        void end(String error) {
            timer("gen_ai.client.operation.duration", tags.and("error.type", error))
                    .record(lasted());
            if (input > 0) {
                tokens("input").record(input);
                tokens("output").record(output);
            }
        }

        private Duration lasted() {
            return Duration.ofNanos(System.nanoTime() - startedNanos);
        }

        private DistributionSummary tokens(String type) {
            return DistributionSummary.builder("gen_ai.client.token.usage")
                    .description("Tokens of a request, as the provider counts them")
                    .tags(tags.and("gen_ai.token.type", type))
                    .serviceLevelObjectives(TOKENS)
                    .register(registry);
        }
    }

    private Timer timer(String name, Tags tags) {
        return Timer.builder(name)
                .description("See OpenTelemetry's conventions for generative AI")
                .tags(tags)
                .serviceLevelObjectives(TIMES)
                .register(registry);
    }
}
