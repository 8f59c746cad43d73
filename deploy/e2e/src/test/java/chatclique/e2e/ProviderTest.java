package chatclique.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The same path with an OpenAI-compatible provider, by configuration alone. */
class ProviderTest {

    private final LocalProvider provider = Provided.PROVIDER;

    private Api owner;
    private String pet;
    private String conversation;

    @BeforeEach
    void aConversation() {
        Provided.Talker talker = Provided.talker();
        owner = talker.api();
        pet = talker.pet();
        conversation = talker.conversation();
    }

    @Test
    @Row({"D20", "D22", "X3"})
    void itsModelFeedsThePetThroughToolsAndIsToldWhatCameOfIt() {
        provider.calls("feed", "{\"food\":\"tuna\"}");
        JsonNode turn = ChatTest.say(owner, conversation, "Here is some tuna");
        assertThat(turn.at("/actions/0/name").asString()).isEqualTo("feed");
        assertThat(turn.at("/actions/0/receipt/outcome").asString()).isEqualTo("good");
        assertThat(turn.at("/answer/text").asString()).isEqualTo("Hello from afar");
        assertThat(owner.get("/api/v1/pets/" + pet).at("/state/counters/feed").asInt())
                .isEqualTo(1);
        JsonNode told = provider.asked().getLast().at("/messages");
        assertThat(told.get(told.size() - 1).at("/content").asString()).contains("\"done\":true");

        provider.calls("feed", "{\"food\":\"tuna\",\"money\":1000}");
        turn = ChatTest.say(owner, conversation, "And now be rich");
        assertThat(turn.at("/actions").size()).isZero();
        assertThat(owner.get("/api/v1/pets/" + pet).at("/state/counters/feed").asInt())
                .isEqualTo(1);
    }

    @Test
    @Row({"A9", "B7", "D1", "D4", "D6", "D7", "D17"})
    void theProviderGetsThePersonaTheHistoryAndTheCaps() {
        ChatTest.say(owner, conversation, "First words");
        JsonNode turn = ChatTest.say(owner, conversation, "Second words");

        assertThat(turn.at("/answer/text").asString()).isEqualTo("Hello from afar");
        assertThat(turn.at("/model").asString()).isEqualTo("local");
        assertThat(turn.at("/usage/completionTokens").asInt()).isEqualTo(3);
        JsonNode request = provider.asked().getLast();
        assertThat(request.at("/messages")
                        .valueStream()
                        .map(message -> message.at("/role").asString()))
                .containsExactly("system", "user", "assistant", "user");
        assertThat(request.at("/messages/0/content").asString()).contains("Mia");
        assertThat(request.at("/messages/1/content").asString()).isEqualTo("First words");
        assertThat(request.at("/stream").asBoolean()).isTrue();
        assertThat(request.at("/temperature").asDouble()).isBetween(0.0, 2.0);
        assertThat(request.has("max_tokens") || request.has("max_completion_tokens"))
                .isTrue();
    }

    @Test
    @Row({"D6", "D7"})
    void theWindowSlidesByWholeTurnsAndKeepsTheSystemMessage() {
        String long1 = "word ".repeat(6_000);
        for (int i = 0; i < 6; i++) {
            ChatTest.say(owner, conversation, i + " " + long1);
        }
        JsonNode messages = told("5 ");
        assertThat(messages.at("/0/role").asString()).isEqualTo("system");
        assertThat(messages.at("/1/role").asString()).isEqualTo("user");
        assertThat(messages.size()).isLessThan(12).isGreaterThanOrEqualTo(2);
    }

    @Test
    @Row({"D8", "D9", "D10"})
    void whatIsOlderThanTheBudgetIsToldInShort() {
        String words = " word".repeat(2_000);
        for (int i = 0; i < 8; i++) {
            ChatTest.say(owner, conversation, i + words);
        }
        JsonNode messages = Await.until(
                Duration.ofSeconds(30),
                () -> {
                    ChatTest.say(owner, conversation, "More" + words);
                    return told("More");
                },
                // The provider says the same to everything, to the request for a summary, too.
                asked -> asked.at("/0/content").asString().contains("Hello from afar"));
        assertThat(messages.at("/0/content").asString()).contains("Mia");
        assertThat(messages.toString().split("word", -1).length - 1)
                .as("tokens, of which this provider reports so few that the budget of 6,000 holds up to twice as many")
                .isBetween(4_000, 12_000);
        assertThat(messages.toString()).doesNotContain("\"0" + words);
    }

    @Test
    @Row({"A23", "B8", "C11", "D4"})
    void theKeyComesFromTheEnvironmentAndGoesNowhereElse() throws IOException {
        String turn = ChatTest.say(owner, conversation, "Hello").toString();

        assertThat(provider.keys()).containsOnly("Bearer " + LocalProvider.KEY);
        assertThat(turn).doesNotContain(LocalProvider.KEY);
        assertThat(owner.get("/api/v1/models").expect(200).text()).doesNotContain(LocalProvider.KEY);
        try (Stream<Path> files = Files.walk(Provided.STACK.logs())) {
            for (Path log : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(log)).doesNotContain(LocalProvider.KEY);
            }
        }
    }

    /** What it was told when it was asked to answer this: what is older is summed up meanwhile, by requests of their own. */
    private JsonNode told(String prompt) {
        return provider.asked().reversed().stream()
                .map(request -> request.at("/messages"))
                .filter(asked -> asked.at("/" + (asked.size() - 1) + "/content")
                        .asString()
                        .startsWith(prompt))
                .findFirst()
                .orElseThrow();
    }

    @Test
    @Row({"A26", "C10"})
    void aFailingProviderIsATypedErrorWithoutItsInnerWords() {
        provider.fails(500);
        List<Api.Event> events =
                owner.stream("/api/v1/conversations/" + conversation + "/turns", Map.of("text", "Hello"));

        assertThat(events.getLast().name()).isEqualTo("failed");
        assertThat(events.getLast().data().toString()).contains("provider").doesNotContain("inner words");
        JsonNode turn = owner.get("/api/v1/turns/"
                        + events.getFirst().data().at("/turnId").asString())
                .json();
        assertThat(turn.at("/state").asString()).isEqualTo("FAILED");
        assertThat(turn.at("/prompt/text").asString()).isEqualTo("Hello");
    }

    @Test
    @Row({"C3", "C8", "C10"})
    void picturesComeFromTheProviderAndAnAnswerWithoutOneFails() {
        String good = owner.click("/api/v1/pictures", Map.of("prompt", "a cat"))
                .expect(202)
                .at("/id")
                .asString();
        assertThat(PicturesTest.ready(owner, good).at("/model").asString()).isEqualTo("local-image");

        String none = owner.click("/api/v1/pictures", Map.of("prompt", "nothing"))
                .expect(202)
                .at("/id")
                .asString();
        JsonNode failed = Await.until(
                Duration.ofSeconds(60),
                () -> owner.get("/api/v1/pictures/" + none).json(),
                picture -> picture.at("/state").asString().equals("FAILED"));
        assertThat(failed.at("/failure/code").asString()).isNotBlank();
    }
}
