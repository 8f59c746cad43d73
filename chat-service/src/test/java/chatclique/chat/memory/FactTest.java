package chatclique.chat.memory;

import static org.assertj.core.api.Assertions.assertThat;

import chatclique.chat.Service;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Flux;
import tools.jackson.databind.JsonNode;

class FactTest extends Service {

    @Autowired
    private Facts facts;

    private final String owner = someone();

    private WebTestClient client() {
        return user(owner);
    }

    @Test
    void areWrittenCorrectedAndForgotten() {
        JsonNode written = write(Map.of("kind", "like", "text", "  old\n trains "), 201);
        assertThat(written.path("text").asString()).isEqualTo("old trains");
        assertThat(written.path("turnId").isNull()).isTrue();
        String id = written.path("id").asString();
        client().put()
                .uri("/api/v1/facts/{id}", id)
                .bodyValue(Map.of("text", "new trains"))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.id")
                .isEqualTo(id)
                .jsonPath("$.text")
                .isEqualTo("new trains");
        assertThat(texts("")).containsExactly("new trains");
        client().delete()
                .uri("/api/v1/facts/{id}", id)
                .exchange()
                .expectStatus()
                .isNoContent();
        client().delete()
                .uri("/api/v1/facts/{id}", id)
                .exchange()
                .expectStatus()
                .isNotFound();
        assertThat(texts("")).isEmpty();
    }

    @Test
    void areNotWrittenTwiceAndAnotherNameTakesThePlaceOfTheFirst() {
        JsonNode first = write(Map.of("kind", "like", "text", "Old trains"), 201);
        assertThat(write(Map.of("kind", "like", "text", "old trains!"), 200)).isEqualTo(first);
        write(Map.of("kind", "dislike", "text", "old trains"), 201);
        write(Map.of("kind", "name", "text", "Max"), 201);
        write(Map.of("kind", "name", "text", "Moritz"), 201);
        assertThat(texts("")).containsExactly("Old trains", "old trains", "Moritz");
    }

    @Test
    void ofOnePetAreKnownToThatPetOnlyAndOthersToAll() {
        String mimi = PETS.adopt("facts-mimi", "Mimi", "cat", "satisfied");
        String rex = PETS.adopt("facts-rex", "Rex", "dog", "satisfied");
        write(Map.of("kind", "like", "text", "naps", "petId", mimi), 201);
        write(Map.of("kind", "like", "text", "walks", "petId", rex), 201);
        write(Map.of("kind", "like", "text", "tea"), 201);
        assertThat(texts("?petId=" + mimi)).containsExactly("naps", "tea");
        assertThat(texts("?petId=" + rex)).containsExactly("walks", "tea");
        assertThat(texts("")).containsExactly("naps", "walks", "tea");
        assertThat(write(Map.of("kind", "like", "text", "x", "petId", "nobodys"), 404)
                        .path("code")
                        .asString())
                .isEqualTo("pet-not-found");
    }

    @Test
    void anotherOwnerFindsNothingAndChangesNothing() {
        String id = write(Map.of("kind", "other", "text", "a secret"), 201)
                .path("id")
                .asString();
        WebTestClient bob = user(someone());
        bob.put()
                .uri("/api/v1/facts/{id}", id)
                .bodyValue(Map.of("text", "mine"))
                .exchange()
                .expectStatus()
                .isNotFound();
        bob.delete().uri("/api/v1/facts/{id}", id).exchange().expectStatus().isNotFound();
        bob.get()
                .uri("/api/v1/facts")
                .exchange()
                .expectBody()
                .jsonPath("$.items")
                .isEmpty();
        assertThat(texts("")).containsExactly("a secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "\u200b", "\n", "LONG"})
    void ofNoTextOrTooMuchAreRefused(String text) {
        String said = text.equals("LONG") ? "x".repeat(201) : text;
        JsonNode problem = write(Map.of("kind", "like", "text", said), 400);
        assertThat(problem.path("errors").get(0).path("field").asString()).isEqualTo("text");
        write(Map.of("kind", "wish", "text", "x"), 400);
        write(Map.of("text", "x"), 400);
        write(Map.of("kind", "like"), 400);
        Map<String, Object> selfMade = new HashMap<>(Map.of("kind", "like", "text", "x"));
        selfMade.put("owner", "another");
        write(selfMade, 400);
    }

    @Test
    void countTwoHundredAtMostHoweverManyComeAtOnce() {
        List<Facts.Learned> learned = Flux.range(0, 200)
                .flatMap(i -> facts.write(owner, null, Fact.Kind.LIKE, "thing " + i), 16)
                .collectList()
                .block();
        assertThat(learned).hasSize(200);
        Set<String> ids = learned.stream().map(one -> one.fact().id()).collect(Collectors.toSet());
        assertThat(ids).hasSize(200);
        assertThat(texts("")).hasSize(200);
        assertThat(write(Map.of("kind", "like", "text", "one more"), 422)
                        .path("code")
                        .asString())
                .isEqualTo("too-many-facts");
        assertThat(write(Map.of("kind", "like", "text", "Thing 7"), 200)
                        .path("text")
                        .asString())
                .isEqualTo("thing 7");
        write(Map.of("kind", "like", "text", "🐟".repeat(200)), 422);
    }

    @Test
    void areLearnedOnceFromATurnAndNotAgainFromItWhenCorrectedOrDeleted() {
        Facts.Learned first = learn("turn-1", "old trains");
        assertThat(first.isNew()).isTrue();
        assertThat(learn("turn-1", "Old trains").isNew()).isFalse();
        facts.correct(owner, first.fact().id(), "ships").block();
        assertThat(learn("turn-1", "old trains").fact().text()).isEqualTo("ships");
        facts.forget(owner, first.fact().id()).block();
        assertThat(learn("turn-1", "old trains")).isNull();
        assertThat(texts("")).isEmpty();
        assertThat(learn("turn-2", "old trains").isNew()).isTrue();
        assertThat(texts("")).containsExactly("old trains");
        facts.erase(owner).block();
        assertThat(texts("")).isEmpty();
    }

    private Facts.Learned learn(String turn, String text) {
        return facts.learn(owner, turn, null, Fact.Kind.LIKE, text).block();
    }

    private JsonNode write(Map<String, ?> fact, int status) {
        return client().post()
                .uri("/api/v1/facts")
                .bodyValue(fact)
                .exchange()
                .expectStatus()
                .isEqualTo(status)
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody();
    }

    private List<String> texts(String query) {
        JsonNode page = client().get()
                .uri("/api/v1/facts" + query)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody();
        return page.path("items")
                .valueStream()
                .map(fact -> fact.path("text").asString())
                .toList();
    }
}
