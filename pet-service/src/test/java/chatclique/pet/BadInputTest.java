package chatclique.pet;

import static chatclique.pet.testing.Caller.PETS;
import static chatclique.pet.testing.Caller.body;
import static org.assertj.core.api.Assertions.assertThat;

import chatclique.pet.testing.Caller;
import chatclique.pet.testing.PetServiceTest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import reactor.core.publisher.Flux;

/** What is not understood is refused as a problem, changes nothing, and the next good request works. */
@PetServiceTest
class BadInputTest {

    @Autowired
    private Caller caller;

    @Autowired
    private WebTestClient client;

    @LocalServerPort
    private int port;

    private String ada = "";
    private String pet = "";

    @BeforeEach
    void adopt() {
        ada = caller.someone();
        pet = caller.adopt(ada);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "\"feed\"",
                "42",
                "{",
                "{\"action\":\"feed\"",
                "{\"action\":\"feed\"}}",
                "{\"action\":\"feed\",\"action\":\"pet\"}",
                "{\"action\":\"feed\",\"owner\":\"eve\"}",
                "{\"action\":\"feed\",\"money\":1000}",
                "{\"action\":\"feed\",\"n\":7}",
                "{\"action\":\"feed\",\"at\":\"2020-01-01T00:00:00Z\"}",
                "{\"action\":null}",
                "{\"action\":7}",
                "{\"action\":[\"feed\"]}",
                "{\"action\":{\"$ne\":null}}",
                "{\"action\":NaN}",
                "{\"action\":\"\\ud800\"}",
                "{}"
            })
    void aBodyThatIsNoAction(String text) {
        assertRefused(act(text, "key"), 400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"dance", "FEED", "feed ", "", "adopt", "rename", "release", "talk"})
    void anUnknownAction(String action) {
        assertRefused(caller.act(ada, pet, action, "key"), 400)
                .jsonPath("$.code")
                .isEqualTo("unknown-action");
    }

    @Test
    void aBodyNestedTenThousandDeep() {
        assertRefused(act("{\"action\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}", "key"), 400);
    }

    @Test
    void tenMegabytesWithoutALength() {
        ResponseSpec answer = client.post()
                .uri(PETS + "/" + pet + "/actions")
                .headers(headers -> headers.setBearerAuth(ada))
                .header("Idempotency-Key", "key")
                .contentType(MediaType.APPLICATION_JSON)
                .body(
                        Flux.just("{\"action\":\"")
                                .concatWith(Flux.range(0, 160).map(i -> "x".repeat(65_536))),
                        String.class)
                .exchange();
        assertRefused(answer, 413);
    }

    @ParameterizedTest
    @CsvSource({"'', idempotency-key-invalid", "a b, idempotency-key-invalid", "é, idempotency-key-invalid"})
    void aKeyThatIsNone(String key, String code) {
        assertRefused(caller.act(ada, pet, "feed", key), 400).jsonPath("$.code").isEqualTo(code);
    }

    @Test
    void noKeyTwoKeysAndAKeyTooLong() {
        Map<String, String> feed = Map.of("action", "feed");
        String path = PETS + "/" + pet + "/actions";
        assertRefused(caller.send(HttpMethod.POST, ada, path, feed), 400)
                .jsonPath("$.code")
                .isEqualTo("idempotency-key-required");
        assertRefused(
                caller.send(HttpMethod.POST, ada, path, feed, "Idempotency-Key", "a", "Idempotency-Key", "b"), 400);
        assertRefused(caller.act(ada, pet, "feed", "k".repeat(201)), 400);
        caller.act(ada, pet, "feed", "k".repeat(200)).expectStatus().isOk();
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", "application/xml", "text/html"})
    void aBodyOfAnotherType(String type) {
        ResponseSpec answer = client.post()
                .uri(PETS + "/" + pet + "/actions")
                .headers(headers -> headers.setBearerAuth(ada))
                .header("Idempotency-Key", "key")
                .contentType(MediaType.parseMediaType(type))
                .bodyValue("{\"action\":\"feed\"}".getBytes(StandardCharsets.UTF_8))
                .exchange();
        assertRefused(answer, 415);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"name\":\"Tom\",\"species\":\"cat\",\"look\":\"ginger\",\"owner\":\"eve\"}",
                "{\"name\":\"Tom\",\"species\":\"cat\",\"look\":\"ginger\",\"money\":1000}",
                "{\"name\":\"a\\u202Eb\",\"species\":\"cat\",\"look\":\"ginger\"}",
                "{\"name\":\"a\\u0000b\",\"species\":\"cat\",\"look\":\"ginger\"}",
                "{\"name\":{\"$gt\":\"\"},\"species\":\"cat\",\"look\":\"ginger\"}",
                "{\"name\":\"Tom\",\"species\":\"__proto__\",\"look\":\"ginger\"}",
                "{\"name\":null,\"species\":null,\"look\":null}",
                "{}"
            })
    void aWishForNoPet(String text) {
        assertRefused(caller.send(HttpMethod.POST, ada, PETS, text), 400);
        assertThat((List<?>) body(caller.get(ada, PETS)).get("items")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"name\":\"\"}",
                "{\"version\":7}",
                "{\"paused\":\"yes\"}",
                "{\"paused\":1}",
                "{\"money\":9}",
                "[]"
            })
    void anAlterationThatIsNone(String text) {
        assertRefused(caller.send(HttpMethod.PATCH, ada, PETS + "/" + pet, text), 400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nobody", "%00", "..", "%2e%2e", "$where", "a;x=y", "%F0%9F%90%B1", "../../etc/passwd"})
    void anIdThatIsNone(String id) {
        assertThat(client.get()
                        .uri(URI.create("http://localhost:" + port + PETS + "/" + id))
                        .headers(headers -> headers.setBearerAuth(ada))
                        .exchange()
                        .expectBody()
                        .returnResult()
                        .getStatus()
                        .value())
                .isBetween(400, 404);
        caller.act(ada, pet, "feed", "next").expectStatus().isOk();
    }

    @Test
    void anotherMethod() {
        assertRefused(caller.send(HttpMethod.PUT, ada, PETS + "/" + pet, "{}"), 405);
    }

    private ResponseSpec act(String text, String key) {
        return caller.send(HttpMethod.POST, ada, PETS + "/" + pet + "/actions", text, "Idempotency-Key", key);
    }

    private WebTestClient.BodyContentSpec assertRefused(ResponseSpec answer, int status) {
        WebTestClient.BodyContentSpec problem = answer.expectStatus()
                .isEqualTo(status)
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.code")
                .isNotEmpty()
                .jsonPath("$.trace")
                .doesNotExist();
        assertThat(body(caller.get(ada, PETS + "/" + pet))).containsEntry("version", 0);
        return problem;
    }
}
