package chatclique.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

class AccessTest extends ServiceTest {

    private record Route(HttpMethod method, String path) {}

    private static List<Route> routes(String id) {
        String picture = "/api/v1/pictures/" + id;
        return List.of(
                new Route(HttpMethod.GET, picture),
                new Route(HttpMethod.GET, picture + "/events"),
                new Route(HttpMethod.GET, picture + "/content"),
                new Route(HttpMethod.GET, picture + "/content?download"),
                new Route(HttpMethod.GET, picture + "/thumbnail"),
                new Route(HttpMethod.DELETE, picture));
    }

    @Test
    void aStrangerGetsNothing() {
        String ada = someone();
        String id = ask(ada, "a garden");
        finished(ada, id);
        for (Route route : routes(id)) {
            call(route, null).expectStatus().isUnauthorized();
        }
        call(new Route(HttpMethod.GET, "/api/v1/pictures"), null).expectStatus().isUnauthorized();
        client.post()
                .uri("/api/v1/pictures")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(Map.of("prompt", "x"))
                .exchange()
                .expectStatus()
                .isUnauthorized()
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON);
    }

    @Test
    void aWrongRoleGetsNothing() {
        String ada = someone();
        String id = ask(ada, "a garden");
        finished(ada, id);
        String service = ISSUER.service("chat-service");
        for (Route route : routes(id)) {
            call(route, service).expectStatus().isForbidden();
        }
        call(new Route(HttpMethod.GET, "/api/v1/pictures"), service)
                .expectStatus()
                .isForbidden();
    }

    @Test
    void anotherOwnerSeesAsLittleAsIfItWereNotThere() {
        String ada = someone();
        String id = ask(ada, "a garden");
        finished(ada, id);
        String eve = someone();
        for (Route route : routes(id)) {
            call(route, eve)
                    .expectStatus()
                    .isNotFound()
                    .expectHeader()
                    .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                    .expectBody()
                    .jsonPath("$.code")
                    .isEqualTo("picture-not-found");
        }
        get(eve, "/api/v1/pictures")
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.items.length()")
                .isEqualTo(0);
        assertThat(picture(ada, id).path("state").asString()).isEqualTo("READY");
    }

    @Test
    void oddIdsAreJustNotFound() {
        String ada = someone();
        for (String id : List.of("x", "01h", "a".repeat(26), "..", "%2e%2e", "$ne", "{\"$gt\":\"\"}")) {
            client.get()
                    .uri("/api/v1/pictures/{id}", id)
                    .headers(headers -> headers.setBearerAuth(ada))
                    .exchange()
                    .expectStatus()
                    .value(status -> assertThat(status).isIn(400, 404));
        }
    }

    private WebTestClient.ResponseSpec call(Route route, String token) {
        return client.method(route.method())
                .uri(route.path())
                .headers(headers -> {
                    if (token != null) {
                        headers.setBearerAuth(token);
                    }
                })
                .exchange();
    }
}
