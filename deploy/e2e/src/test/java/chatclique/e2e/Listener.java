package chatclique.e2e;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/** Reads an event stream as it comes, on a connection of its own. */
final class Listener implements AutoCloseable {

    private final InputStream body;
    private final List<Api.Event> events = new CopyOnWriteArrayList<>();
    private volatile boolean over;

    private Listener(InputStream body) {
        this.body = body;
    }

    /** Opens a stream; the id may be empty. */
    static Listener to(Api who, String path, String lastEventId) {
        Api reader = who.with("Accept", "text/event-stream");
        return open(
                who,
                (lastEventId.isEmpty() ? reader : reader.with("Last-Event-ID", lastEventId))
                        .request(path)
                        .GET()
                        .build());
    }

    /** Opens the stream that a request answers with. */
    static Listener open(Api who, HttpRequest request) {
        try {
            HttpResponse<InputStream> response = who.http().send(request, HttpResponse.BodyHandlers.ofInputStream());
            if (response.statusCode() != 200) {
                throw new AssertionError("answered " + response.statusCode());
            }
            Listener listener = new Listener(response.body());
            Thread.ofVirtual().start(listener::read);
            return listener;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void read() {
        StringBuilder block = new StringBuilder();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                block.append(line).append('\n');
                if (line.isEmpty()) {
                    events.addAll(Api.events(block.toString()));
                    block.setLength(0);
                }
            }
        } catch (IOException cut) {
            // The reader left, or the other side died; what came whole counts.
        } finally {
            over = true;
        }
    }

    /** The first event of that name, as soon as it comes. */
    Api.Event await(String name) {
        return Await.until(
                Duration.ofSeconds(20),
                () -> events.stream()
                        .filter(event -> event.name().equals(name))
                        .findFirst()
                        .orElseThrow(),
                any -> true);
    }

    /** All events, once the other side has ended the stream or is gone. */
    List<Api.Event> toTheEnd(Duration limit) {
        Await.until(limit, () -> over, ended -> ended);
        return events;
    }

    List<Api.Event> events() {
        return events;
    }

    /** The text that came. */
    String text() {
        return events.stream()
                .filter(event -> event.name().equals("delta"))
                .map(event -> event.data().at("/text").asString())
                .collect(Collectors.joining());
    }

    @Override
    public void close() {
        try {
            body.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
