package chatclique.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;

/** Pictures without a prompt of their own: variations, portraits; and pictures given up. */
class AgainTest extends ServiceTest {

    @Test
    void aVariationIsAnotherPictureLinkedToItsOriginal() {
        String ada = someone();
        String original = ask(ada, "a cat in the garden");
        JsonNode first = finished(ada, original);
        JsonNode again = finished(ada, ask(ada, "a cat in the garden"));
        assertThat(again.path("sha256").asString())
                .isEqualTo(first.path("sha256").asString());

        String key = UUID.randomUUID().toString();
        String path = "/api/v1/pictures/" + original + "/variations";
        String id = id(post(ada, path, key, null).expectStatus().isAccepted());
        assertThat(id(post(ada, path, key, null)
                        .expectStatus()
                        .isAccepted()
                        .expectHeader()
                        .valueEquals("Idempotency-Replayed", "true")))
                .isEqualTo(id);
        JsonNode other = finished(ada, id);
        assertThat(other.path("variationOf").asString()).isEqualTo(original);
        assertThat(other.path("prompt").asString()).isEqualTo("a cat in the garden");
        assertThat(other.path("sha256").asString())
                .isNotEqualTo(first.path("sha256").asString());
        get(ada, path)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.items[*].id")
                .isEqualTo(id);
    }

    @Test
    void aPortraitIsKeptWithTheStateThatItShows() {
        String ada = someone();
        String key = UUID.randomUUID().toString();
        String id = id(post(ada, "/api/v1/pets/mia/portraits", key, Map.of("size", "512x512"))
                .expectStatus()
                .isAccepted());
        JsonNode portrait = finished(ada, id);
        assertThat(portrait.path("state").asString()).isEqualTo("READY");
        assertThat(portrait.path("portrait").asBoolean()).isTrue();
        assertThat(portrait.path("prompt").asString()).isEqualTo("Portrait of Mia");
        assertThat(portrait.at("/pet/look").asString()).isEqualTo("ginger");
        assertThat(portrait.at("/pet/band").asString()).isEqualTo("very-happy");
        assertThat(portrait.at("/pet/mood").asDouble()).isEqualTo(9.1);
        assertThat(portrait.at("/pet/worn").valueStream().map(JsonNode::asString))
                .containsExactly("bow");
        assertThat(portrait.at("/pet/room").asString()).isEqualTo("meadow");
        String other = ask(ada, "a garden");
        finished(ada, other);
        get(ada, "/api/v1/pictures?portraits=true")
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.items[*].id")
                .isEqualTo(id);
    }

    @Test
    void whatIsNotOnesOwnIsNotThere() {
        String ada = someone();
        String eve = someone();
        String id = ask(ada, "a garden");
        finished(ada, id);
        for (String path : new String[] {"/variations", "/cancel"}) {
            problem(post(eve, "/api/v1/pictures/" + id + path, "k", null), HttpStatus.NOT_FOUND, "picture-not-found");
            post(null, "/api/v1/pictures/" + id + path, "k", null)
                    .expectStatus()
                    .isUnauthorized();
        }
        get(eve, "/api/v1/pictures/" + id + "/variations").expectStatus().isNotFound();
        for (String pet : new String[] {"nobodys", "..%2f..%2fadmin"}) {
            client.post()
                    .uri(java.net.URI.create("http://localhost:" + port + "/api/v1/pets/" + pet + "/portraits"))
                    .headers(headers -> headers.setBearerAuth(ada))
                    .header("Idempotency-Key", "k-" + pet)
                    .exchange()
                    .expectStatus()
                    .value(status -> assertThat(status).isIn(400, 404));
        }
        problem(
                post(ada, "/api/v1/pets/broken/portraits", "k3", null),
                HttpStatus.SERVICE_UNAVAILABLE,
                "pet-service-unavailable");
        problem(
                post(ada, "/api/v1/pets/mia/portraits", null, null),
                HttpStatus.BAD_REQUEST,
                "idempotency-key-required");
        problem(
                post(ada, "/api/v1/pets/mia/portraits", "k4", Map.of("size", "9x9")),
                HttpStatus.BAD_REQUEST,
                "invalid-fields");
    }

    @Test
    void aFinishedPictureCanNotBeGivenUp() {
        String ada = someone();
        String id = ask(ada, "a garden");
        finished(ada, id);
        problem(post(ada, "/api/v1/pictures/" + id + "/cancel", null, null), HttpStatus.CONFLICT, "picture-finished");
        assertThat(picture(ada, id).path("state").asString()).isEqualTo("READY");
    }

    private ResponseSpec post(String token, String path, String key, Object body) {
        var request = client.method(HttpMethod.POST).uri(path).headers(headers -> {
            if (token != null) {
                headers.setBearerAuth(token);
            }
            if (key != null) {
                headers.set("Idempotency-Key", key);
            }
        });
        return body == null
                ? request.exchange()
                : request.contentType(MediaType.APPLICATION_JSON)
                        .bodyValue(body)
                        .exchange();
    }

    private static void problem(ResponseSpec answer, HttpStatus status, String code) {
        answer.expectStatus().isEqualTo(status).expectBody().jsonPath("$.code").isEqualTo(code);
    }

    private static String id(ResponseSpec answer) {
        return answer.expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody()
                .path("id")
                .asString();
    }
}
