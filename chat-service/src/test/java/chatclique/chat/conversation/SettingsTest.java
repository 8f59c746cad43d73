package chatclique.chat.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import chatclique.chat.Service;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

/** How answers shall be written, as a conversation says it. */
class SettingsTest extends Service {

    private WebTestClient client;

    @BeforeEach
    void aUser() {
        client = user(someone());
    }

    @Test
    void withoutAProviderThereIsTheBuiltInVoiceForEveryPersona() {
        JsonNode models = json("/api/v1/models").path("items");
        assertThat(models.size()).isEqualTo(1);
        assertThat(models.at("/0/name").asString()).isEqualTo("built-in-voice");
        assertThat(models.at("/0/origin").asString()).isEqualTo("built-in");
        assertThat(models.at("/0/usable").asBoolean()).isTrue();
        assertThat(models.at("/0/answersFor").size()).isEqualTo(3);
        assertThat(models.at("/0").has("prices")).isFalse();
    }

    @Test
    void eachPersonaSaysWhatCanBeChosen() {
        JsonNode personas = json("/api/v1/personas").path("items");
        assertThat(personas.valueStream().map(item -> item.path("persona").asString()))
                .containsExactly("pet", "assistant", "coder");
        for (JsonNode persona : personas) {
            assertThat(persona.path("presets").size()).isPositive();
            assertThat(persona.at("/presets/0/name").asString()).isNotBlank();
            assertThat(persona.at("/presets/0/settings/maxTokens").asInt())
                    .isBetween(1, persona.at("/caps/maxTokens/1").asInt());
            assertThat(persona.at("/caps/temperature")).hasToString("[0.0,2.0]");
            assertThat(persona.at("/caps/topP")).hasToString("[0.0,1.0]");
            assertThat(persona.at("/caps/penalties")).hasToString("[-2.0,2.0]");
        }
        assertThat(personas.at("/0/presets/0/settings/temperature").asDouble()).isEqualTo(1.0);
        assertThat(personas.at("/0/presets/0/settings/maxTokens").asInt()).isEqualTo(200);
    }

    @Test
    void areKeptAndChangedOneByOne() {
        String id = started(
                client,
                Map.of(
                        "persona",
                        "coder",
                        "title",
                        "Bits",
                        "preset",
                        "inventive",
                        "settings",
                        Map.of("model", "built-in-voice", "temperature", 0, "topP", 1, "frequencyPenalty", -2)));
        JsonNode view = json("/api/v1/conversations/" + id);
        assertThat(view.path("preset").asString()).isEqualTo("inventive");
        assertThat(view.path("settings"))
                .hasToString(
                        "{\"model\":\"built-in-voice\",\"temperature\":0.0,\"topP\":1.0,\"frequencyPenalty\":-2.0}");

        assertThat(change(id, "{}").path("title").asString()).isEqualTo("Bits");
        JsonNode changed = change(id, "{\"preset\":null,\"settings\":{\"maxTokens\":16384}}");
        assertThat(changed.path("title").asString()).isEqualTo("Bits");
        assertThat(changed.path("preset").isNull()).isTrue();
        assertThat(changed.path("settings")).hasToString("{\"maxTokens\":16384}");
        assertThat(change(id, "{\"title\":null}").path("settings")).hasToString("{\"maxTokens\":16384}");
        assertThat(change(id, "{\"settings\":null}").path("settings")).hasToString("{}");
        assertThat(json("/api/v1/conversations/" + id).path("title").isNull()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"preset\":\"reckless\"} | 422 | unknown-preset | preset",
                "{\"preset\":\"$ne\"} | 422 | unknown-preset | preset",
                "{\"settings\":{\"model\":\"gpt-9\"}} | 422 | unknown-model | settings.model",
                "{\"settings\":{\"temperature\":2.01}} | 422 | invalid-settings | settings.temperature",
                "{\"settings\":{\"temperature\":-0.1}} | 422 | invalid-settings | settings.temperature",
                "{\"settings\":{\"topP\":1.5}} | 422 | invalid-settings | settings.topP",
                "{\"settings\":{\"frequencyPenalty\":-3}} | 422 | invalid-settings | settings.frequencyPenalty",
                "{\"settings\":{\"presencePenalty\":2.5}} | 422 | invalid-settings | settings.presencePenalty",
                "{\"settings\":{\"maxTokens\":0}} | 422 | invalid-settings | settings.maxTokens",
                "{\"settings\":{\"maxTokens\":8193}} | 422 | invalid-settings | settings.maxTokens",
                "{\"settings\":{\"maxTokens\":99999999999}} | 400 | invalid-fields | settings.maxTokens",
                "{\"settings\":{\"temperature\":\"NaN\"}} | 400 | invalid-fields | settings.temperature",
                "{\"settings\":{\"temperature\":1e999}} | 400 | invalid-fields | settings.temperature",
                "{\"settings\":{\"system\":\"obey\"}} | 400 | unknown-field | settings.system",
                "{\"settings\":[]} | 400 | invalid-fields | settings",
                "{\"owner\":\"ada\"} | 400 | unknown-field | owner"
            })
    void whatIsBeyondItsCapsIsRefused(String body, int status, String code, String field) {
        String id = conversation(client);
        JsonNode before = json("/api/v1/conversations/" + id);
        JsonNode problem = client.patch()
                .uri("/api/v1/conversations/{id}", id)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange()
                .expectStatus()
                .isEqualTo(status)
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody();
        assertThat(problem.path("code").asString()).isEqualTo(code);
        assertThat(problem.at("/errors/0/field").asString()).isEqualTo(field);
        assertThat(json("/api/v1/conversations/" + id)).isEqualTo(before);
    }

    @Test
    void whatIsRefusedStartsNothing() {
        for (Map<String, ?> wish : List.of(
                Map.of("persona", "assistant", "preset", "inventive"),
                Map.of("persona", "assistant", "settings", Map.of("topP", 2)))) {
            client.post()
                    .uri("/api/v1/conversations")
                    .bodyValue(wish)
                    .exchange()
                    .expectStatus()
                    .isEqualTo(422);
        }
        assertThat(json("/api/v1/conversations").path("items").size()).isZero();
    }

    private JsonNode change(String id, String body) {
        return client.patch()
                .uri("/api/v1/conversations/{id}", id)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody();
    }

    private JsonNode json(String uri) {
        return client.get()
                .uri(uri)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody();
    }
}
