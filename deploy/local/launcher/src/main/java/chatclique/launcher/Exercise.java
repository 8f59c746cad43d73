package chatclique.launcher;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Uses a running system a little, by the trial account, as people will. What does not work is passed over: this only warms
 * what can be warmed.
 */
final class Exercise {

    private static final int ROUNDS = 25;
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Pattern ID = Pattern.compile("\"id\"\\s*:\\s*\"([^\"]+)\"");
    private static final Pattern TOKEN = Pattern.compile("\"access_token\"\\s*:\\s*\"([^\"]+)\"");

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private final Ports ports;
    private String token = "";

    Exercise(Ports ports) {
        this.ports = ports;
    }

    void run() {
        for (String path : new String[] {"/", "/docs", "/readyz", "/login", "/api/v1/me", "/auth/realms/chatclique"}) {
            get(path);
        }
        Optional<String> issued = token();
        if (issued.isEmpty()) {
            return;
        }
        token = issued.get();
        Optional<String> pet = post("/api/v1/pets", "{\"name\":\"Mia\",\"species\":\"cat\",\"look\":\"ginger\"}");
        Optional<String> talk =
                pet.flatMap(id -> post("/api/v1/conversations", "{\"persona\":\"pet\",\"petId\":\"" + id + "\"}"));
        pet.ifPresent(id -> post("/api/v1/pictures", "{\"prompt\":\"my cat on the moon\",\"petId\":\"" + id + "\"}"));
        for (int i = 0; i < ROUNDS; i++) {
            get("/api/v1/me");
            get("/api/v1/pets");
            get("/api/v1/pictures");
            get("/api/v1/chat-log?month=" + java.time.YearMonth.now(java.time.ZoneOffset.UTC));
            get("/api/v1/chat-log/" + java.time.LocalDate.now(java.time.ZoneOffset.UTC));
            pet.ifPresent(id -> post("/api/v1/pets/" + id + "/actions", "{\"action\":\"pet\"}"));
            if (i % 5 == 0) {
                talk.ifPresent(id -> post("/api/v1/conversations/" + id + "/turns", "{\"text\":\"hello\"}"));
            }
        }
    }

    private Optional<String> token() {
        URI address = URI.create(
                "http://127.0.0.1:" + ports.keycloak() + "/auth/realms/chatclique/protocol/openid-connect/token");
        return send(HttpRequest.newBuilder(address)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(
                                "grant_type=password&client_id=chatclique-trial&username=demo&password=demo")))
                .flatMap(answer -> first(TOKEN, answer));
    }

    private void get(String path) {
        send(request(path).header("Accept", "application/json, text/html;q=0.9").GET());
    }

    private Optional<String> post(String path, String body) {
        return send(request(path)
                        .header("Accept", "application/json, text/event-stream;q=0.5")
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .POST(BodyPublishers.ofString(body)))
                .flatMap(answer -> first(ID, answer));
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + ports.gateway() + path));
        return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
    }

    private Optional<String> send(HttpRequest.Builder request) {
        try {
            return Optional.of(client.send(request.timeout(PATIENCE).build(), BodyHandlers.ofString())
                    .body());
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static Optional<String> first(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
