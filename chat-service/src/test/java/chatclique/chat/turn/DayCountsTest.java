package chatclique.chat.turn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import chatclique.chat.Service;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.ReactiveMongoOperations;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Flux;
import tools.jackson.databind.JsonNode;

/** The month says how many entries there are, whatever numbers they have. */
class DayCountsTest extends Service {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 14);

    @Autowired
    private Turns turns;

    @Autowired
    private Days days;

    @Autowired
    private ReactiveMongoOperations mongo;

    private final String owner = someone();

    @Test
    void numbersThatWereNeverUsedAreNotCounted() {
        write(Turn.Kind.CHAT, 1);
        write(Turn.Kind.CHAT, 24);
        write(Turn.Kind.PICTURE, 63);
        write(Turn.Kind.CHAT, 64);
        write(Turn.Kind.PICTURE, 200);

        assertThat(shown()).containsExactly(1, 24, 63, 64, 200);
        assertThat(month()).isEqualTo("{\"day\":\"2026-03-14\",\"entries\":5,\"chats\":3,\"pictures\":2}");

        delete("/63", 204);
        delete("/24", 204);
        assertThat(shown()).containsExactly(1, 64, 200);
        assertThat(month()).isEqualTo("{\"day\":\"2026-03-14\",\"entries\":3,\"chats\":2,\"pictures\":1}");

        delete("", 204);
        assertThat(shown()).isEmpty();
        assertThat(month()).isEmpty();
        write(Turn.Kind.CHAT, 201);
        assertThat(shown()).containsExactly(201);
    }

    @Test
    void manyAtOnceAreAllCountedAndPagedThrough() {
        int many = 300;
        Flux.range(1, many)
                .flatMap(i -> turns.accept(draft(Turn.Kind.CHAT), (i % 7) * 50), 64)
                .blockLast();

        assertThat(shown()).hasSize(many).isSorted().doesNotHaveDuplicates();
        assertThat(month()).contains("\"entries\":300,");
        assertThat(shown().getLast()).as("there are holes").isGreaterThan(many);
        delete("", 204);
        assertThat(shown()).isEmpty();
        assertThat(month()).isEmpty();
    }

    @Test
    void whatADeathInTheMiddleOfADeletionLeftBehindIsPutRightByDeletingAgain() {
        write(Turn.Kind.CHAT, 1);
        write(Turn.Kind.CHAT, 2);
        mongo.updateFirst(
                        query(where("_id").is(TurnId.of(owner, DAY, 2).toString())),
                        Update.update("erasedAt", Instant.now()),
                        Turn.class)
                .block();
        assertThat(month()).contains("\"entries\":2,");

        delete("/2", 404);
        assertThat(month()).contains("\"entries\":1,");
        delete("/7", 404);
        assertThat(month()).contains("\"entries\":1,");
    }

    @Test
    void aLaterAnswerIsPaidOnTheDayWhenItWasAskedForAndIsNoEntryOfThatDay() {
        write(Turn.Kind.CHAT, 1);
        Turn first = turns.find(owner, TurnId.of(owner, DAY, 1)).block();
        Turn.Usage usage = new Turn.Usage(30, 12, null);
        Instant tomorrow = first.createdAt().plus(Duration.ofDays(1));
        Turn later = new NewVersion("regenerated", null, "assistant-1", "here", tomorrow)
                .of(first)
                .withEnding(
                        new Ending(
                                Turn.State.DONE, "Hello", "assistant", List.of(), "m", null, usage, null, null, null),
                        tomorrow);
        Booking booking = Booking.of(later).orElseThrow();
        Flux.range(0, 8).flatMap(i -> days.used(booking)).blockLast();

        assertThat(days.use(owner, DAY, DAY).block())
                .allMatch(day -> day.models().isEmpty());
        assertThat(days.use(owner, DAY.plusDays(1), DAY.plusDays(1)).block())
                .containsExactly(new DayUse("2026-03-15", Map.of("m", new Used(1, 30, 12, 0, null))));
        assertThat(month()).isEqualTo("{\"day\":\"2026-03-14\",\"entries\":1,\"chats\":1,\"pictures\":0}");
        assertThat(days.lastSeq(owner, DAY.plusDays(1)).block()).isZero();
    }

    private void write(Turn.Kind kind, int seq) {
        Turn turn = turns.accept(draft(kind), seq - 1).block().turn();
        assertThat(turn.seq()).isEqualTo(seq);
    }

    private Draft draft(Turn.Kind kind) {
        Instant noon = DAY.atTime(12, 0).toInstant(ZoneOffset.UTC);
        String name = UUID.randomUUID().toString();
        return kind == Turn.Kind.PICTURE
                ? Draft.picture(owner, ZoneOffset.UTC, noon, name, "h", "a cat", "painter", new Turn.Picture("p", 1, 1))
                : new Draft(
                        owner,
                        ZoneOffset.UTC,
                        noon,
                        name,
                        "h",
                        kind,
                        new Turn.Part("user", "hello"),
                        "c",
                        "assistant-1",
                        null,
                        null,
                        null);
    }

    private String month() {
        return json("/api/v1/chat-log?month=2026-03")
                .path("days")
                .valueStream()
                .map(JsonNode::toString)
                .reduce("", String::concat);
    }

    /** The numbers that the day shows, all pages of it. */
    private List<Integer> shown() {
        List<Integer> shown = new ArrayList<>();
        JsonNode page;
        String after = "0";
        do {
            page = json("/api/v1/chat-log/" + DAY + "?limit=90&after=" + after);
            page.path("items").forEach(entry -> shown.add(entry.path("seq").asInt()));
            after = page.path("next").asString();
        } while (!page.path("next").isNull());
        return shown;
    }

    private JsonNode json(String uri) {
        return client().get()
                .uri(uri)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody();
    }

    private void delete(String place, int status) {
        client().delete()
                .uri("/api/v1/chat-log/" + DAY + place)
                .exchange()
                .expectStatus()
                .isEqualTo(status);
    }

    private WebTestClient client() {
        return user(owner);
    }
}
