package chatclique.chat.provider;

import chatclique.auth.trace.Trace;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.prompt.Prompt;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.util.context.ContextView;
import reactor.util.retry.Retry;

/**
 * A model behind an OpenAI-compatible endpoint (chat completions, streamed). Holds no thread while it waits: Spring AI's
 * own client holds one for each stream and lets at most 64 of them wait for their first byte.
 */
public class CompatibleChatModel implements ChatModel {

    private static final Logger log = LoggerFactory.getLogger(CompatibleChatModel.class);

    /** How long an endpoint that has said that it is done may take to end its answer; longer, and it is cut off. */
    private static final Duration LAST_WORDS = Duration.ofMillis(200);

    private final WebClient client;
    private final ProviderSettings settings;
    private final Clock clock;

    /** @param client knows the endpoint's address and key, and ends a silence that is too long */
    CompatibleChatModel(WebClient client, ProviderSettings settings, Clock clock) {
        this.client = client;
        this.settings = settings;
        this.clock = clock;
    }

    /** Not for use here: it would hold a thread. */
    @Override
    public ChatResponse call(Prompt prompt) {
        throw new UnsupportedOperationException("This model only streams");
    }

    /**
     * The answer as it comes. Errors are problems with the codes provider-rate-limited (429), provider-timeout (504) and
     * provider-failed (502); an attempt is repeated only while nothing of an answer has come.
     */
    @Override
    public Flux<ChatResponse> stream(Prompt prompt) {
        return Flux.defer(() -> {
            byte[] body = CompletionRequest.body(prompt, settings);
            Attempts attempts = new Attempts(settings);
            return Flux.defer(() -> attempts.inTime(attempt(body)))
                    .retryWhen(Retry.from(failures -> failures.concatMap(attempts::again)));
        });
    }

    private Flux<ChatResponse> attempt(byte[] body) {
        return client.post()
                .uri("/chat/completions")
                .contentType(MediaType.APPLICATION_JSON)
                .accept(MediaType.TEXT_EVENT_STREAM, MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchangeToFlux(response -> Flux.deferContextual(context -> read(response, context)));
    }

    private Flux<ChatResponse> read(ClientResponse response, ContextView context) {
        if (!response.statusCode().is2xxSuccessful()) {
            ProviderFailure refusal = refusal(response);
            Trace.within(
                    context,
                    () -> log.warn(
                            "The provider answered {}", response.statusCode().value()));
            return response.releaseBody().onErrorComplete().thenMany(Flux.error(refusal));
        }
        MediaType type = response.headers().contentType().orElse(MediaType.TEXT_EVENT_STREAM);
        if (type.getType().equals("text") && !type.isCompatibleWith(MediaType.TEXT_EVENT_STREAM)) {
            return response.releaseBody()
                    .onErrorComplete()
                    .thenMany(Flux.error(ProviderFailure.garbled(type.getType() + "/" + type.getSubtype())));
        }
        Completion completion = new Completion(settings, !type.isCompatibleWith(MediaType.APPLICATION_JSON), context);
        return read(response.bodyToFlux(DataBuffer.class), completion);
    }

    private static Flux<ChatResponse> read(Flux<DataBuffer> bytes, Completion completion) {
        Sinks.Empty<Void> over = Sinks.empty();
        return bytes.<List<ChatResponse>>map(buffer -> taken(completion, buffer, over))
                .takeUntilOther(over.asMono().thenReturn(true).delayElement(LAST_WORDS))
                // A connection that breaks after all was said has said it.
                .onErrorComplete(failure -> completion.done())
                .concatWith(Mono.fromSupplier(completion::end))
                .onErrorMap(failure -> completion.told() ? new AfterFirstToken(failure) : failure)
                .flatMapIterable(responses -> responses);
    }

    private static List<ChatResponse> taken(Completion completion, DataBuffer buffer, Sinks.Empty<Void> over) {
        List<ChatResponse> responses = completion.take(buffer);
        if (completion.done()) {
            over.tryEmitEmpty();
        }
        return responses;
    }

    private ProviderFailure refusal(ClientResponse response) {
        int status = response.statusCode().value();
        @Nullable String retryAfter = response.headers().asHttpHeaders().getFirst(HttpHeaders.RETRY_AFTER);
        Duration pause = RetryAfter.parse(retryAfter, clock);
        return switch (status) {
            case 429 -> ProviderFailure.rateLimited(pause, true);
            case 408, 409, 425, 500, 502, 503, 504, 529 -> ProviderFailure.unreachable(pause, null);
            default -> ProviderFailure.refused(status);
        };
    }

    /** Marks a failure after which no other attempt is made. */
    static final class AfterFirstToken extends RuntimeException {

        AfterFirstToken(Throwable cause) {
            super(cause);
        }
    }
}
