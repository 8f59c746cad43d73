package chatclique.chat.reply;

import chatclique.auth.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferFactory;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.SignalType;
import reactor.core.publisher.Sinks;

/** Sends server-sent events: one buffer and one flush for what has come together. A user has only so many streams. */
@Component
class EventStream {

    private static final MediaType TYPE = new MediaType(MediaType.TEXT_EVENT_STREAM, StandardCharsets.UTF_8);
    private static final byte[] ALIVE = ":\n\n".getBytes(StandardCharsets.UTF_8);

    private final ReplySettings settings;
    private final ReplyMetrics metrics;
    private final Map<String, Integer> byOwner = new ConcurrentHashMap<>();

    EventStream(ReplySettings settings, ReplyMetrics metrics) {
        this.settings = settings;
        this.metrics = metrics;
    }

    /**
     * Lines that belong together.
     *
     * @param end why nothing comes after them; null when something does
     */
    record Told(String lines, @Nullable String end) {}

    /** An error (429) when an owner has as many streams as one may have. */
    Mono<Void> room(String owner) {
        return byOwner.getOrDefault(owner, 0) < settings.streamsOfOwner()
                ? Mono.empty()
                : Mono.error(() -> new ProblemException(
                                HttpStatus.TOO_MANY_REQUESTS,
                                "too-many-streams",
                                "Close a stream before opening another.")
                        .withRetryAfter(Duration.ofSeconds(1)));
    }

    /** Sends the events; completes after the last one, or when the reader is gone. */
    Mono<Void> send(ServerHttpResponse response, String owner, Flux<Told> events) {
        return room(owner).then(Mono.defer(() -> write(response, owner, events)));
    }

    private Mono<Void> write(ServerHttpResponse response, String owner, Flux<Told> events) {
        response.getHeaders().setContentType(TYPE);
        response.getHeaders().setCacheControl(CacheControl.noStore());
        response.getHeaders().set("X-Accel-Buffering", "no");
        DataBufferFactory buffers = response.bufferFactory();
        Sinks.Empty<Void> over = Sinks.empty();
        AtomicReference<@Nullable String> end = new AtomicReference<>();
        Flux<DataBuffer> told = events.doOnNext(some -> end.set(some.end()))
                .map(some -> buffers.wrap(some.lines().getBytes(StandardCharsets.UTF_8)))
                .doFinally(signal -> over.tryEmitEmpty());
        Flux<DataBuffer> alive = Flux.interval(settings.keepAlive())
                .onBackpressureDrop()
                .map(tick -> buffers.wrap(ALIVE))
                .takeUntilOther(over.asMono());
        return response.writeAndFlushWith(Flux.merge(told, alive).map(Mono::just))
                .doOnSubscribe(reader -> opened(owner))
                .doFinally(signal -> closed(owner, reason(signal, end.get())));
    }

    private void opened(String owner) {
        byOwner.merge(owner, 1, Integer::sum);
        metrics.streamOpened();
    }

    private void closed(String owner, String reason) {
        byOwner.computeIfPresent(owner, (key, streams) -> streams == 1 ? null : streams - 1);
        metrics.streamClosed(reason);
    }

    /** A reader who has gone is noticed as a cancellation, or as a write that failed. */
    private static String reason(SignalType signal, @Nullable String end) {
        return signal == SignalType.ON_COMPLETE && end != null ? end : "left";
    }
}
