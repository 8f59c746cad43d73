package chatclique.chat.voice;

import static org.assertj.core.api.Assertions.assertThat;

import chatclique.chat.FakePets;
import chatclique.chat.Service;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The built-in voice on the way that a provider's model takes: it asks for tools, and answers to what came of them. */
class ActingTest extends Service {

    private final String owner = someone();
    private final String pet = PETS.adopt("pet-" + UUID.randomUUID(), "Mimi", "cat", "satisfied");

    @AfterEach
    void petsAreKind() {
        PETS.refuseWith(0, "");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Here is some tuna | feed",
                "Tiens, du thon | feed",
                "Ich streichle dich | pet",
                "Лови мячик! | play",
                "给你金枪鱼 | feed"
            })
    void doesWhatTheOwnerDoes(String said, String action) {
        JsonNode turn = turn(petTalk(), said);
        assertThat(PETS.cares(pet))
                .extracting(FakePets.Care::action, FakePets.Care::key)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(
                        action, turn.path("id").asString() + "-" + action + "-1"));
        assertThat(turn.path("actions").get(0).path("done").asBoolean()).isTrue();
        assertThat(turn.path("answer").path("text").asString()).isNotBlank();
        assertThat(turn.path("state").asString()).isEqualTo("DONE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Do you like tuna?", "I won't feed you", "I ate tuna yesterday"})
    void onlyTalksOfWhatIsOnlyTalk(String said) {
        JsonNode turn = turn(petTalk(), said);
        assertThat(PETS.cares(pet)).isEmpty();
        assertThat(turn.path("actions").size()).isZero();
        assertThat(turn.path("answer").path("text").asString()).isNotBlank();
    }

    @Test
    void saysSoWhenNothingCameOfIt() {
        String talk = petTalk();
        PETS.refuseWith(503, "");
        JsonNode turn = turn(talk, "Here is some tuna");
        assertThat(turn.path("actions").get(0).path("done").asBoolean()).isFalse();
        assertThat(turn.path("actions").get(0).path("receipt").path("code").asString())
                .isEqualTo("pets-unavailable");
        assertThat(turn.path("answer").path("text").asString()).containsAnyOf("nothing arrived", "nothing came");
        PETS.refuseWith(409, "too-tired");
        assertThat(turn(talk, "Let's play ball!").path("answer").path("text").asString())
                .containsAnyOf("legs", "lying down", "batteries");
    }

    @Test
    void remembersItsOwnerInAnotherConversationUntilThatIsForgotten() {
        JsonNode turn = turn(petTalk(), "My name is Zoltan");
        assertThat(turn.path("actions").get(0).path("name").asString()).isEqualTo("remember");
        turn(petTalk(), "I like old trains");
        String answer = turn(petTalk(), "Do you remember me?")
                .path("answer")
                .path("text")
                .asString();
        assertThat(answer).contains("Zoltan").contains("old trains");
        List<JsonNode> facts = facts();
        assertThat(facts.stream().map(fact -> fact.path("text").asString())).containsExactly("Zoltan", "old trains");
        assertThat(facts.getFirst().path("turnId").asString())
                .isEqualTo(turn.path("id").asString());
        for (JsonNode fact : facts) {
            client().delete()
                    .uri("/api/v1/facts/{id}", fact.path("id").asString())
                    .exchange()
                    .expectStatus()
                    .isNoContent();
        }
        assertThat(turn(petTalk(), "Do you remember me?")
                        .path("answer")
                        .path("text")
                        .asString())
                .doesNotContain("Zoltan")
                .doesNotContain("trains");
        assertThat(facts()).isEmpty();
    }

    @Test
    void forgetsWhatWasDeletedEvenWhereItWasSaid() {
        String talk = petTalk();
        turn(talk, "I like old trains");
        String id = facts().getFirst().path("id").asString();
        client().delete()
                .uri("/api/v1/facts/{id}", id)
                .exchange()
                .expectStatus()
                .isNoContent();
        turn(talk, "The weather is fine");
        assertThat(facts()).isEmpty();
        turn(talk, "I don't like old trains");
        assertThat(facts().getFirst().path("kind").asString()).isEqualTo("dislike");
    }

    private WebTestClient client() {
        return user(owner);
    }

    private String petTalk() {
        return started(client(), Map.of("persona", "pet", "petId", pet));
    }

    private JsonNode turn(String talk, String text) {
        return JsonMapper.shared()
                .valueToTree(say(client(), talk, UUID.randomUUID().toString(), text));
    }

    private List<JsonNode> facts() {
        JsonNode page = client().get()
                .uri("/api/v1/facts")
                .exchange()
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody();
        return page.path("items").valueStream().toList();
    }
}
