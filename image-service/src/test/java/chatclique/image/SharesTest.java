package chatclique.image;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;

/** Addresses that show a picture to whoever has them, until they end or are taken back. */
class SharesTest extends ServiceTest {

    private String ada;
    private String id;
    private String shares;

    @BeforeEach
    void aPicture() {
        ada = someone();
        id = ask(ada, "a cat in the garden");
        finished(ada, id);
        shares = "/api/v1/pictures/" + id + "/shares";
    }

    @Test
    void whoeverHasTheAddressSeesThePictureAndNothingElse() {
        JsonNode share = shared("{\"expiresIn\":\"PT1H\"}");
        byte[] own = get(ada, "/api/v1/pictures/" + id + "/content")
                .expectBody()
                .returnResult()
                .getResponseBody();
        var answer = open(share)
                .expectStatus()
                .isOk()
                .expectHeader()
                .contentType(MediaType.IMAGE_PNG)
                .expectHeader()
                .valueEquals("X-Content-Type-Options", "nosniff")
                .expectHeader()
                .valueEquals("Content-Security-Policy", "default-src 'none'; sandbox")
                .expectHeader()
                .valueEquals("Cache-Control", "private, no-cache")
                .expectBody()
                .returnResult();
        assertThat(answer.getResponseBody()).isEqualTo(own);
        assertThat(answer.getResponseHeaders().toString()).doesNotContain("garden");
        client.get()
                .uri(share.path("url").asString())
                .header("If-None-Match", answer.getResponseHeaders().getETag())
                .exchange()
                .expectStatus()
                .isNotModified();
        get(ada, shares)
                .expectBody()
                .jsonPath("$.items[0].url")
                .isEqualTo(share.path("url").asString());
    }

    @Test
    void whatIsTakenBackIsGoneForEverybody() {
        JsonNode share = shared("{}");
        JsonNode other = shared("{\"expiresIn\":3600}");
        for (int i = 0; i < 2; i++) {
            client.delete()
                    .uri(shares + "/" + share.path("id").asString())
                    .headers(headers -> headers.setBearerAuth(ada))
                    .exchange()
                    .expectStatus()
                    .isNoContent();
        }
        open(share)
                .expectStatus()
                .isEqualTo(410)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("share-ended");
        open(other).expectStatus().isOk();
        get(ada, shares).expectBody().jsonPath("$.items.length()").isEqualTo(1);
        delete(ada, id).expectStatus().isNoContent();
        open(other).expectStatus().isEqualTo(410);
    }

    @Test
    void anAddressEndsByItself() {
        JsonNode share = shared("{\"expiresIn\":\"PT2S\"}");
        open(share).expectStatus().isOk();
        await().atMost(10, SECONDS)
                .untilAsserted(() -> open(share).expectStatus().isEqualTo(410));
    }

    @Test
    void aForgedOrChangedAddressShowsNothing() {
        String url = shared("{\"expiresIn\":\"PT1H\"}").path("url").asString();
        String token = url.substring(url.lastIndexOf('/') + 1);
        String[] parts = token.split("\\.");
        for (String forged : new String[] {
            "x",
            parts[0] + "." + (Long.parseLong(parts[1]) + 86_400) + "." + parts[2],
            "0".repeat(32) + "." + parts[1] + "." + parts[2],
            parts[0] + "." + parts[1] + "." + "A".repeat(43),
            parts[0] + "." + parts[1],
            token + "A"
        }) {
            client.get()
                    .uri("/api/v1/pictures/shared/" + forged)
                    .exchange()
                    .expectStatus()
                    .isNotFound()
                    .expectBody()
                    .jsonPath("$.code")
                    .isEqualTo("share-not-found");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"PT0S\"", "\"-PT1H\"", "\"P31D\"", "1e18", "\"soon\"", "[]"})
    void oddLengthsAreRefused(String length) {
        share(ada, "{\"expiresIn\":" + length + "}").expectStatus().isBadRequest();
    }

    @Test
    void onlyItsOwnerSharesAPicture() {
        String eve = someone();
        JsonNode share = shared("{}");
        share(eve, "{}").expectStatus().isNotFound();
        get(eve, shares).expectStatus().isNotFound();
        client.delete()
                .uri(shares + "/" + share.path("id").asString())
                .headers(headers -> headers.setBearerAuth(eve))
                .exchange()
                .expectStatus()
                .isNotFound();
        client.post().uri(shares).exchange().expectStatus().isUnauthorized();
        client.post()
                .uri(share.path("url").asString())
                .exchange()
                .expectStatus()
                .isUnauthorized();
        open(share).expectStatus().isOk();
    }

    @Test
    void aPictureHasOnlySoManyAddresses() {
        for (int i = 0; i < 20; i++) {
            shared("{}");
        }
        share(ada, "{}")
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("too-many-shares");
    }

    private JsonNode shared(String body) {
        return share(ada, body)
                .expectStatus()
                .isCreated()
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody();
    }

    private ResponseSpec share(String token, String body) {
        return client.post()
                .uri(shares)
                .headers(headers -> headers.setBearerAuth(token))
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange();
    }

    private ResponseSpec open(JsonNode share) {
        return client.get().uri(share.path("url").asString()).exchange();
    }
}
