package chatclique.chat.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chatclique.chat.FakeProvider;
import chatclique.chat.FakeProvider.Answer;
import chatclique.chat.FakeProvider.Script;
import chatclique.chat.WithCatalogue;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

/** Several providers with several models. */
class CatalogueTest extends WithCatalogue {

    private static final Script DOWN = answer -> answer.refuse(503, "", "");
    private static final Map<String, String> ASSISTANT = Map.of("persona", "assistant");

    @Test
    void eachModelSaysWhatItIsForAndCosts() {
        JsonNode quick = model("quick.1");
        assertThat(quick.path("title").asString()).isEqualTo("Quick one");
        assertThat(quick.path("origin").asString()).isEqualTo("provider");
        assertThat(quick.path("contextTokens").asInt()).isEqualTo(32_000);
        assertThat(quick.path("prices"))
                .hasToString("{\"input\":0.5,\"cachedInput\":0.05,\"output\":2,\"currency\":\"USD\","
                        + "\"date\":\"2026-11-01\"}");
        assertThat(quick.path("answersFor")).hasToString("[\"pet\",\"assistant\"]");
        assertThat(quick.path("usualFor")).hasToString("[\"pet\",\"assistant\"]");
        assertThat(quick.path("fallbacks")).hasToString("[\"deep\",\"built-in-voice\"]");
        assertThat(model("deep").path("usualFor")).hasToString("[\"coder\"]");
        assertThat(model("deep").at("/prices/currency").asString()).isEqualTo("RUB");
        assertThat(models().toString()).doesNotContain("key\"", "near-key", "far-key", "localhost");
    }

    @Test
    void theProbeSaysWhatCannotBeUsedAndGuessesNothing() {
        await().untilAsserted(() -> {
            assertThat(model("unheard-of").path("why").asString()).isEqualTo("unknown-model");
            assertThat(model("lost").path("why").asString()).isEqualTo("unreachable");
        });
        assertThat(model("lost").path("usable").asBoolean()).isFalse();
        assertThat(model("quick.1").path("usable").asBoolean()).isTrue();
        assertThat(model("deep").has("why")).isFalse();
        try {
            FAR.on(FakeProvider.MODELS, answer -> answer.refuse(401, "", "{}"));
            await().untilAsserted(() ->
                    assertThat(model("deep").path("why").asString()).isEqualTo("key-refused"));
            FAR.on(FakeProvider.MODELS, answer -> answer.refuse(200, "", "<html>"));
            await().untilAsserted(() ->
                    assertThat(model("deep").path("usable").asBoolean()).isTrue());
        } finally {
            FAR.on(FakeProvider.MODELS, answer -> answer.refuse(404, "", ""));
        }
    }

    @Test
    void aProviderIsAskedInItsOwnWayWithWhatTheConversationChose() {
        String prompt = prompt(saying("Near."), saying("Far."));
        Map<String, ?> settings = Map.of(
                "temperature", 0.3, "topP", 0.9, "frequencyPenalty", 0.5, "presencePenalty", -0.5, "maxTokens", 77);
        JsonNode turn = said(client(), Map.of("persona", "assistant", "settings", settings), prompt);

        assertThat(turn.path("model").asString()).isEqualTo("quick.1");
        assertThat(turn.at("/answer/text").asString()).isEqualTo("Near.");
        FakeProvider.Asked asked = NEAR.asked(prompt).getFirst();
        assertThat(asked.headers())
                .containsEntry("authorization", "Bearer near-key")
                .containsEntry("x-team", "cats");
        assertThat(asked.body().path("model").asString()).isEqualTo("quick-1-2026");
        assertThat(asked.body().path("temperature").asDouble()).isEqualTo(0.3);
        assertThat(asked.body().path("top_p").asDouble()).isEqualTo(0.9);
        assertThat(asked.body().path("frequency_penalty").asDouble()).isEqualTo(0.5);
        assertThat(asked.body().path("presence_penalty").asDouble()).isEqualTo(-0.5);
        assertThat(asked.body().path("max_completion_tokens").asInt()).isEqualTo(77);
        assertThat(asked.body().at("/stream_options/include_usage").asBoolean()).isTrue();
    }

    @Test
    void anotherModelAndAPresetCanBeChosen() {
        String prompt = prompt(saying("Near."), saying("Far."));
        Map<String, ?> start = Map.of("persona", "assistant", "preset", "brief", "settings", Map.of("model", "deep"));
        JsonNode turn = said(client(), start, prompt);

        assertThat(turn.path("model").asString()).isEqualTo("deep");
        assertThat(NEAR.asked(prompt)).isEmpty();
        FakeProvider.Asked asked = FAR.asked(prompt).getFirst();
        assertThat(asked.headers()).containsEntry("authorization", "Api-Key far-key");
        assertThat(asked.body().path("model").asString()).isEqualTo("deep");
        assertThat(asked.body().path("max_tokens").asInt()).isEqualTo(300);
        assertThat(asked.body().has("stream_options")).isFalse();
        assertThat(said(client(), Map.of("persona", "coder", "settings", Map.of("model", "built-in-voice")), "2+2")
                        .path("standIn")
                        .isNull())
                .isTrue();
    }

    @Test
    void whoFailsBeforeAFirstTokenIsFollowedByItsFallbacks() {
        String prompt = prompt(DOWN, saying("Far."));
        JsonNode turn = said(client(), ASSISTANT, prompt);
        assertThat(turn.at("/answer/text").asString()).isEqualTo("Far.");
        assertThat(turn.path("model").asString()).isEqualTo("deep");
        assertThat(turn.path("standIn").isNull()).isTrue();
        assertThat(turn.at("/cost/currency").asString()).isEqualTo("RUB");
        assertThat(NEAR.asked(prompt)).hasSize(3);

        JsonNode silent = said(client(), ASSISTANT, prompt(Answer::stall, saying("Far.")));
        assertThat(silent.path("model").asString()).isEqualTo("deep");
        JsonNode empty = said(
                client(), ASSISTANT, prompt(answer -> answer.stream().done().end(), saying("Far.")));
        assertThat(empty.path("model").asString()).isEqualTo("deep");
        JsonNode begun =
                said(client(), ASSISTANT, prompt(answer -> answer.stream().delta("One "), saying("Far.")));
        assertThat(begun.path("model").asString()).isEqualTo("quick.1");
        assertThat(begun.path("state").asString()).isEqualTo("PARTIAL");
    }

    @Test
    void whenAllFailTheBuiltInVoiceStandsInAsTheOneWhoIsNoModel() {
        JsonNode turn = said(client(), ASSISTANT, prompt(DOWN, DOWN));
        assertThat(turn.path("model").asString()).isEqualTo("built-in-voice");
        assertThat(turn.path("standIn").asString()).isEqualTo("OUTAGE");
        assertThat(turn.path("state").asString()).isEqualTo("DONE");
    }

    @Test
    void whoeverAsksForPatienceTwiceGetsNoMoreThanThereIs() {
        Script busy = answer -> answer.refuse(429, "Retry-After: 1\r\n", "");
        Instant start = Instant.now();
        JsonNode turn = said(client(), ASSISTANT, prompt(busy, busy));
        assertThat(turn.path("standIn").asString()).isEqualTo("OUTAGE");
        assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofMillis(4_500));
    }

    @Test
    void whatIsKnownToBeUnusableIsAskedLast() {
        await().untilAsserted(() ->
                assertThat(model("lost").path("usable").asBoolean()).isFalse());
        JsonNode turn = said(
                client(),
                Map.of("persona", "assistant", "settings", Map.of("model", "lost")),
                prompt(saying("Near."), saying("Far.")));
        assertThat(turn.path("model").asString()).isEqualTo("quick.1");
    }

    private WebTestClient client() {
        return user(someone());
    }

    private JsonNode models() {
        return json(client(), "/api/v1/models").path("items");
    }

    private JsonNode model(String name) {
        return models().valueStream()
                .filter(model -> model.path("name").asString().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
