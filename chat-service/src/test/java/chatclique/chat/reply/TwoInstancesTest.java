package chatclique.chat.reply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chatclique.chat.Listening;
import chatclique.chat.SecondInstance;
import chatclique.chat.WithProvider;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

/** One answer, two instances: it does not matter which one is asked. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TwoInstancesTest extends WithProvider {

    private SecondInstance second;
    private String owner;
    private WebTestClient client;

    @BeforeAll
    void start(@Autowired Environment environment) {
        second = SecondInstance.beside(environment);
    }

    @AfterAll
    void end() {
        second.close();
    }

    @BeforeEach
    void newOwner() {
        owner = someone();
        client = user(owner);
    }

    @Test
    void anAnswerIsFollowedAndStoppedThroughTheOther() {
        String prompt = prompt(answer -> answer.stream().delta("So far").hold());
        String id = begin(client, conversation(client), prompt);
        try (Listening here = listen(port, id, "");
                Listening there = listen(second.port(), id, "")) {
            here.await("delta");
            there.await("delta");
            at(second.port())
                    .post()
                    .uri("/api/v1/turns/{id}/stop", id)
                    .exchange()
                    .expectStatus()
                    .isAccepted();
            assertThat(PROVIDER.asked(prompt).getFirst().isLeftWithin(1)).isTrue();
            assertThat(there.toTheEnd().getLast()).isEqualTo(here.toTheEnd().getLast());
            assertThat(there.text()).isEqualTo(here.text()).isEqualTo("So far");
            assertThat(here.events().getLast().name()).isEqualTo("stopped");
        }
    }

    @Test
    void anAnswerResumesThroughTheOtherByteForByte() {
        CountDownLatch left = new CountDownLatch(1);
        String prompt = prompt(answer -> {
            answer.stream().delta("Once 🐱 upon ");
            answer.hold(() -> left.getCount() == 0);
            answer.delta("a time").finish().done().end();
        });
        String id = begin(client, conversation(client), prompt);
        String before;
        String place;
        try (Listening here = listen(port, id, "")) {
            place = here.await("delta").id();
            before = here.text();
        }
        try (Listening there = listen(second.port(), id, place)) {
            left.countDown();
            assertThat(there.toTheEnd().getLast().name()).isEqualTo("done");
            assertThat(before + there.text()).isEqualTo("Once 🐱 upon a time");
            assertThat(there.events()).extracting(Listening.Event::name).doesNotContain("accepted", "reset");
        }
        assertThat(PROVIDER.asked(prompt)).hasSize(1);
    }

    @Test
    void theOtherTellsWhatHappensInAConversation() {
        String conversation = conversation(client);
        try (Listening there = Listening.to(
                second.port(), "/api/v1/conversations/" + conversation + "/events", ISSUER.user(owner), "")) {
            there.await("listening");
            String id = (String) say(client, conversation, "k1", "hello").get("id");
            there.await(event -> "DONE".equals(event.data().path("state").asString("")));
            assertThat(there.await("turn").data().path("turnId").asString()).isEqualTo(id);
            client.delete()
                    .uri("/api/v1/conversations/{id}", conversation)
                    .exchange()
                    .expectStatus()
                    .isNoContent();
            there.await("gone");
        }
    }

    @Test
    void anInstanceThatEndsSendsItsReadersToTheOther(@Autowired Environment environment) {
        CountDownLatch left = new CountDownLatch(1);
        String prompt = prompt(answer -> {
            answer.stream().delta("Before ");
            answer.hold(() -> left.getCount() == 0);
            answer.delta("and after").finish().done().end();
        });
        String conversation = conversation(client);
        SecondInstance third = SecondInstance.beside(environment);
        String id = begin(at(third.port()), conversation, prompt);
        String elsewhere = begin(client, conversation, prompt);
        try (Listening reader = listen(third.port(), id, "");
                Listening through = listen(third.port(), elsewhere, "");
                Listening news = Listening.to(
                        third.port(), "/api/v1/conversations/" + conversation + "/events", ISSUER.user(owner), "")) {
            reader.await("delta");
            through.await("delta");
            news.await("listening");
            Thread ending = Thread.ofVirtual().start(third::close);
            assertThat(reader.toTheEnd().getLast().name()).isEqualTo("closing");
            assertThat(through.toTheEnd().getLast().name()).isEqualTo("closing");
            assertThat(news.toTheEnd().getLast().name()).isEqualTo("closing");
            assertThat(ending.isAlive()).isTrue();
            left.countDown();
            try (Listening there = listen(port, id, "1.0.7")) {
                assertThat(there.toTheEnd().getLast().name()).isEqualTo("done");
                assertThat(reader.text() + there.text()).isEqualTo("Before and after");
            }
        }
    }

    @Test
    void anAnswerThatOutlastsTheEndOfItsInstanceIsKeptAsFarAsItCame(@Autowired Environment environment) {
        SecondInstance third = SecondInstance.beside(environment);
        String conversation = conversation(client);
        String first = (String) say(client, conversation, "k1", "hello").get("id");
        String prompt = prompt(answer -> answer.stream().delta("Never whole").hold());
        JsonNode edited = at(third.port())
                .put()
                .uri("/api/v1/turns/{id}/text", first)
                .header("Idempotency-Key", "k2")
                .header("Prefer", "respond-async")
                .bodyValue(text(prompt))
                .exchange()
                .expectStatus()
                .isAccepted()
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody();
        assertThat(edited.path("version").asInt()).isEqualTo(2);
        await().until(() -> !PROVIDER.asked(prompt).isEmpty());
        third.close();
        JsonNode ended = await().atMost(Duration.ofSeconds(20))
                .until(
                        () -> turn(client, first),
                        turn -> !List.of("ACCEPTED", "STREAMING")
                                .contains(turn.path("state").asString()));
        assertThat(ended.path("state").asString()).isIn("PARTIAL", "FAILED");
        client.get()
                .uri("/api/v1/turns/{id}/versions", first)
                .exchange()
                .expectBody()
                .jsonPath("$.items.length()")
                .isEqualTo(2)
                .jsonPath("$.items[0].state")
                .isEqualTo("DONE");
    }

    private Listening listen(int port, String id, String lastEventId) {
        return Listening.to(port, "/api/v1/turns/" + id + "/events", ISSUER.user(owner), lastEventId);
    }

    private WebTestClient at(int port) {
        return user(owner).mutate().baseUrl("http://localhost:" + port).build();
    }
}
