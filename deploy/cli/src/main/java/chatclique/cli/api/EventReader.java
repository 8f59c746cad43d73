package chatclique.cli.api;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads server-sent events, only whole ones. It reads in a thread of its own, because nothing else ends the waiting for a
 * byte that never comes; a reader that is slow makes the connection wait.
 */
final class EventReader implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int AHEAD = 64;

    private final InputStream body;
    private final BlockingQueue<Signal> signals = new ArrayBlockingQueue<>(AHEAD);
    private final Thread reader;

    EventReader(InputStream body) {
        this.body = body;
        this.reader = Thread.ofVirtual().start(this::read);
    }

    /** What came. */
    sealed interface Signal {}

    /**
     * An event.
     *
     * @param id what to go on from after it; empty when it is no such place
     */
    record Event(String id, String name, JsonNode data) implements Signal {}

    /** The connection lives, though nothing happens. */
    record Alive() implements Signal {}

    /** The connection has ended, well or not. */
    record End() implements Signal {}

    /** The next one; null when nothing came for so long. */
    @Nullable
    Signal next(Duration limit) throws InterruptedException {
        return signals.poll(Math.max(0, limit.toMillis()), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() throws IOException {
        reader.interrupt();
        body.close();
    }

    private void read() {
        try {
            try (var lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
                Block block = new Block();
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    block = take(line, block);
                }
            } catch (IOException | JacksonException broken) {
                // The same as an end too soon: whoever waits goes on from the last whole event.
                signals.put(new End());
                return;
            }
            signals.put(new End());
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private Block take(String line, Block block) throws InterruptedException {
        if (line.isEmpty()) {
            signals.put(block.data.isEmpty() ? new Alive() : block.event());
            return new Block();
        }
        int colon = line.indexOf(':');
        String field = colon < 0 ? line : line.substring(0, colon);
        String value = colon < 0 ? "" : line.substring(colon + 1);
        block.add(field, value.startsWith(" ") ? value.substring(1) : value);
        return block;
    }

    /** The lines of one event, as they come. */
    private static final class Block {

        private final StringBuilder data = new StringBuilder();
        private String id = "";
        private String name = "message";

        void add(String field, String value) {
            switch (field) {
                case "data" -> data.append(data.isEmpty() ? "" : "\n").append(value);
                case "event" -> name = value;
                case "id" -> id = value;
                default -> {
                    // A comment, or something that this form may have one day.
                }
            }
        }

        Event event() {
            return new Event(id, name, JSON.readTree(data.toString()));
        }
    }
}
