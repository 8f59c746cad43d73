package chatclique.bench;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads a turn's events over any number of connections. */
final class SoakReader {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final StringBuilder text = new StringBuilder();
    private final StringBuilder data = new StringBuilder();
    private String event = "";
    private @Nullable String id;
    private @Nullable String lastEventId;
    private @Nullable String turn;
    private boolean ended;

    /** The turn, once the system has said that it has it. */
    @Nullable
    String turn() {
        return turn;
    }

    @Nullable
    String lastEventId() {
        return lastEventId;
    }

    boolean ended() {
        return ended;
    }

    String text() {
        return text.toString();
    }

    /** What had not become an event when the connection broke is nothing. */
    void broken() {
        event = "";
        id = null;
        data.setLength(0);
    }

    void line(String line) {
        if (line.startsWith("event: ")) {
            event = line.substring(7);
        } else if (line.startsWith("id: ")) {
            id = line.substring(4);
        } else if (line.startsWith("data: ")) {
            data.append(line, 6, line.length());
        } else if (line.isEmpty() && !event.isEmpty()) {
            take(JSON.readTree(data.toString()));
            lastEventId = id == null ? lastEventId : id;
            broken();
        }
    }

    private void take(JsonNode told) {
        switch (event) {
            case "accepted" -> {
                // Sent again with the same key, a stream begins at its beginning.
                turn = told.at("/turnId").asString();
                text.setLength(0);
            }
            case "reset" -> text.setLength(0);
            case "delta" -> text.append(told.at("/text").asString());
            case "done" -> ended = true;
            case "failed", "stopped" -> {
                // An instance that died had saved less than it had told: what counts is what the end says.
                text.setLength(0);
                text.append(told.at("/turn/answer/text").asString(""));
                ended = true;
            }
            default -> {
                // Closing, and whatever a newer service says.
            }
        }
    }
}
