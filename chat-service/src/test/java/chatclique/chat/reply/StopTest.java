package chatclique.chat.reply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chatclique.chat.FakeProvider;
import chatclique.chat.Listening;
import chatclique.chat.WithProvider;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

/** Stopping an answer. */
class StopTest extends WithProvider {

    private final String owner = someone();

    @Test
    void aStopKeepsTheTextAndClosesTheProvidersStreamWithinASecond() {
        WebTestClient client = user(owner);
        String prompt = prompt(answer -> answer.stream().delta("So far").hold());
        String id = begin(client, conversation(client), prompt);
        try (Listening reader = Listening.to(port, "/api/v1/turns/" + id + "/events", ISSUER.user(owner), "")) {
            reader.await("delta");
            assertThat(stop(client, id).path("id").asString()).isEqualTo(id);
            assertThat(PROVIDER.asked(prompt).getFirst().isLeftWithin(1)).isTrue();
            JsonNode told = reader.await("stopped").data().path("turn");
            assertThat(told).isEqualTo(turn(client, id));
            assertThat(told.path("state").asString()).isEqualTo("STOPPED");
            assertThat(told.at("/answer/text").asString()).isEqualTo("So far");
            assertThat(told.path("failure").isNull()).isTrue();
            assertThat(reader.toTheEnd().getLast().name()).isEqualTo("stopped");
        }
        assertThat(stop(client, id, 200)).isEqualTo(turn(client, id));
    }

    @Test
    void aStopBeforeTheFirstWordIsAStopAllTheSame() {
        WebTestClient client = user(owner);
        String prompt = prompt(FakeProvider.Answer::stall);
        String id = begin(client, conversation(client), prompt);
        await().until(() -> !PROVIDER.asked(prompt).isEmpty());
        stop(client, id);
        JsonNode stopped = await().until(
                        () -> turn(client, id),
                        turn -> "STOPPED".equals(turn.path("state").asString()));
        assertThat(stopped.path("answer").isNull()).isTrue();
        assertThat(PROVIDER.asked(prompt).getFirst().isLeftWithin(1)).isTrue();
        assertThat(PROVIDER.asked(prompt)).hasSize(1);
    }

    @Test
    void aWholeAnswerStaysWhole() {
        WebTestClient client = user(owner);
        String id = (String) say(client, conversation(client), "k", "hello").get("id");
        assertThat(stop(client, id, 200).path("state").asString()).isEqualTo("DONE");
    }

    @Test
    void nobodyStopsWhatIsNotTheirs() {
        WebTestClient client = user(owner);
        String id = begin(
                client,
                conversation(client),
                prompt(answer -> answer.stream().delta("Mine").hold()));
        stop(user(someone()), id, 404);
        stop(client, "no-turn", 404);
        stop(stranger(), id, 401);
        assertThat(turn(client, id).path("state").asString()).isIn("ACCEPTED", "STREAMING");
        stop(client, id);
    }

    /** Accepted, or done already: both are a stop. */
    private static JsonNode stop(WebTestClient client, String id) {
        return body(stopping(client, id).expectStatus().is2xxSuccessful());
    }

    private static JsonNode stop(WebTestClient client, String id, int status) {
        return body(stopping(client, id).expectStatus().isEqualTo(status));
    }

    private static WebTestClient.ResponseSpec stopping(WebTestClient client, String id) {
        return client.post().uri("/api/v1/turns/{id}/stop", id).exchange();
    }

    private static JsonNode body(WebTestClient.ResponseSpec answer) {
        return answer.expectBody(JsonNode.class).returnResult().getResponseBody();
    }
}
