package chatclique.pet;

import static chatclique.pet.testing.Caller.PETS;
import static chatclique.pet.testing.Caller.body;
import static org.assertj.core.api.Assertions.assertThat;

import chatclique.auth.testing.TestIssuer;
import chatclique.pet.testing.Caller;
import chatclique.pet.testing.PetServiceTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

/** Every route as a stranger, with the wrong role, as another owner, and as the owner. */
@PetServiceTest
class AccessTest {

    private static final TestIssuer ISSUER = TestIssuer.shared();

    @Autowired
    private Caller caller;

    @Autowired
    private WebTestClient client;

    record Route(HttpMethod method, String path, Object body, int ofOwner, int ofAnother) {

        String of(String pet) {
            return path.replace("{id}", pet);
        }
    }

    static List<Route> routes() {
        return List.of(
                new Route(HttpMethod.GET, PETS, "", 200, 200),
                new Route(HttpMethod.POST, PETS, Caller.cat("Another"), 201, 201),
                new Route(HttpMethod.GET, PETS + "/{id}", "", 200, 404),
                new Route(HttpMethod.PATCH, PETS + "/{id}", Map.of("name", "Mine"), 200, 404),
                new Route(HttpMethod.POST, PETS + "/{id}/actions", Map.of("action", "feed"), 200, 404),
                new Route(HttpMethod.GET, "/api/v1/shop", "", 200, 200),
                // A new pet has no money yet.
                new Route(HttpMethod.POST, PETS + "/{id}/purchases", Map.of("item", "collar"), 409, 404),
                new Route(HttpMethod.PUT, PETS + "/{id}/worn", Map.of("items", List.of()), 200, 404),
                new Route(HttpMethod.GET, PETS + "/{id}/events", "", 200, 404),
                new Route(HttpMethod.GET, PETS + "/{id}/state", "", 200, 404),
                new Route(HttpMethod.GET, PETS + "?released=true", "", 200, 200),
                new Route(HttpMethod.POST, PETS + "/{id}/return", "", 200, 404),
                new Route(HttpMethod.GET, PETS + "/{id}/mood", "", 200, 404),
                new Route(HttpMethod.DELETE, PETS + "/{id}", "", 204, 404));
    }

    @ParameterizedTest
    @MethodSource("routes")
    void everyRouteKnowsWhoCalls(Route route) {
        String ada = caller.someone();
        String pet = caller.adopt(ada);
        String path = route.of(pet);
        client.method(route.method())
                .uri(path)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(route.body())
                .exchange()
                .expectStatus()
                .isUnauthorized()
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON);
        send(route, ISSUER.service("image-service"), path).expectStatus().isForbidden();
        String eve = caller.someone();
        send(route, eve, path).expectStatus().isEqualTo(route.ofAnother());
        assertThat(body(caller.get(ada, PETS + "/" + pet)))
                .containsEntry("name", "Minou")
                .containsEntry("version", 0);
        send(route, ada, path).expectStatus().isEqualTo(route.ofOwner());
    }

    @Test
    void aListHasOnlyMyPets() {
        String ada = caller.someone();
        caller.adopt(ada);
        assertThat((List<?>) body(caller.get(caller.someone(), PETS)).get("items"))
                .isEmpty();
    }

    @Test
    void anotherOwnersKeyIsNotMine() {
        String ada = caller.someone();
        String eve = caller.someone();
        Map<String, Object> hers = body(caller.act(ada, caller.adopt(ada), "feed", "same"));
        Map<String, Object> mine = body(caller.act(eve, caller.adopt(eve), "feed", "same"));
        assertThat(mine.get("event")).isNotEqualTo(hers.get("event"));
    }

    private ResponseSpec send(Route route, String token, String path) {
        return caller.send(route.method(), token, path, route.body(), "Idempotency-Key", "key");
    }
}
