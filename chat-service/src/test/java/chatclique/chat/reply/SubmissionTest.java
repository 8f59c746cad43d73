package chatclique.chat.reply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chatclique.chat.FakeProvider.Script;
import chatclique.chat.WithProvider;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.MediaType;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.JsonNode;

/** Saying something: taken in once, answered once, whoever listens. */
@TestPropertySource(properties = "chatclique.ai.idle=1s")
class SubmissionTest extends WithProvider {

    private final String owner = someone();

    @Test
    void fiftyAtOnceWithOneKeyAreOneTurnAndOneCall() {
        WebTestClient client = user(owner);
        String conversation = conversation(client);
        String prompt =
                prompt(answer -> answer.stream().delta("Once").finish().done().end());
        List<JsonNode> turns = Flux.range(0, 50)
                .flatMap(
                        i -> Flux.defer(() -> Flux.just(json(client, conversation, "same", prompt, 200)))
                                .subscribeOn(Schedulers.boundedElastic()),
                        50)
                .collectList()
                .block(Duration.ofSeconds(30));
        assertThat(turns).hasSize(50).containsOnly(turns.getFirst());
        assertThat(PROVIDER.asked(prompt)).hasSize(1);
        assertThat(json(client, conversation, "same", prompt, 200)).isEqualTo(turns.getFirst());
        assertThat(PROVIDER.asked(prompt)).hasSize(1);

        assertThat(json(client, conversation, "same", "another text", 422)
                        .path("code")
                        .asString())
                .isEqualTo("idempotency-key-reused");
        assertThat(json(client, conversation(client), "same", prompt, 422)
                        .path("code")
                        .asString())
                .isEqualTo("idempotency-key-reused");
        assertThat(entries(client)).isEqualTo(1);
    }

    @Test
    void differentTextsAtOnceWithOneKeyAreOneTurnAndRefusals() {
        WebTestClient client = user(owner);
        String conversation = conversation(client);
        List<Integer> statuses = Flux.range(0, 20)
                .flatMap(
                        i -> Flux.defer(() -> Flux.just(request(client, conversation, "same", "text " + i)
                                        .accept(MediaType.APPLICATION_JSON)
                                        .exchange()
                                        .returnResult(Void.class)
                                        .getStatus()
                                        .value()))
                                .subscribeOn(Schedulers.boundedElastic()),
                        20)
                .collectList()
                .block(Duration.ofSeconds(30));
        assertThat(statuses).containsOnly(200, 422).containsOnlyOnce(200);
        assertThat(entries(client)).isEqualTo(1);
    }

    @Test
    void aReaderWhoLeavesInTheMiddleChangesNothingAndMayComeBack() {
        CountDownLatch gone = new CountDownLatch(1);
        String prompt = prompt(answer -> {
            answer.stream().delta("Before ");
            await().until(() -> gone.getCount() == 0);
            answer.delta("and after").finish().done().end();
        });
        WebTestClient client = user(owner);
        String first = request(client, conversation(client), "k", prompt)
                .accept(MediaType.TEXT_EVENT_STREAM)
                .exchange()
                .returnResult(String.class)
                .getResponseBody()
                .blockFirst(Duration.ofSeconds(5));
        String id = first.replaceAll(".*\"turnId\":\"([^\"]+)\".*", "$1");
        assertThat(turn(client, id).path("state").asString()).isIn("ACCEPTED", "STREAMING");
        gone.countDown();

        JsonNode done = await().until(
                        () -> turn(client, id),
                        turn -> "DONE".equals(turn.path("state").asString()));
        assertThat(done.at("/answer/text").asString()).isEqualTo("Before and after");
        assertThat(events(client, id, null))
                .contains("event: accepted", "\"text\":\"Before and after\"", "event: done");
        assertThat(events(client, id, "1.0.7"))
                .contains("\"text\":\"and after\"")
                .doesNotContain("accepted");
        for (String garbage : List.of("x", "-1", "8", "0.0.7", "1.0.99999999999", "1e3", "%00", "1.0", "1.0.7.")) {
            assertThat(events(client, id, garbage)).contains("accepted", "\"text\":\"Before and after\"");
        }
        for (String future : List.of("1.0.17", "1.1.3", "2.0.0")) {
            assertThat(events(client, id, future))
                    .contains("event: reset", "\"text\":\"Before and after\"")
                    .doesNotContain("accepted");
        }
        assertThat(events(client, id, "1.0.16")).contains("event: done").doesNotContain("event: delta");
        assertThat(PROVIDER.asked(prompt)).hasSize(1);
    }

    @Test
    void anAnswerToJsonComesWhenItIsWholeAndAFailureAsAProblem() {
        WebTestClient client = user(owner);
        String conversation = conversation(client);
        Script cut = answer -> answer.stream().delta("One ");
        JsonNode partial = json(client, conversation, "a", prompt(cut), 200);
        assertThat(partial.path("state").asString()).isEqualTo("PARTIAL");
        assertThat(partial.at("/failure/status").asInt()).isEqualTo(502);
        JsonNode problem = json(client, conversation, "b", prompt(answer -> answer.refuse(401, "", "")), 502);
        assertThat(problem.path("code").asString()).isEqualTo("provider-failed");
        assertThat(turn(client, problem.path("turnId").asString()).path("state").asString())
                .isEqualTo("FAILED");
        JsonNode limited =
                json(client, conversation, "c", prompt(answer -> answer.refuse(429, "Retry-After: 99\r\n", "")), 429);
        assertThat(limited.path("code").asString()).isEqualTo("provider-rate-limited");
        assertThat(json(client, conversation, "d", prompt(answer -> answer.stall()), 504)
                        .path("code")
                        .asString())
                .isEqualTo("provider-timeout");
        assertThat(entries(client)).isEqualTo(4);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{} | 400 | invalid-fields",
                "{\"text\":null} | 400 | invalid-fields",
                "{\"text\":5} | 400 | invalid-fields",
                "{\"text\":{\"$ne\":null}} | 400 | invalid-fields",
                "{\"text\":\"\\udc31\"} | 400 | invalid-fields",
                "{\"text\":\"hi\",\"role\":\"system\"} | 400 | unknown-field",
                "{\"text\":\"hi\",\"seq\":1,\"owner\":\"ada\"} | 400 | unknown-field",
                "{\"text\":\"hi\",\"text\":\"ho\"} | 400 | unreadable",
                "{\"text\":\"\"} | 422 | prompt-blank",
                "{\"text\":\" \\n\\t\\u00a0\\u200b\\u3000\"} | 422 | prompt-blank",
                "{\"text\":\"a\\u0000b\"} | 400 | invalid-fields"
            })
    void whatIsNotTakenIsNotLogged(String body, int status, String code) {
        WebTestClient client = user(owner);
        client.post()
                .uri("/api/v1/conversations/{id}/turns", conversation(client))
                .header("Idempotency-Key", "k")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange()
                .expectStatus()
                .isEqualTo(status)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo(code);
        assertThat(entries(client)).isZero();
    }

    @Test
    void theLimitIsInBytes() {
        WebTestClient client = user(owner);
        String conversation = conversation(client);
        assertThat(json(client, conversation, "a", "x".repeat(65_536), 200)
                        .path("state")
                        .asString())
                .isEqualTo("DONE");
        assertThat(json(client, conversation, "b", "x".repeat(65_537), 422)
                        .path("code")
                        .asString())
                .isEqualTo("prompt-too-long");
        assertThat(json(client, conversation, "c", "🐱".repeat(16_385), 422)
                        .path("code")
                        .asString())
                .isEqualTo("prompt-too-long");
        assertThat(json(client, conversation, "d", "$where: {a.b: \"$gt\"}", 200)
                        .at("/prompt/text")
                        .asString())
                .isEqualTo("$where: {a.b: \"$gt\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b"})
    void aKeyIsNeededAndVisible(String key) {
        WebTestClient client = user(owner);
        json(client, conversation(client), key, "hello", 400);
        json(client, conversation(client), "x".repeat(201), "hello", 400);
        assertThat(entries(client)).isZero();
    }

    private JsonNode json(WebTestClient client, String conversation, String key, String text, int status) {
        return request(client, conversation, key, text)
                .accept(MediaType.APPLICATION_JSON)
                .exchange()
                .expectStatus()
                .isEqualTo(status)
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody();
    }

    private String events(WebTestClient client, String id, String lastEventId) {
        return client.get()
                .uri("/api/v1/turns/{id}/events", id)
                .accept(MediaType.TEXT_EVENT_STREAM)
                .headers(headers -> {
                    if (lastEventId != null) {
                        headers.set("Last-Event-ID", lastEventId);
                    }
                })
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
    }

    private int entries(WebTestClient client) {
        Map<?, ?> month = client.get()
                .uri("/api/v1/chat-log")
                .exchange()
                .expectBody(Map.class)
                .returnResult()
                .getResponseBody();
        return ((List<?>) month.get("days"))
                .stream()
                        .mapToInt(day -> (Integer) ((Map<?, ?>) day).get("entries"))
                        .sum();
    }
}
