package chatclique.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import tools.jackson.databind.JsonNode;

class PicturesTest extends ServiceTest {

    @Test
    void aPictureIsAcceptedThenMadeThenThere() {
        String ada = someone();
        JsonNode accepted = ask(ada, "k1", Map.of("prompt", "  my cat on the moon ", "petId", "mia"))
                .expectStatus()
                .isAccepted()
                .expectHeader()
                .valueMatches(HttpHeaders.LOCATION, "/api/v1/pictures/[0-9a-z]{26}")
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody();
        assertThat(accepted.path("state").asString()).isEqualTo("PENDING");
        assertThat(accepted.path("prompt").asString()).isEqualTo("my cat on the moon");

        String events = get(ada, "/api/v1/pictures/" + accepted.path("id").asString() + "/events")
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        assertThat(events).contains("event:progress", "event:ready").doesNotContain("event:failed");

        JsonNode ready = picture(ada, accepted.path("id").asString());
        assertThat(ready.path("state").asString()).isEqualTo("READY");
        assertThat(ready.path("width").asInt()).isEqualTo(1024);
        assertThat(ready.path("petId").asString()).isEqualTo("mia");
        assertThat(ready.path("progress").asDouble()).isEqualTo(1.0);

        byte[] bytes = get(ada, "/api/v1/pictures/" + ready.path("id").asString() + "/content")
                .expectStatus()
                .isOk()
                .expectHeader()
                .contentType("image/png")
                .expectBody()
                .returnResult()
                .getResponseBody();
        assertThat(bytes).hasSize(ready.path("bytes").asInt());
        String event = "picture-" + ready.path("id").asString();
        await().until(() -> NEIGHBOURS.entries().containsKey(event));
    }
}
