package chatclique.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One who talks, or cares for a pet, as the page does: each thing is repeated with its own key until it is acknowledged, and
 * an answer is followed to its end, from where it broke off.
 */
final class SoakClient {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration AGAIN = Duration.ofMillis(300);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(3)).build();
    private final People people;
    private final People.Person person;
    private final boolean talks;
    private final String home;
    private final List<String> acknowledged = new ArrayList<>();
    private final Map<String, String> read = new HashMap<>();

    SoakClient(People people, People.Person person, boolean talks) {
        this.people = people;
        this.person = person;
        this.talks = talks;
        this.home = talks
                ? people.post(person.token(), "/api/v1/conversations", Map.of("persona", "assistant"))
                        .at("/id")
                        .asString()
                : people.post(person.token(), "/api/v1/pets", Map.of("name", "Mia", "species", "cat", "look", "ginger"))
                        .at("/id")
                        .asString();
    }

    boolean talks() {
        return talks;
    }

    String pet() {
        return home;
    }

    /** The prompts, or the actions' ids, that the system has said it has. */
    List<String> acknowledged() {
        return acknowledged;
    }

    /** Of these entries, how many have another answer than the one that was read here. */
    long differing(List<JsonNode> entries) {
        return entries.stream()
                .filter(entry -> read.containsKey(entry.at("/id").asString()))
                .filter(entry -> !entry.at("/answer/text")
                        .asString("")
                        .equals(read.get(entry.at("/id").asString())))
                .count();
    }

    void runUntil(Instant end) {
        while (Instant.now().isBefore(end)) {
            if (talks) {
                say("soak " + UUID.randomUUID());
            } else {
                act();
            }
        }
    }

    /** All items of a list. */
    List<JsonNode> pages(String path) {
        List<JsonNode> items = new ArrayList<>();
        String next = "";
        do {
            String address = path + next;
            JsonNode page = until(() -> people.get(person.token(), address));
            page.at("/items").forEach(items::add);
            next = page.at("/next").isNull() ? "" : "&after=" + page.at("/next").asString();
        } while (!next.isEmpty());
        return items;
    }

    private void act() {
        String key = UUID.randomUUID().toString();
        JsonNode done = until(() -> {
            HttpResponse<String> answer = http.send(
                    request("/api/v1/pets/" + home + "/actions", key)
                            .POST(BodyPublishers.ofString("{\"action\":\"pet\"}"))
                            .build(),
                    BodyHandlers.ofString());
            return answer.statusCode() == 200 ? JSON.readTree(answer.body()) : null;
        });
        acknowledged.add(done.at("/event/id").asString());
        pause(); // a pet is stroked by a hand
    }

    private void say(String text) {
        String key = UUID.randomUUID().toString();
        SoakReader reader = new SoakReader();
        until(() -> {
            follow(
                    request("/api/v1/conversations/" + home + "/turns", key)
                            .POST(BodyPublishers.ofString(JSON.writeValueAsString(Map.of("text", text))))
                            .build(),
                    reader);
            return reader.turn();
        });
        acknowledged.add(text);
        until(() -> {
            if (!reader.ended()) {
                HttpRequest.Builder more = request("/api/v1/turns/" + reader.turn() + "/events", key);
                if (reader.lastEventId() != null) {
                    more.header("Last-Event-ID", reader.lastEventId());
                }
                follow(more.GET().build(), reader);
            }
            return reader.ended() ? reader : null;
        });
        read.put(String.valueOf(reader.turn()), reader.text());
    }

    private void follow(HttpRequest request, SoakReader reader) throws IOException, InterruptedException {
        HttpResponse<Stream<String>> answer = http.send(request, BodyHandlers.ofLines());
        try (Stream<String> lines = answer.body()) {
            if (answer.statusCode() == 200) {
                lines.forEach(reader::line);
            }
        } catch (java.io.UncheckedIOException broken) {
            // A part died under the stream: the reader knows how far it came.
            reader.broken();
        }
    }

    private HttpRequest.Builder request(String path, String key) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + people.port() + path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + person.token())
                .header("Content-Type", "application/json")
                .header("Accept", path.endsWith("/actions") ? "application/json" : "text/event-stream")
                .header("Idempotency-Key", key);
    }

    private interface Attempt<T> {
        @Nullable
        T make() throws IOException, InterruptedException;
    }

    /** Repeats what may be repeated, until there is an answer. */
    private static <T> T until(Attempt<T> attempt) {
        while (true) {
            try {
                T answer = attempt.make();
                if (answer != null) {
                    return answer;
                }
            } catch (IOException | java.io.UncheckedIOException | IllegalStateException away) {
                // A part is dead or coming back, which is what this is about.
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(AGAIN);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
