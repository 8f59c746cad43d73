package chatclique.chat.reply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chatclique.chat.WithProvider;
import chatclique.chat.turn.Answers;
import chatclique.chat.turn.Draft;
import chatclique.chat.turn.Turn;
import chatclique.chat.turn.Turns;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.ReactiveMongoOperations;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

/** Nothing that was taken in stays without an end, whoever dies in between. */
class AbandonedTest extends WithProvider {

    private final String owner = someone();

    @Autowired
    private Turns turns;

    @Autowired
    private Answers answers;

    @Autowired
    private Lease lease;

    @Autowired
    private ReactiveMongoOperations mongo;

    @Test
    void whatALostInstanceWasWritingIsKeptAsFarAsItWasSaved() {
        Turn begun = accepted("lost-instance");
        answers.save(List.of(new Answers.SoFar(begun, new Turn.Part("assistant", "Once upon"), List.of())))
                .block();
        Turn untouched = accepted("lost-instance");
        mongo.save(new Lease.Instance("lost-instance", Instant.now().minusSeconds(1)))
                .block();

        assertThat(ended(begun).path("state").asString()).isEqualTo("PARTIAL");
        assertThat(ended(begun).at("/answer/text").asString()).isEqualTo("Once upon");
        assertThat(ended(begun).at("/failure/code").asString()).isEqualTo("reply-interrupted");
        assertThat(ended(untouched).path("state").asString()).isEqualTo("FAILED");
        await().untilAsserted(() -> assertThat(mongo.findById("lost-instance", Lease.Instance.class)
                        .hasElement()
                        .block())
                .isFalse());
    }

    @Test
    void aTurnThatWasWrittenButNeverBegunEndsAlthoughItsInstanceLives() {
        Turn forgotten = accepted(lease.instance());
        String events = user(owner)
                .get()
                .uri("/api/v1/turns/{id}/events", forgotten.id())
                .accept(MediaType.TEXT_EVENT_STREAM)
                .exchange()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        assertThat(events).contains("event: accepted", "event: failed", "reply-interrupted");
        assertThat(ended(forgotten).path("state").asString()).isEqualTo("FAILED");
    }

    @Test
    void anAnswerMayTakeLongerThanALease() {
        WebTestClient client = user(owner);
        String prompt = prompt(answer -> {
            answer.stream();
            for (int i = 0; i < 30; i++) {
                answer.delta("word ");
                await().pollDelay(Duration.ofMillis(100)).until(() -> true);
            }
            answer.finish().done().end();
        });
        JsonNode turn =
                stream(client, conversation(client), prompt).getLast().data().path("turn");
        assertThat(turn.path("state").asString()).isEqualTo("DONE");
        assertThat(turn.at("/answer/text").asString()).isEqualTo("word ".repeat(30));
    }

    private Turn accepted(String runner) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        Draft draft = Draft.chat(owner, ZoneOffset.UTC, now, "key " + TurnTest.key(), "h", "hello", "c", "a", runner);
        return turns.accept(draft, 0).block().turn();
    }

    private JsonNode ended(Turn turn) {
        return await().atMost(Duration.ofSeconds(10))
                .until(
                        () -> turn(user(owner), turn.id()),
                        now -> !List.of("ACCEPTED", "STREAMING")
                                .contains(now.path("state").asString()));
    }
}
