package chatclique.chat.reply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chatclique.chat.Listening;
import chatclique.chat.WithProvider;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

/** What two tabs of one conversation are told. */
class NewsTest extends WithProvider {

    private final String owner = someone();
    private WebTestClient client;
    private String conversation;

    @BeforeEach
    void begin() {
        client = user(owner);
        conversation = conversation(client);
    }

    @Test
    void twoTabsHearTheSameAtOnce() {
        try (Listening one = listen("");
                Listening two = listen("")) {
            one.await("listening");
            two.await("listening");
            String id = begin(
                    client,
                    conversation,
                    prompt(answer -> answer.stream().delta("Well").hold()));
            for (Listening tab : List.of(one, two)) {
                Listening.Event accepted = tab.await("turn");
                assertThat(accepted.data().path("turnId").asString()).isEqualTo(id);
                assertThat(accepted.data().path("version").asInt()).isEqualTo(1);
                assertThat(accepted.data().path("state").asString()).isIn("ACCEPTED", "STREAMING");
            }
            stop(id);
            for (Listening tab : List.of(one, two)) {
                tab.await(event -> state(event).equals("STOPPED"));
            }
            assertThat(one.events())
                    .extracting(Listening.Event::id)
                    .hasSize(3)
                    .isEqualTo(two.events().stream().map(Listening.Event::id).toList());
            delete(id);
            assertThat(two.await(event -> state(event).equals("ERASED"))
                            .data()
                            .path("turnId")
                            .asString())
                    .isEqualTo(id);
        }
    }

    @Test
    void aTabThatComesBackHearsWhatItHasMissedAndNothingTwice() {
        String before = (String) say(client, conversation, "k1", "hello").get("id");
        String place;
        String running = prompt(answer -> answer.stream().delta("Well").hold());
        String id;
        try (Listening tab = listen("")) {
            tab.await("listening");
            id = begin(client, conversation, running);
            place = tab.await("turn").id();
        }
        stop(id);
        await().until(() -> "STOPPED".equals(turn(client, id).path("state").asString()));
        String next = (String) say(client, conversation, "k3", "again").get("id");
        for (int i = 0; i < 2; i++) {
            try (Listening tab = listen(place)) {
                tab.await(event -> turnId(event).equals(next) && state(event).equals("DONE"));
                assertThat(tab.events()).extracting(NewsTest::turnId).containsExactly(id, next);
                assertThat(tab.events()).extracting(NewsTest::state).containsExactly("STOPPED", "DONE");
                assertThat(tab.events()).extracting(NewsTest::turnId).doesNotContain(before);
            }
        }
        try (Listening tab = listen(listened())) {
            assertThat(tab.events()).isEmpty();
        }
    }

    @Test
    void whoWasAwayForLongIsToldToReadAnew() {
        String place = listened();
        for (int i = 0; i < 25; i++) {
            say(client, conversation, "k" + i, "hello");
        }
        try (Listening tab = listen(place)) {
            tab.await(event -> event.id().equals("25"));
            assertThat(tab.events().getFirst().name()).isEqualTo("missed");
            assertThat(tab.events()).hasSize(21);
        }
    }

    @Test
    void aPlaceThatNeverWasIsNow() {
        say(client, conversation, "k1", "hello");
        for (String garbage : List.of("x", "-1", "99", "1.2.", "99999999999", "1 2")) {
            try (Listening tab = listen(garbage)) {
                assertThat(tab.await("listening").id()).isEqualTo("1");
            }
        }
    }

    @Test
    void theEndOfTheConversationIsTold() {
        String first = (String) say(client, conversation, "k1", "hello").get("id");
        String second = begin(
                client,
                conversation,
                prompt(answer -> answer.stream().delta("Well").hold()));
        JsonNode entry = turn(client, second);
        try (Listening tab = listen("")) {
            tab.await("listening");
            client.delete()
                    .uri("/api/v1/conversations/{id}", conversation)
                    .exchange()
                    .expectStatus()
                    .isNoContent();
            assertThat(tab.toTheEnd().getLast().name()).isEqualTo("gone");
        }
        for (String path : List.of("", "/turns", "/events")) {
            client.get()
                    .uri("/api/v1/conversations/{id}" + path, conversation)
                    .exchange()
                    .expectStatus()
                    .isNotFound();
        }
        client.delete()
                .uri("/api/v1/conversations/{id}", conversation)
                .exchange()
                .expectStatus()
                .isNotFound();
        request(client, conversation, "k3", "anyone?").exchange().expectStatus().isNotFound();
        for (String id : List.of(first, second)) {
            client.get().uri("/api/v1/turns/{id}", id).exchange().expectStatus().isNotFound();
        }
        client.get()
                .uri("/api/v1/chat-log/{day}", entry.path("day").asString())
                .exchange()
                .expectBody()
                .jsonPath("$.items.length()")
                .isEqualTo(0);
        String other = conversation(client);
        assertThat(say(client, other, "k4", "hello")).containsEntry("seq", 3);
    }

    @Test
    void nobodyListensToOrDeletesWhatIsNotTheirs() {
        WebTestClient other = user(someone());
        other.get()
                .uri("/api/v1/conversations/{id}/events", conversation)
                .exchange()
                .expectStatus()
                .isNotFound();
        other.delete()
                .uri("/api/v1/conversations/{id}", conversation)
                .exchange()
                .expectStatus()
                .isNotFound();
        stranger()
                .delete()
                .uri("/api/v1/conversations/{id}", conversation)
                .exchange()
                .expectStatus()
                .isUnauthorized();
        client.get()
                .uri("/api/v1/conversations/{id}", conversation)
                .exchange()
                .expectStatus()
                .isOk();
    }

    @Test
    void aPollingClientReadsWhatCameAfterItsLastTurn() {
        String first = (String) say(client, conversation, "k1", "one").get("id");
        assertThat(since(first).path("items")).isEmpty();
        String second = (String) say(client, conversation, "k2", "two").get("id");
        String third = (String) say(client, conversation, "k3", "three").get("id");
        assertThat(since(first).path("items").findValuesAsString("id")).containsExactly(second, third);
        delete(first);
        assertThat(since(first).path("items").findValuesAsString("id")).containsExactly(second, third);
        client.get()
                .uri("/api/v1/conversations/{id}/turns?since=x", conversation)
                .exchange()
                .expectStatus()
                .isBadRequest();
    }

    private JsonNode since(String turn) {
        return client.get()
                .uri("/api/v1/conversations/{id}/turns?since={turn}", conversation, turn)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody();
    }

    private String listened() {
        try (Listening tab = listen("")) {
            return tab.await("listening").id();
        }
    }

    private Listening listen(String lastEventId) {
        return Listening.to(port, "/api/v1/conversations/" + conversation + "/events", ISSUER.user(owner), lastEventId);
    }

    private void stop(String id) {
        client.post()
                .uri("/api/v1/turns/{id}/stop", id)
                .exchange()
                .expectStatus()
                .is2xxSuccessful();
    }

    private void delete(String id) {
        JsonNode turn = turn(client, id);
        client.delete()
                .uri(
                        "/api/v1/chat-log/{day}/{seq}",
                        turn.path("day").asString(),
                        turn.path("seq").asInt())
                .exchange()
                .expectStatus()
                .isNoContent();
    }

    private static String turnId(Listening.Event event) {
        return event.data().path("turnId").asString("");
    }

    private static String state(Listening.Event event) {
        return event.data().path("state").asString("");
    }
}
