package chatclique.chat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A reader of an event stream on a connection of its own, as it comes. */
public final class Listening implements AutoCloseable {

    private final HttpClient client;
    private final InputStream body;
    private final List<Event> events = new CopyOnWriteArrayList<>();
    private volatile boolean over;

    /** One event. */
    public record Event(String name, String id, JsonNode data) {}

    private Listening(HttpClient client, InputStream body) {
        this.client = client;
        this.body = body;
    }

    /** Opens a stream; the id may be empty. */
    public static Listening to(int port, String path, String token, String lastEventId) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Authorization", "Bearer " + token)
                .header("Accept", "text/event-stream");
        if (!lastEventId.isEmpty()) {
            request.header("Last-Event-ID", lastEventId);
        }
        // A client of its own: so it leaves with its connection, as a browser that is closed.
        HttpClient client = HttpClient.newHttpClient();
        try {
            HttpResponse<InputStream> answer = client.send(request.build(), BodyHandlers.ofInputStream());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException("Answered " + answer.statusCode());
            }
            Listening listening = new Listening(client, answer.body());
            Thread.ofVirtual().start(listening::read);
            return listening;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void read() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
            String name = "";
            String id = "";
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("event: ")) {
                    name = line.substring(7);
                    id = "";
                } else if (line.startsWith("id: ")) {
                    id = line.substring(4);
                } else if (line.startsWith("data: ")) {
                    events.add(new Event(name, id, JsonMapper.shared().readTree(line.substring(6))));
                }
            }
        } catch (IOException closed) {
            // The test has left, or the service has; what came before counts.
        } finally {
            over = true;
        }
    }

    public List<Event> events() {
        return events;
    }

    /** The first event that is as wanted, as soon as it comes. */
    public Event await(Predicate<Event> wanted) {
        return Awaitility.await("an event among " + events)
                .until(() -> events.stream().filter(wanted).findFirst(), found -> found.isPresent())
                .orElseThrow();
    }

    public Event await(String name) {
        return await(event -> event.name().equals(name));
    }

    /** Waits until the other side has ended the stream. */
    public List<Event> toTheEnd() {
        Awaitility.await().until(() -> over);
        return events;
    }

    /** All text that came. */
    public String text() {
        return events.stream()
                .filter(event -> event.name().equals("delta"))
                .map(event -> event.data().path("text").asString())
                .reduce("", String::concat);
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
