package chatclique.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client of the API at the gateway, as somebody or as a stranger. */
record Api(HttpClient http, String base, Map<String, String> headers) {

    static final JsonMapper JSON = JsonMapper.builder().build();

    static Api stranger(Stack stack) {
        return new Api(HttpClient.newHttpClient(), stack.address(), Map.of());
    }

    static Api bearer(Stack stack, String token) {
        return new Api(HttpClient.newHttpClient(), stack.address(), Map.of("Authorization", "Bearer " + token));
    }

    Api with(String header, String value) {
        var all = new java.util.LinkedHashMap<>(headers);
        all.put(header, value);
        return new Api(http, base, all);
    }

    Answer get(String path) {
        return send("GET", path, null);
    }

    Answer delete(String path) {
        return send("DELETE", path, null);
    }

    Answer post(String path, Object body) {
        return send("POST", path, JSON.writeValueAsString(body));
    }

    Answer patch(String path, Object body) {
        return send("PATCH", path, JSON.writeValueAsString(body));
    }

    /** Posts with a new idempotency key, as one click of a user does. */
    Answer click(String path, Object body) {
        return with("Idempotency-Key", UUID.randomUUID().toString()).post(path, body);
    }

    Answer send(String method, String path, @Nullable String body) {
        var request =
                request(path).method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (body != null && !headers.containsKey("Content-Type")) {
            request.header("Content-Type", "application/json");
        }
        return answer(request.build());
    }

    /** Posts and reads the answer as server-sent events, to the end of the stream. */
    List<Event> stream(String path, Object body) {
        Answer answer = with("Accept", "text/event-stream").click(path, body);
        if (answer.status() != 200) {
            throw new AssertionError(answer.toString());
        }
        return events(answer.text());
    }

    HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(URI.create(base + path)).timeout(Duration.ofSeconds(60));
        headers.forEach(request::header);
        return request;
    }

    Answer answer(HttpRequest request) {
        try {
            HttpResponse<byte[]> response = http.send(request, BodyHandlers.ofByteArray());
            return new Answer(response.statusCode(), response.headers(), response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static List<Event> events(String text) {
        List<Event> events = new ArrayList<>();
        for (String block : text.split("\n\n")) {
            String id = "";
            String name = "message";
            StringBuilder data = new StringBuilder();
            for (String line : block.split("\n")) {
                if (line.startsWith("id:")) {
                    id = line.substring(3).strip();
                } else if (line.startsWith("event:")) {
                    name = line.substring(6).strip();
                } else if (line.startsWith("data:")) {
                    data.append(line.substring(5).stripLeading());
                }
            }
            if (!data.isEmpty()) {
                events.add(new Event(id, name, JSON.readTree(data.toString())));
            }
        }
        return events;
    }

    /** A server-sent event. */
    record Event(String id, String name, JsonNode data) {}

    /** What came back. */
    record Answer(int status, java.net.http.HttpHeaders headers, byte[] bytes) {

        String text() {
            return new String(bytes, StandardCharsets.UTF_8);
        }

        JsonNode json() {
            return JSON.readTree(bytes);
        }

        JsonNode at(String pointer) {
            return json().at(pointer);
        }

        String header(String name) {
            return headers.firstValue(name).orElse("");
        }

        /** This answer, if it has the status; otherwise the test fails with what came instead. */
        Answer expect(int expected) {
            if (status != expected) {
                throw new AssertionError("expected " + expected + " but got " + this);
            }
            return this;
        }

        /** This answer, if it is a problem with the status and tells nothing from inside. */
        Answer expectProblem(int expected) {
            expect(expected);
            if (!header("Content-Type").startsWith("application/problem+json")) {
                throw new AssertionError("not a problem: " + this);
            }
            if (json().path("status").asInt() != expected
                    || json().path("code").asString("").isEmpty()) {
                throw new AssertionError("a problem without status or code: " + this);
            }
            if (text().contains("Exception") || text().contains("\tat ")) {
                throw new AssertionError("tells of its inside: " + this);
            }
            return this;
        }

        @Override
        public String toString() {
            String body = text();
            return status + " " + header("Content-Type") + " " + (body.length() > 600 ? body.substring(0, 600) : body);
        }
    }
}
