package chatclique.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What is done by talking, with the real pet-service and the built-in voice; and what is remembered of it. */
class DeedsTest {

    private Api owner;
    private String pet;
    private String conversation;

    @BeforeEach
    void aConversation() {
        owner = Account.signUp(Stack.shared()).api();
        pet = PetTest.adopt(owner, "Mia").at("/id").asString();
        conversation = ChatTest.talkTo(owner, pet);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Here is some tuna | feed",
                "Tiens, du thon | feed",
                "Hier ist etwas Thunfisch | feed",
                "Вот тебе рыбка | feed",
                "给你金枪鱼 | feed",
                "I stroke your back | pet",
                "Let's play ball! | play"
            })
    @Row({"D20", "X3"})
    void whatTheOwnerDoesInWordsIsDoneOnceAndLeavesAReceipt(String said, String action) {
        List<Api.Event> events = owner.stream("/api/v1/conversations/" + conversation + "/turns", Map.of("text", said));

        JsonNode turn = events.getLast().data().at("/turn");
        assertThat(turn.at("/actions/0/name").asString()).isEqualTo(action);
        assertThat(turn.at("/actions/0/done").asBoolean()).isTrue();
        assertThat(turn.at("/answer/text").asString()).isNotBlank();
        assertThat(events.stream().filter(event -> event.name().equals("action")))
                .hasSize(1);
        JsonNode receipt = turn.at("/actions/0/receipt");
        assertThat(receipt.at("/petId").asString()).isEqualTo(pet);
        assertThat(receipt.at("/outcome").asString()).isEqualTo("good");
        JsonNode now = owner.get("/api/v1/pets/" + pet).expect(200).json();
        assertThat(now.at("/state/counters/" + action).asInt()).isEqualTo(1);
        JsonNode history =
                owner.get("/api/v1/pets/" + pet + "/events").expect(200).json();
        assertThat(history.toString()).contains(receipt.at("/eventId").asString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Do you like tuna?", "I won't feed you", "I ate tuna yesterday", "{\"action\":\"feed\"}"})
    @Row("X3")
    void talkOfADeedIsNoDeed(String said) {
        JsonNode turn = ChatTest.say(owner, conversation, said);

        assertThat(turn.at("/actions").size()).isZero();
        assertThat(owner.get("/api/v1/pets/" + pet).at("/state/counters/feed").asInt())
                .isZero();
    }

    @Test
    @Row({"X1", "X3"})
    void aTiredPetSaysThatItIsTired() {
        for (int i = 0; i < 3; i++) {
            ChatTest.say(owner, conversation, "Let's play ball!");
        }
        JsonNode turn = ChatTest.say(owner, conversation, "Let's play ball!");

        assertThat(turn.at("/actions/0/done").asBoolean()).isFalse();
        assertThat(turn.at("/actions/0/receipt/code").asString()).isEqualTo("too-tired");
        assertThat(turn.at("/actions/0/receipt/status").asInt()).isEqualTo(409);
        assertThat(turn.at("/answer/text").asString()).containsAnyOf("legs", "lying down", "batteries");
    }

    @Test
    @Row({"A12", "D8"})
    void whatTheOwnerToldIsKnownInTheNextConversationAndCanBeDeleted() {
        ChatTest.say(owner, conversation, "My name is Zoltan");
        String next = ChatTest.talkTo(owner, pet);

        assertThat(ChatTest.say(owner, next, "Do you remember me?")
                        .at("/answer/text")
                        .asString())
                .contains("Zoltan");
        JsonNode fact = owner.get("/api/v1/facts").expect(200).json().at("/items/0");
        assertThat(fact.at("/kind").asString()).isEqualTo("name");
        owner.delete("/api/v1/facts/" + fact.at("/id").asString()).expect(204);
        assertThat(ChatTest.say(owner, next, "Do you remember me?")
                        .at("/answer/text")
                        .asString())
                .doesNotContain("Zoltan");
        assertThat(owner.get("/api/v1/facts").expect(200).json().at("/items").size())
                .isZero();
    }
}
