package chatclique.chat.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import chatclique.chat.Service;
import chatclique.chat.turn.Turn;
import chatclique.chat.turn.TurnId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.ReactiveMongoOperations;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

class DeleteEverythingTest extends Service {

    @Autowired
    private ReactiveMongoOperations mongo;

    private final String owner = someone();
    private final LocalDate today = LocalDate.now(ZoneOffset.UTC);

    @Test
    void nothingIsLeftOfAnOwnerAndAllOfTheOthers() {
        String other = someone();
        say(user(other), conversation(user(other)), "k", "another's");
        String conversation = conversation(client());
        IntStream.range(0, 5).forEach(i -> say(client(), conversation, "k" + i, "a secret " + i));
        client().post()
                .uri("/api/v1/facts")
                .header("Idempotency-Key", "f")
                .bodyValue(Map.of("kind", "like", "text", "secrets"))
                .exchange()
                .expectStatus()
                .is2xxSuccessful();

        assertThat(json("/api/v1/chat-log/seal").path("links").asInt()).isEqualTo(5);
        delete();
        delete();
        assertThat(json("/api/v1/chat-log").path("days")).isEmpty();
        assertThat(json("/api/v1/chat-log/" + today).path("items")).isEmpty();
        assertThat(json("/api/v1/conversations").path("items")).isEmpty();
        assertThat(json("/api/v1/facts").path("items")).isEmpty();
        assertThat(json("/api/v1/chat-log/search?q=secret").path("items")).isEmpty();
        assertThat(json("/api/v1/chat-log/seal").path("links").asInt()).isEqualTo(10);
        for (String collection : mongo.getCollectionNames().toIterable()) {
            assertThat(mongo.find(query(where("owner").is(owner)), org.bson.Document.class, collection)
                            .toStream()
                            .map(org.bson.Document::toJson))
                    .as(collection)
                    .noneMatch(document -> document.contains("secret"));
        }
        assertThat(user(other)
                        .get()
                        .uri("/api/v1/chat-log/{day}/1", today)
                        .exchange()
                        .expectStatus()
                        .isOk()
                        .expectBody(JsonNode.class)
                        .returnResult()
                        .getResponseBody()
                        .path("prompt")
                        .path("text")
                        .asString())
                .isEqualTo("another's");
        say(client(), conversation(client()), "new", "a new life");
        assertThat(json("/api/v1/chat-log/" + today)
                        .path("items")
                        .get(0)
                        .path("seq")
                        .asInt())
                .isEqualTo(6);
    }

    @Test
    void whatADeathHalfWayLeftIsErasedByRepeating() {
        String conversation = conversation(client());
        IntStream.range(0, 3).forEach(i -> say(client(), conversation, "k" + i, "a secret " + i));
        // One is erased and still counted, one is there and not counted.
        mongo.updateFirst(query(where("_id").is(id(1))), Update.update("erasedAt", Instant.now()), Turn.class)
                .block();
        mongo.updateFirst(query(where("owner").is(owner)), new Update().pull("written", 2), "dayParts")
                .block();
        delete();
        assertThat(json("/api/v1/chat-log").path("days")).isEmpty();
        client().get()
                .uri("/api/v1/chat-log/{day}/2", today)
                .exchange()
                .expectStatus()
                .isNotFound();
    }

    private String id(int seq) {
        return TurnId.of(owner, today, seq).toString();
    }

    private void delete() {
        client().delete().uri("/api/v1/chat-log").exchange().expectStatus().isNoContent();
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

    private WebTestClient client() {
        return user(owner);
    }
}
