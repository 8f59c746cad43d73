package chatclique.chat.reply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chatclique.chat.FakeProvider.Script;
import chatclique.chat.Listening;
import chatclique.chat.WithProvider;
import java.time.Duration;
import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.ReactiveMongoOperations;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.JsonNode;

/** Answering a turn anew: once for each request, and with what there was kept. */
class RevisionTest extends WithProvider {

    private static final Script COUNTING = answer ->
            answer.stream().delta("Answer " + answer.attempt()).finish().done().end();

    private final String owner = someone();
    private WebTestClient client;
    private String conversation;

    @Autowired
    private ReactiveMongoOperations mongo;

    @BeforeEach
    void begin() {
        client = user(owner);
        conversation = conversation(client);
    }

    @Test
    void anotherAnswerComesAndTheFirstIsKept() {
        String prompt = prompt(COUNTING);
        String id = (String) say(client, conversation, "k1", prompt).get("id");
        JsonNode first = turn(client, id);
        JsonNode second = regenerate(id, "k2", 200);
        assertThat(second.path("version").asInt()).isEqualTo(2);
        assertThat(second.at("/answer/text").asString()).isEqualTo("Answer 2");
        assertThat(second).isEqualTo(turn(client, id));
        for (String field : List.of("id", "day", "seq", "createdAt", "prompt", "conversationId")) {
            assertThat(second.path(field)).isEqualTo(first.path(field));
        }
        JsonNode versions = versions(id);
        assertThat(versions).hasSize(2);
        assertThat(versions.path(0).at("/answer/text").asString()).isEqualTo("Answer 1");
        assertThat(versions.path(1).at("/answer/text").asString()).isEqualTo("Answer 2");
        assertThat(versions.path(1).path("version").asInt()).isEqualTo(2);
    }

    @Test
    void otherWordsAreAnsweredInPlaceOfTheFirst() {
        String id = (String) say(client, conversation, "k1", prompt(COUNTING)).get("id");
        String instead = prompt(
                answer -> answer.stream().delta("To that").finish().done().end());
        JsonNode edited = edit(id, "k2", instead, 200);
        assertThat(edited.at("/prompt/text").asString()).isEqualTo(instead);
        assertThat(edited.at("/answer/text").asString()).isEqualTo("To that");
        assertThat(versions(id).path(0).at("/answer/text").asString()).isEqualTo("Answer 1");
        JsonNode told = PROVIDER.asked(instead).getFirst().body().path("messages");
        assertThat(told.toString()).doesNotContain("Answer 1");
        assertThat(edit(id, "k3", " ", 422).path("code").asString()).isEqualTo("prompt-blank");
        assertThat(edit(id, "k2", "something else", 422).path("code").asString())
                .isEqualTo("idempotency-key-reused");
        assertThat(versions(id)).hasSize(2);
    }

    @Test
    void fiftyAtOnceWithOneKeyAreOneAnswerAndOneCall() {
        String prompt = prompt(COUNTING);
        String id = (String) say(client, conversation, "k1", prompt).get("id");
        List<JsonNode> answers = atOnce(50, i -> regenerate(id, "same", 200));
        assertThat(answers).hasSize(50).containsOnly(answers.getFirst());
        assertThat(answers.getFirst().path("version").asInt()).isEqualTo(2);
        assertThat(PROVIDER.asked(prompt)).hasSize(2);
        assertThat(regenerate(id, "same", 200)).isEqualTo(answers.getFirst());
        assertThat(versions(id)).hasSize(2);
    }

    @Test
    void ofManyKeysAtOnceOneWins() {
        String prompt = prompt(answer -> {
            answer.stream().delta("Answer " + answer.attempt());
            if (answer.attempt() == 1) {
                answer.finish().done().end();
            } else {
                answer.hold();
            }
        });
        String id = (String) say(client, conversation, "k1", prompt).get("id");
        List<Integer> statuses = atOnce(
                20,
                i -> client.post()
                        .uri("/api/v1/turns/{id}/regenerate", id)
                        .header("Idempotency-Key", "key" + i)
                        .header("Prefer", "respond-async")
                        .exchange()
                        .returnResult(Void.class)
                        .getStatus()
                        .value());
        assertThat(statuses).containsOnly(202, 409).containsOnlyOnce(202);
        await().until(() -> PROVIDER.asked(prompt).size() == 2);
        assertThat(versions(id)).hasSize(2);
    }

    @Test
    void aKeyThatMadeAnOlderVersionStillMeansIt() {
        String prompt = prompt(COUNTING);
        String id = (String) say(client, conversation, "k1", prompt).get("id");
        JsonNode second = regenerate(id, "k2", 200);
        JsonNode third = regenerate(id, "k3", 200);
        assertThat(third.path("version").asInt()).isEqualTo(3);
        assertThat(regenerate(id, "k2", 200)).isEqualTo(second);
        assertThat(regenerate(id, "k1", 422).path("code").asString()).isEqualTo("idempotency-key-reused");
        assertThat(PROVIDER.asked(prompt)).hasSize(3);
        assertThat(say(client, conversation, "k1", prompt)).containsEntry("version", 3);
    }

    @Test
    void onlyTheLatestTurnThatHasEndedIsAnsweredAnew() {
        String id = (String) say(client, conversation, "k1", prompt(COUNTING)).get("id");
        String running = begin(
                client,
                conversation,
                prompt(answer -> answer.stream().delta("On").hold()));
        assertThat(regenerate(id, "k2", 409).path("code").asString()).isEqualTo("not-latest-turn");
        assertThat(regenerate(running, "k3", 409).path("code").asString()).isEqualTo("turn-running");
        regenerate("0123456789abcdef01234567-20261121-1", "k4", 404);
        client.post().uri("/api/v1/turns/{id}/stop", running).exchange();
        await().until(() -> "STOPPED".equals(turn(client, running).path("state").asString()));
        user(someone())
                .post()
                .uri("/api/v1/turns/{id}/regenerate", running)
                .header("Idempotency-Key", "k5")
                .exchange()
                .expectStatus()
                .isNotFound();
        client.post()
                .uri("/api/v1/turns/{id}/regenerate", running)
                .exchange()
                .expectStatus()
                .isBadRequest();
    }

    @Test
    void whoReadsTheOldAnswerIsToldThatItIsNoMore() {
        String id = (String) say(client, conversation, "k1", prompt(COUNTING)).get("id");
        regenerate(id, "k2", 200);
        try (Listening reader = listen(id, "1.0.4")) {
            List<Listening.Event> events = reader.toTheEnd();
            assertThat(events).extracting(Listening.Event::name).containsExactly("reset", "delta", "done");
            assertThat(events).extracting(Listening.Event::id).containsExactly("2.0.0", "2.0.8", "2.0.8");
            assertThat(events.getFirst().data().path("version").asInt()).isEqualTo(2);
            assertThat(reader.text()).isEqualTo("Answer 2");
        }
        try (Listening reader = listen(id, "2.0.4")) {
            reader.toTheEnd();
            assertThat(reader.text()).isEqualTo("er 2");
        }
    }

    @Test
    void whatIsDeletedIsDeletedInAllItsVersions() {
        String id = (String) say(client, conversation, "k1", prompt(COUNTING)).get("id");
        regenerate(id, "k2", 200);
        JsonNode turn = turn(client, id);
        client.delete()
                .uri(
                        "/api/v1/chat-log/{day}/{seq}",
                        turn.path("day").asString(),
                        turn.path("seq").asInt())
                .exchange()
                .expectStatus()
                .isNoContent();
        String kept = mongo.getCollection("turnVersions")
                .flatMapMany(all -> Flux.from(all.find()))
                .filter(document -> document.toString().contains(id))
                .collectList()
                .map(List::toString)
                .block(Duration.ofSeconds(5));
        assertThat(kept).isEqualTo("[]");
        assertThat(regenerate(id, "k3", 410).path("code").asString()).isEqualTo("turn-deleted");
        client.get()
                .uri("/api/v1/turns/{id}/versions", id)
                .exchange()
                .expectStatus()
                .isNotFound();
    }

    private Listening listen(String id, String lastEventId) {
        return Listening.to(port, "/api/v1/turns/" + id + "/events", ISSUER.user(owner), lastEventId);
    }

    private JsonNode versions(String id) {
        return client.get()
                .uri("/api/v1/turns/{id}/versions", id)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody()
                .path("items");
    }

    private JsonNode regenerate(String id, String key, int status) {
        return sent(client.post().uri("/api/v1/turns/{id}/regenerate", id), key, status);
    }

    private JsonNode edit(String id, String key, String text, int status) {
        return sent(client.put().uri("/api/v1/turns/{id}/text", id).bodyValue(text(text)), key, status);
    }

    private static JsonNode sent(WebTestClient.RequestHeadersSpec<?> request, String key, int status) {
        return request.header("Idempotency-Key", key)
                .accept(MediaType.APPLICATION_JSON)
                .exchange()
                .expectStatus()
                .isEqualTo(status)
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody();
    }

    private static <T> List<T> atOnce(int times, IntFunction<T> call) {
        return Flux.range(0, times)
                .flatMap(
                        i -> Flux.defer(() -> Flux.just(call.apply(i))).subscribeOn(Schedulers.boundedElastic()), times)
                .collectList()
                .block(Duration.ofSeconds(30));
    }
}
