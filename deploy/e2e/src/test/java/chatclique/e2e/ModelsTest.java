package chatclique.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Several providers and models from a file, as chat-service/PROVIDERS.md tells it. */
class ModelsTest {

    private static final String FOLDER = "b1g-folder";
    private static LocalProvider near;
    private static LocalProvider far;
    private static Stack stack;

    private Api owner;

    @BeforeAll
    static void aStackWithACatalogue(@TempDir Path directory) throws IOException {
        near = new LocalProvider();
        far = new LocalProvider();
        Path file = Files.writeString(
                directory.resolve("models.yaml"), """
                chatclique:
                  quota:
                    day-tokens: 50
                  models:
                    providers:
                      near:
                        base-url: %s
                        api-key: near-key
                      far:
                        base-url: %s
                        api-key: far-key
                        auth: api-key
                        headers:
                          x-folder-id: %s
                    catalogue:
                      - name: quick
                        provider: near
                        id: local
                        title: Quick
                        context-tokens: 32000
                        prices: {input: 1000000, cached-input: 100000, output: 2000000, currency: USD, date: 2026-11-01}
                        fallbacks: yandexgpt
                      - name: yandexgpt
                        provider: far
                        id: gpt://%s/yandexgpt/latest
                        use: assistant, coder
                        prices: {input: 800, output: 800, currency: RUB, date: 2026-11-01}
                """.formatted(near.url(), far.url(), FOLDER, FOLDER));
        stack = Stack.fresh("models", Map.of("SPRING_CONFIG_ADDITIONAL_LOCATION", "file:" + file));
    }

    @AfterAll
    static void stop() {
        stack.stop();
        near.close();
        far.close();
    }

    @BeforeEach
    void aUser() {
        near.says("Near ", "by");
        far.says("Far ", "away");
        owner = Account.signUp(stack).api();
        near.asked();
        far.asked();
    }

    @Test
    @Row({"D2", "D3"})
    void theCatalogueSaysWhatEachModelIsForAndTheProbeWhatTheKeyCannotUse() {
        JsonNode models = Await.until(
                Duration.ofSeconds(20),
                () -> owner.get("/api/v1/models").expect(200).at("/items"),
                items -> items.at("/1").has("why"));

        assertThat(models.at("/0/name").asString()).isEqualTo("quick");
        assertThat(models.at("/0/usable").asBoolean()).isTrue();
        assertThat(models.at("/0/contextTokens").asInt()).isEqualTo(32_000);
        assertThat(models.at("/0/prices/date").asString()).isEqualTo("2026-11-01");
        assertThat(models.at("/0/fallbacks")).hasToString("[\"yandexgpt\"]");
        assertThat(models.at("/1/usable").asBoolean()).isFalse();
        assertThat(models.at("/1/why").asString()).isEqualTo("unknown-model");
        assertThat(models.at("/1/answersFor")).hasToString("[\"assistant\",\"coder\"]");
        assertThat(models.at("/2/origin").asString()).isEqualTo("built-in");
    }

    @Test
    @Row({"D16", "B7"})
    void presetsAndSettingsReachTheModelAndStayWithinCaps() {
        JsonNode personas = owner.get("/api/v1/personas").expect(200).at("/items");
        assertThat(personas.at("/2/persona").asString()).isEqualTo("coder");
        assertThat(personas.at("/1/presets").size()).isGreaterThan(2);
        Map<String, ?> settings =
                Map.of("temperature", 0.4, "topP", 0.7, "frequencyPenalty", 0.1, "presencePenalty", -0.1);
        String conversation = owner.click(
                        "/api/v1/conversations",
                        Map.of("persona", "assistant", "preset", "precise", "settings", settings))
                .expect(201)
                .at("/id")
                .asString();
        ChatTest.say(owner, conversation, "Hello");
        JsonNode request = near.asked().getLast();
        assertThat(request.at("/temperature").asDouble()).isEqualTo(0.4);
        assertThat(request.at("/top_p").asDouble()).isEqualTo(0.7);
        assertThat(request.at("/frequency_penalty").asDouble()).isEqualTo(0.1);
        assertThat(request.at("/presence_penalty").asDouble()).isEqualTo(-0.1);
        assertThat(request.at("/max_tokens").asInt()).isEqualTo(2_048);

        JsonNode problem = owner.patch(
                        "/api/v1/conversations/" + conversation, Map.of("settings", Map.of("temperature", 3)))
                .expect(422)
                .json();
        assertThat(problem.at("/errors/0/field").asString()).isEqualTo("settings.temperature");
        assertThat(owner.get("/api/v1/conversations/" + conversation)
                        .at("/settings/temperature")
                        .asDouble())
                .isEqualTo(0.4);
    }

    @Test
    @Row({"D11", "D12"})
    void aModelThatIsAskedTooMuchIsTriedThreeTimesAndThenItsFallbackAnswers() {
        near.fails(429);
        Instant start = Instant.now();
        JsonNode turn = ChatTest.say(owner, talk("assistant"), "Hello");
        assertThat(turn.at("/model").asString()).isEqualTo("yandexgpt");
        assertThat(turn.at("/answer/text").asString()).isEqualTo("Far away");
        assertThat(near.asked()).hasSize(3);
        assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(15));
    }

    @Test
    @Row({"D23", "X5"})
    void withoutAnyProviderThePetStillAnswersAndSaysSo() {
        near.fails(503);
        far.fails(503);
        String pet = PetTest.adopt(owner, "Mia").at("/id").asString();
        JsonNode turn = ChatTest.say(owner, ChatTest.talkTo(owner, pet), "Are you there?");
        assertThat(turn.at("/state").asString()).isEqualTo("DONE");
        assertThat(turn.at("/standIn").asString()).isEqualTo("OUTAGE");
        assertThat(turn.at("/answer/sender").asString()).isEqualTo("pet");
        assertThat(turn.at("/answer/text").asString()).isNotBlank().doesNotContain("inner words");

        JsonNode plain = ChatTest.say(owner, talk("assistant"), "Hello");
        assertThat(plain.at("/standIn").asString()).isEqualTo("OUTAGE");
        assertThat(plain.at("/answer/text").asString()).contains("built-in helper");
    }

    @Test
    @Row({"B9", "D18", "X5"})
    void aTurnKeepsItsCostAndADayThatIsSpentTiresThePet() {
        String pet = PetTest.adopt(owner, "Mia").at("/id").asString();
        String conversation = ChatTest.talkTo(owner, pet);
        JsonNode paid = ChatTest.say(owner, conversation, "Hello");
        assertThat(paid.at("/usage/promptTokens").asInt()).isEqualTo(11);
        assertThat(paid.at("/cost/micros").asLong()).isEqualTo(17_000_000);
        assertThat(paid.at("/cost/currency").asString()).isEqualTo("USD");
        JsonNode fresh = owner.get("/api/v1/usage").expect(200).json();
        assertThat(fresh.at("/days/0/models/0/model").asString()).isEqualTo("quick");
        assertThat(fresh.at("/days/0/models/0/cost/micros").asLong()).isEqualTo(17_000_000);
        assertThat(fresh.at("/today/tokens").asLong()).isEqualTo(14);
        assertThat(fresh.at("/today/energy").asDouble()).isEqualTo(36.0 / 50);

        for (int i = 0; i < 3; i++) {
            assertThat(ChatTest.say(owner, conversation, "And " + i)
                            .at("/standIn")
                            .isNull())
                    .isTrue();
        }
        near.asked();
        JsonNode tired = ChatTest.say(owner, conversation, "One more");
        assertThat(tired.at("/standIn").asString()).isEqualTo("QUOTA");
        assertThat(tired.at("/state").asString()).isEqualTo("DONE");
        assertThat(near.asked()).isEmpty();
        JsonNode spent = owner.get("/api/v1/usage").expect(200).json();
        assertThat(spent.at("/today/energy").asDouble()).isZero();
        assertThat(Instant.parse(spent.at("/resetsAt").asString())).isAfter(Instant.now());
    }

    @Test
    @Row("E16")
    void yandexGptIsAskedInItsOwnWay() {
        String conversation = owner.click(
                        "/api/v1/conversations",
                        Map.of("persona", "assistant", "settings", Map.of("model", "yandexgpt")))
                .expect(201)
                .at("/id")
                .asString();
        JsonNode turn = ChatTest.say(owner, conversation, "Привет");
        assertThat(turn.at("/answer/text").asString()).isEqualTo("Far away");
        assertThat(turn.at("/model").asString()).isEqualTo("yandexgpt");
        assertThat(turn.at("/cost/currency").asString()).isEqualTo("RUB");
        assertThat(far.keys()).contains("Api-Key far-key");
        assertThat(far.asked().getLast().at("/model").asString()).isEqualTo("gpt://" + FOLDER + "/yandexgpt/latest");
        assertThat(near.asked()).isEmpty();
    }

    @Test
    @Row("C2")
    void theCoderAnswersWithCodeAsJsonAndInTheLog() {
        near.says("Here:\n```python\n", "print('hi')\n", "```\n");
        JsonNode turn = ChatTest.say(owner, talk("coder"), "Say hi in Python");
        assertThat(turn.at("/answer/sender").asString()).isEqualTo("coder");
        assertThat(turn.at("/answer/text").asString()).contains("```python\nprint('hi')\n```");
        JsonNode request = near.asked().getLast();
        assertThat(request.at("/messages/0/role").asString()).isEqualTo("system");
        assertThat(request.at("/messages/0/content").asString()).contains("coder", "Markdown");
        JsonNode entry = owner.get("/api/v1/chat-log/" + turn.at("/day").asString() + "/"
                        + turn.at("/seq").asInt())
                .expect(200)
                .json();
        assertThat(entry.at("/answer/text").asString())
                .isEqualTo(turn.at("/answer/text").asString());
    }

    private String talk(String persona) {
        return owner.click("/api/v1/conversations", Map.of("persona", persona))
                .expect(201)
                .at("/id")
                .asString();
    }
}
