package chatclique.chat.reply;

import chatclique.chat.conversation.News;
import chatclique.chat.turn.Turn;
import chatclique.chat.turn.TurnView;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.core.io.JsonStringEncoder;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes events as the lines of an event stream, by hand: what has come together is one text. Model text is only ever
 * inside a JSON string, where a line end is two characters; so no text can look like an event.
 */
@Component
class EventLines {

    private final JsonMapper json;

    EventLines(JsonMapper json) {
        this.json = json;
    }

    /** What a reader of a turn is told. */
    EventStream.Told of(List<ReplyEvent> together) {
        StringBuilder lines = new StringBuilder(96 * together.size());
        together.forEach(event -> append(lines, event));
        return new EventStream.Told(lines.toString(), together.getLast().isLast() ? name(together.getLast()) : null);
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

    /** The data of the first event. */
    private record Beginning(String turnId, String day, int seq, int version) {

        static Beginning of(Turn turn) {
            return new Beginning(turn.id(), turn.day(), turn.seq(), turn.versionNumber());
        }
    }

    /** The data of an event that tells of a turn of a conversation. */
    private record Happening(String turnId, int version, String state, Instant at) {}

    /** What a listener of a conversation is told. */
    EventStream.Told ofNews(List<News> together) {
        StringBuilder lines = new StringBuilder(128 * together.size());
        together.forEach(news -> append(lines, news));
        boolean last = together.getLast().isLast();
        return new EventStream.Told(
                lines.toString(), !last ? null : together.getLast() instanceof News.Gone ? "gone" : "closing");
    }

    private void append(StringBuilder lines, News news) {
        switch (news) {
            case News.Happened(String id, String turnId, int version, String state, Instant at) -> {
                lines.append("event: turn\nid: ").append(id).append("\ndata: ");
                write(lines, new Happening(turnId, version, state, at));
                lines.append("\n\n");
            }
            case News.Listening(String id) -> append(lines, "listening", "id: " + id + "\n");
            case News.Missed(String id) -> append(lines, "missed", "id: " + id + "\n");
            case News.Gone gone -> append(lines, "gone", "");
            case News.Closing closing -> append(lines, "closing", "");
        }
    }

    private static void append(StringBuilder lines, String name, String id) {
        lines.append("event: ").append(name).append('\n').append(id).append("data: {}\n\n");
    }

    private void write(StringBuilder lines, Object data) {
        lines.append(json.writeValueAsString(data));
    }
}
