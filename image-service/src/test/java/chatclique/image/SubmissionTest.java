package chatclique.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;
import tools.jackson.databind.JsonNode;

class SubmissionTest extends ServiceTest {

    @Test
    void fiftyAtOnceWithTheSameKeyAreOnePicture() {
        String ada = someone();
        List<ResponseEntity<JsonNode>> answers = Flux.range(0, 50)
                .flatMap(i -> post(ada, "same", "{\"prompt\":\"a fish\",\"size\":\"512x512\"}"), 50)
                .collectList()
                .block();
        assertThat(answers).allMatch(answer -> answer.getStatusCode().value() == 202);
        assertThat(answers.stream().map(answer -> answer.getBody().path("id").asString()))
                .hasSize(50)
                .containsOnly(answers.getFirst().getBody().path("id").asString());
        assertThat(answers.stream().filter(answer -> answer.getHeaders().containsHeader("Idempotency-Replayed")))
                .hasSize(49);
        get(ada, "/api/v1/pictures").expectBody().jsonPath("$.items.length()").isEqualTo(1);
    }

    @Test
    void theSameKeyWithAnotherBodyIsRefused() {
        String ada = someone();
        ask(ada, "k", Map.of("prompt", "a fish")).expectStatus().isAccepted();
        ask(ada, "k", Map.of("prompt", "a bird"))
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("idempotency-key-reused");
        ask(ada, "k", Map.of("prompt", "  a fish ")).expectStatus().isAccepted();
        ask(someone(), "k", Map.of("prompt", "a bird")).expectStatus().isAccepted();
    }

    @Test
    void theSameKeyAfterDeletionSaysSo() {
        String ada = someone();
        JsonNode first = ask(ada, "k", Map.of("prompt", "a fish"))
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody();
        delete(ada, first.path("id").asString()).expectStatus().isNoContent();
        ask(ada, "k", Map.of("prompt", "a fish"))
                .expectStatus()
                .isEqualTo(410)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("picture-deleted");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {"prompt":""}                                        | 422 | prompt-blank
                    {"prompt":" \\n\\t\\u200b "}                         | 422 | prompt-blank
                    {}                                                   | 422 | prompt-blank
                    {"prompt":null}                                      | 422 | prompt-blank
                    {"prompt":"a\\u0007b"}                               | 422 | invalid-text
                    {"prompt":"x","size":"640x480"}                      | 400 | invalid-fields
                    {"prompt":"x","size":"512X512"}                      | 400 | invalid-fields
                    {"prompt":"x","petId":"../mia"}                      | 400 | invalid-fields
                    {"prompt":"x","petId":"nobody"}                      | 422 | pet-not-found
                    {"prompt":"x","petId":"broken"}                      | 503 | pet-service-unavailable
                    {"prompt":"x","owner":"eve"}                         | 400 | unknown-field
                    {"prompt":"x","state":"READY"}                       | 400 | unknown-field
                    {"prompt":"x","prompt":"y"}                          | 400 | unreadable
                    {"prompt":"x                                         | 400 | unreadable
                    {"prompt":["x"]}                                     | 400 | invalid-fields
                    {"prompt":5}                                         | 400 | invalid-fields
                    """)
    void badOrdersAreRefused(String body, int status, String code) {
        String ada = someone();
        client.post()
                .uri("/api/v1/pictures")
                .headers(headers -> headers.setBearerAuth(ada))
                .header("Idempotency-Key", "k")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange()
                .expectStatus()
                .isEqualTo(status)
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo(code)
                .jsonPath("$.type")
                .isEqualTo("/problems/" + code);
        get(ada, "/api/v1/pictures").expectBody().jsonPath("$.items.length()").isEqualTo(0);
        ask(ada, "k", Map.of("prompt", "a good one after a bad one"))
                .expectStatus()
                .isAccepted();
    }

    @Test
    void lengthIsCountedInCharactersThatPeopleSee() {
        String ada = someone();
        ask(ada, "1", Map.of("prompt", "🐱".repeat(2_000))).expectStatus().isAccepted();
        ask(ada, "2", Map.of("prompt", "🐱".repeat(2_001)))
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("prompt-too-long");
        ask(ada, "3", Map.of("prompt", "x".repeat(1_000_000)))
                .expectStatus()
                .value(status -> assertThat(status).isIn(413, 422));
    }

    @Test
    void aKeyIsNeeded() {
        String ada = someone();
        for (String key : List.of("", "a b", "clé", "k".repeat(201))) {
            client.post()
                    .uri("/api/v1/pictures")
                    .headers(headers -> headers.setBearerAuth(ada))
                    .headers(headers -> {
                        if (!key.isEmpty()) {
                            headers.set("Idempotency-Key", key);
                        }
                    })
                    .contentType(MediaType.APPLICATION_JSON)
                    .bodyValue(Map.of("prompt", "x"))
                    .exchange()
                    .expectStatus()
                    .isBadRequest();
        }
    }

    @Test
    void anOwnerHasSoManyUnfinishedPicturesAtMost() {
        String ada = someone();
        List<ResponseEntity<JsonNode>> answers = Flux.fromStream(
                        IntStream.range(0, 90).boxed())
                .flatMap(i -> post(ada, "k" + i, "{\"prompt\":\"picture " + i + "\",\"size\":\"512x512\"}"), 90)
                .collectList()
                .block();
        long refused = answers.stream()
                .filter(answer -> answer.getStatusCode().value() == 429)
                .peek(answer ->
                        assertThat(answer.getBody().path("code").asString()).isEqualTo("too-many-pictures"))
                .peek(answer ->
                        assertThat(answer.getHeaders().getFirst("Retry-After")).isNotNull())
                .count();
        long accepted = answers.stream()
                .filter(answer -> answer.getStatusCode().value() == 202)
                .count();
        assertThat(refused + accepted).isEqualTo(90);
        assertThat(refused).isPositive();
        assertThat(accepted).isGreaterThanOrEqualTo(UNFINISHED);
        ask(someone(), "k", Map.of("prompt", "another owner's")).expectStatus().isAccepted();
    }

    private reactor.core.publisher.Mono<ResponseEntity<JsonNode>> post(String token, String key, String body) {
        return WebClient.create("http://localhost:" + port)
                .post()
                .uri("/api/v1/pictures")
                .headers(headers -> headers.setBearerAuth(token))
                .header("Idempotency-Key", key)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchangeToMono(response -> response.toEntity(JsonNode.class));
    }
}
