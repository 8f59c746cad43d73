package chatclique.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Each route as stranger, as someone of another role, and as another owner. */
class WhoTest extends Service {

    private final String today = LocalDate.now(ZoneOffset.UTC).toString();
    private final String ada = someone();

    private record Route(HttpMethod method, String path, Map<String, ?> body) {}

    private List<Route> routes(String conversation, String turn) {
        return List.of(
                new Route(HttpMethod.GET, "/api/v1/conversations/" + conversation, Map.of()),
                new Route(HttpMethod.PATCH, "/api/v1/conversations/" + conversation, Map.of("title", "mine")),
                new Route(HttpMethod.GET, "/api/v1/conversations/" + conversation + "/turns", Map.of()),
                new Route(HttpMethod.POST, "/api/v1/conversations/" + conversation + "/turns", Map.of("text", "hi")),
                new Route(HttpMethod.GET, "/api/v1/turns/" + turn, Map.of()),
                new Route(HttpMethod.GET, "/api/v1/turns/" + turn + "/events", Map.of()),
                new Route(HttpMethod.GET, "/api/v1/turns/" + turn + "/versions", Map.of()),
                new Route(HttpMethod.POST, "/api/v1/turns/" + turn + "/stop", Map.of()),
                new Route(HttpMethod.POST, "/api/v1/turns/" + turn + "/regenerate", Map.of()),
                new Route(HttpMethod.PUT, "/api/v1/turns/" + turn + "/text", Map.of("text", "mine")),
                new Route(HttpMethod.GET, "/api/v1/conversations/" + conversation + "/events", Map.of()),
                new Route(HttpMethod.DELETE, "/api/v1/conversations/" + conversation, Map.of()),
                new Route(HttpMethod.GET, "/api/v1/chat-log/" + today + "/1", Map.of()),
                new Route(HttpMethod.DELETE, "/api/v1/chat-log/" + today + "/1", Map.of()));
    }

    @Test
    void anotherOwnerFindsNothingAndChangesNothing() {
        String conversation = conversation(user(ada));
        Map<String, Object> turn = say(user(ada), conversation, "k", "a secret");
        WebTestClient bob = user(someone());
        routes(conversation, (String) turn.get("id"))
                .forEach(route -> exchange(bob, route)
                        .expectStatus()
                        .isNotFound()
                        .expectBody(String.class)
                        .value(body -> assertThat(body).contains("/problems/").doesNotContain("a secret", ada)));
        for (String open : List.of(
                "/api/v1/conversations",
                "/api/v1/chat-log",
                "/api/v1/chat-log/" + today,
                "/api/v1/chat-log/search?q=secret",
                "/api/v1/chat-log/export",
                "/api/v1/chat-log/export?format=md")) {
            exchange(bob, new Route(HttpMethod.GET, open, Map.of()))
                    .expectStatus()
                    .isOk()
                    .expectBody(String.class)
                    .value(body ->
                            assertThat(String.valueOf(body)).doesNotContain("a secret", conversation, "\"seq\""));
        }
        bob.delete().uri("/api/v1/chat-log/" + today).exchange().expectStatus().isNoContent();
        bob.delete().uri("/api/v1/chat-log").exchange().expectStatus().isNoContent();
        user(ada)
                .get()
                .uri("/api/v1/turns/{id}", turn.get("id"))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.prompt.text")
                .isEqualTo("a secret");
        user(ada)
                .get()
                .uri("/api/v1/conversations/{id}", conversation)
                .exchange()
                .expectBody()
                .jsonPath("$.title")
                .isEmpty();
    }

    @Test
    void aStrangerIsAskedToLogInAndAServiceIsNoUser() {
        List<Route> all = new ArrayList<>(routes("0".repeat(24), "1"));
        all.add(new Route(HttpMethod.GET, "/api/v1/conversations", Map.of()));
        all.add(new Route(HttpMethod.POST, "/api/v1/conversations", Map.of("persona", "assistant")));
        all.add(new Route(HttpMethod.GET, "/api/v1/chat-log", Map.of()));
        all.add(new Route(HttpMethod.DELETE, "/api/v1/chat-log/" + today, Map.of()));
        all.add(new Route(HttpMethod.GET, "/api/v1/models", Map.of()));
        all.add(new Route(HttpMethod.GET, "/api/v1/chat-log/search?q=a", Map.of()));
        all.add(new Route(HttpMethod.GET, "/api/v1/chat-log/seal", Map.of()));
        all.add(new Route(HttpMethod.GET, "/api/v1/chat-log/export", Map.of()));
        all.add(new Route(HttpMethod.POST, "/api/v1/chat-log/import", Map.of("n", 1)));
        all.add(new Route(HttpMethod.DELETE, "/api/v1/chat-log", Map.of()));
        all.add(new Route(HttpMethod.GET, "/api/v1/facts", Map.of()));
        all.add(new Route(HttpMethod.POST, "/api/v1/facts", Map.of("kind", "like", "text", "tea")));
        all.add(new Route(HttpMethod.PUT, "/api/v1/facts/1", Map.of("text", "tea")));
        all.add(new Route(HttpMethod.DELETE, "/api/v1/facts/1", Map.of()));
        all.add(new Route(HttpMethod.GET, "/api/v1/personas", Map.of()));
        all.add(new Route(HttpMethod.GET, "/api/v1/usage", Map.of()));
        for (Route route : all) {
            exchange(stranger(), route)
                    .expectStatus()
                    .isUnauthorized()
                    .expectHeader()
                    .exists("WWW-Authenticate");
            exchange(as(ISSUER.service("image-service")), route).expectStatus().isForbidden();
        }
        Route internal = new Route(HttpMethod.POST, "/internal/v1/log-entries", Map.of());
        exchange(stranger(), internal).expectStatus().isUnauthorized();
        exchange(user(ada), internal).expectStatus().isForbidden();
    }

    @Test
    void anIdOfOddFormIsOnlyUnknown() {
        for (String id : List.of("x", "0", "..;a=b", "{$ne:1}", "😀", "a".repeat(2_000), "%2e%2e", "null")) {
            user(ada)
                    .get()
                    .uri("/api/v1/turns/{id}", id)
                    .exchange()
                    .expectStatus()
                    .value(status -> assertThat(status).as(id).isIn(400, 404));
            user(ada)
                    .get()
                    .uri("/api/v1/conversations/{id}", id)
                    .exchange()
                    .expectStatus()
                    .value(status -> assertThat(status).as(id).isIn(400, 404));
        }
    }

    private static WebTestClient.ResponseSpec exchange(WebTestClient client, Route route) {
        WebTestClient.RequestBodySpec request = client.method(route.method())
                .uri(route.path())
                .header("Idempotency-Key", "k")
                .accept(MediaType.ALL);
        return (route.body().isEmpty() ? request : request.bodyValue(route.body())).exchange();
    }
}
