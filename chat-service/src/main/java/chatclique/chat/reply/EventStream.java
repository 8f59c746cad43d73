package chatclique.chat.reply;

import chatclique.chat.turn.Turn;
import chatclique.chat.turn.TurnView;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferFactory;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import tools.jackson.core.io.JsonStringEncoder;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes events as server-sent events, by hand: what has come together is one buffer and one flush. Model text is only
 * ever inside a JSON string, where a line end is two characters; so no text can look like an event.
 */
@Component
class EventStream {

    private static final MediaType TYPE = new MediaType(MediaType.TEXT_EVENT_STREAM, StandardCharsets.UTF_8);
    private static final byte[] ALIVE = ":\n\n".getBytes(StandardCharsets.UTF_8);

    private final JsonMapper json;
    private final Duration keepAlive;
    private final ReplyMetrics metrics;

    EventStream(JsonMapper json, ReplySettings settings, ReplyMetrics metrics) {
        this.json = json;
        this.keepAlive = settings.keepAlive();
        this.metrics = metrics;
    }

    /** Sends the events; completes after the last one, or when the reader is gone. */
    Mono<Void> send(ServerHttpResponse response, Flux<List<ReplyEvent>> events) {
        response.getHeaders().setContentType(TYPE);
        response.getHeaders().setCacheControl(CacheControl.noStore());
        response.getHeaders().set("X-Accel-Buffering", "no");
        DataBufferFactory buffers = response.bufferFactory();
        Sinks.Empty<Void> over = Sinks.empty();
        Flux<DataBuffer> told =
                events.map(together -> buffers.wrap(encode(together))).doFinally(signal -> over.tryEmitEmpty());
        Flux<DataBuffer> alive = Flux.interval(keepAlive)
                .onBackpressureDrop()
                .map(tick -> buffers.wrap(ALIVE))
                .takeUntilOther(over.asMono());
        return response.writeAndFlushWith(Flux.merge(told, alive).map(Mono::just))
                .doOnSubscribe(reader -> metrics.streamOpened())
                .doFinally(signal -> metrics.streamClosed());
    }

    private byte[] encode(List<ReplyEvent> together) {
        StringBuilder lines = new StringBuilder(96 * together.size());
        together.forEach(event -> append(lines, event));
        return lines.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void append(StringBuilder lines, ReplyEvent event) {
        lines.append("event: ").append(name(event)).append('\n');
        Progress id = event.id();
        if (id != null) {
            lines.append("id: ").append(id.version()).append('.');
            lines.append(id.actions()).append('.').append(id.characters()).append('\n');
        }
        lines.append("data: ");
        appendData(lines, event);
        lines.append("\n\n");
    }

    private void appendData(StringBuilder lines, ReplyEvent event) {
        switch (event) {
            case ReplyEvent.Delta delta -> {
                lines.append("{\"text\":\"");
                JsonStringEncoder.getInstance().quoteAsString(delta.text(), lines);
                lines.append("\"}");
            }
            case ReplyEvent.Accepted(Turn turn) -> write(lines, Beginning.of(turn));
            case ReplyEvent.Acted(Turn.Action action, Progress progress) -> write(lines, action);
            case ReplyEvent.Reset(Turn turn) -> write(lines, Map.of("version", turn.versionNumber()));
            case ReplyEvent.Ended(Turn turn)
            when turn.failure() != null ->
                write(lines, Map.of("problem", Failures.problem(turn.failure()).getBody(), "turn", TurnView.of(turn)));
            case ReplyEvent.Ended(Turn turn) -> write(lines, Map.of("turn", TurnView.of(turn)));
            case ReplyEvent.Closing closing -> lines.append("{}");
        }
    }

    /** The data of the first event. */
    private record Beginning(String turnId, String day, int seq, int version) {

        static Beginning of(Turn turn) {
            return new Beginning(turn.id(), turn.day(), turn.seq(), turn.versionNumber());
        }
    }

    private void write(StringBuilder lines, Object data) {
        lines.append(json.writeValueAsString(data));
    }

    private static String name(ReplyEvent event) {
        return switch (event) {
            case ReplyEvent.Accepted accepted -> "accepted";
            case ReplyEvent.Delta delta -> "delta";
            case ReplyEvent.Acted acted -> "action";
            case ReplyEvent.Reset reset -> "reset";
            case ReplyEvent.Ended(Turn turn) ->
                switch (turn.state()) {
                    case DONE -> "done";
                    case STOPPED -> "stopped";
                    default -> "failed";
                };
            case ReplyEvent.Closing closing -> "closing";
        };
    }
}
