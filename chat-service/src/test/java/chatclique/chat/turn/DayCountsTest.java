package chatclique.chat.turn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import chatclique.chat.Service;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
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
