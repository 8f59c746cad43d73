package chatclique.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Accounts to measure with, made at Keycloak's inner port, and their access tokens. */
final class People {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int KEYCLOAK = 1;

    private final HttpClient http = HttpClient.newHttpClient();
    private final int port;
    private final Path data;
    private final String run = UUID.randomUUID().toString().substring(0, 8);

    People(int port, Path data) {
        this.port = port;
        this.data = data;
    }

    int port() {
        return port;
    }

    /** Access tokens of so many people, each good for five minutes from now. */
    List<String> tokens(int people) {
        String admin = admin();
        return IntStream.range(0, people)
                .mapToObj(i -> "bench-" + run + "-" + i)
                .peek(name -> create(admin, name))
                .map(this::token)
                .toList();
    }

    /** Someone whose token is renewed in time. */
    Person person() {
        String name = "bench-" + run + "-" + UUID.randomUUID();
        create(admin(), name);
        return new Person(name);
    }

    /** One account, for more than a token's life. */
    final class Person {

        private static final long RENEWED_AFTER_NANOS = 180_000_000_000L;

        private final String name;
        private String token;
        private long since;

        private Person(String name) {
            this.name = name;
            this.token = People.this.token(name);
            this.since = System.nanoTime();
        }

        synchronized String token() {
            if (System.nanoTime() - since > RENEWED_AFTER_NANOS) {
                token = People.this.token(name);
                since = System.nanoTime();
            }
            return token;
        }
    }

    JsonNode post(String token, String path, Object body) {
        HttpResponse<String> answer = send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(BodyPublishers.ofString(JSON.writeValueAsString(body)))
                .build());
        return good(answer);
    }

    JsonNode get(String token, String path) {
        return good(send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Authorization", "Bearer " + token)
                .build()));
    }

    /** Reads an event stream to its end. */
    void follow(String token, String path) {
        int status = send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                        .header("Authorization", "Bearer " + token)
                        .header("Accept", "text/event-stream")
                        .build())
                .statusCode();
        if (status != 200) {
            throw new IllegalStateException(path + " " + status);
        }
    }

    /** The process of a part; none while it is being brought back. */
    Optional<Long> pid(String part) {
        try (Stream<String> lines = Files.lines(data.resolve("state/" + part + ".properties"))) {
            return lines.filter(line -> line.startsWith("pid="))
                    .map(line -> Long.parseLong(line.substring(4)))
                    .findFirst();
        } catch (NoSuchFileException replaced) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The proportional share of memory (PSS) that a part has now, in MB, as Linux counts it. */
    long memory(String part) {
        Path memory = Path.of("/proc", String.valueOf(pid(part).orElseThrow()), "smaps_rollup");
        try (Stream<String> lines = Files.lines(memory)) {
            return lines.filter(line -> line.startsWith("Pss:"))
                            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                            .sum()
                    / 1024;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode good(HttpResponse<String> answer) {
        if (answer.statusCode() >= 300) {
            throw new IllegalStateException(answer.request().uri() + " " + answer.statusCode() + " " + answer.body());
        }
        return JSON.readTree(answer.body());
    }

    private void create(String admin, String name) {
        var user = Map.of(
                "username",
                name,
                "enabled",
                true,
                "firstName",
                "Bench",
                "credentials",
                List.of(Map.of("type", "password", "value", password(name), "temporary", false)));
        int status = send(HttpRequest.newBuilder(inner("/auth/admin/realms/chatclique/users"))
                        .header("Authorization", "Bearer " + admin)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(JSON.writeValueAsString(user)))
                        .build())
                .statusCode();
        if (status != 201 && status != 409) {
            throw new IllegalStateException("creating an account answered " + status);
        }
    }

    /** The realm refuses the name itself as a password. */
    private static String password(String name) {
        return "password of " + name;
    }

    private String token(String name) {
        return grant(
                URI.create("http://localhost:" + port + "/auth/realms/chatclique/protocol/openid-connect/token"),
                Map.of(
                        "grant_type",
                        "password",
                        "client_id",
                        "chatclique-trial",
                        "username",
                        name,
                        "password",
                        password(name)));
    }

    private String admin() {
        try {
            String secret =
                    Files.readString(data.resolve("secrets/keycloak-admin")).strip();
            return grant(
                    inner("/auth/realms/master/protocol/openid-connect/token"),
                    Map.of(
                            "grant_type",
                            "password",
                            "client_id",
                            "admin-cli",
                            "username",
                            "admin",
                            "password",
                            secret));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String grant(URI address, Map<String, String> form) {
        String body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        HttpResponse<String> answer = send(HttpRequest.newBuilder(address)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body))
                .build());
        return good(answer).at("/access_token").asString();
    }

    private URI inner(String path) {
        return URI.create("http://localhost:" + (port + KEYCLOAK) + path);
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
