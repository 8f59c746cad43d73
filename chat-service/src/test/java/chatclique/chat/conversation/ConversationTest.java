package chatclique.chat.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import chatclique.chat.Service;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

class ConversationTest extends Service {

    private WebTestClient client() {
        return user(owner);
    }

    private final String owner = someone();

    @Test
    void isStartedOnceForEachKey() {
        List<JsonNode> started = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            started.add(client().post()
                    .uri("/api/v1/conversations")
                    .header("Idempotency-Key", "same")
                    .bodyValue(Map.of("persona", "assistant", "title", "Plans"))
                    .exchange()
                    .expectStatus()
                    .isCreated()
                    .expectBody(JsonNode.class)
                    .returnResult()
                    .getResponseBody());
        }
        assertThat(started).containsOnly(started.getFirst());
        assertThat(list("")).hasSize(1);
        assertThat(started(user(someone()), Map.of("persona", "assistant")))
                .isNotEqualTo(started.getFirst().path("id").asString());
    }

    @Test
    void areListedByTheLastWordAndPagedWithoutAGap() {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            ids.add(conversation(client()));
        }
        say(client(), ids.get(1), "k", "hello");
        List<String> expected = List.of(ids.get(1), ids.get(4), ids.get(3), ids.get(2), ids.get(0));
        assertThat(list("")).containsExactlyElementsOf(expected);
        List<String> paged = new ArrayList<>();
        JsonNode page = json("/api/v1/conversations?limit=2");
        while (!page.path("next").isNull()) {
            paged.addAll(ids(page));
            page = json(
                    "/api/v1/conversations?limit=2&after=" + page.path("next").asString());
        }
        paged.addAll(ids(page));
        assertThat(paged).containsExactlyElementsOf(expected);
    }

    @Test
    void itsTurnsArePagedLatestFirst() {
        String id = conversation(client());
        for (int i = 1; i <= 5; i++) {
            say(client(), id, "k" + i, "number " + i);
        }
        JsonNode page = json("/api/v1/conversations/" + id + "/turns?limit=3");
        assertThat(said(page)).containsExactly("number 5", "number 4", "number 3");
        page = json("/api/v1/conversations/" + id + "/turns?limit=3&after="
                + page.path("next").asString());
        assertThat(said(page)).containsExactly("number 2", "number 1");
        assertThat(page.path("next").isNull()).isTrue();
    }

    @Test
    void isRenamedAndUnnamed() {
        String id = conversation(client());
        assertThat(rename(id, "{\"title\":\"🐱 $set {a.b} <b>\"}").path("title").asString())
                .isEqualTo("🐱 $set {a.b} <b>");
        assertThat(json("/api/v1/conversations/" + id).path("title").asString()).isEqualTo("🐱 $set {a.b} <b>");
        assertThat(rename(id, "{\"title\":null}").path("title").isNull()).isTrue();
    }

    @Test
    void withAPetNeedsOneThatIsThere() {
        PETS.adopt("mia", "Mia", "cat", "bored");
        refused(Map.of("persona", "pet"), 422, "pet-needed");
        refused(Map.of("persona", "assistant", "petId", "mia"), 422, "pet-needed");
        refused(Map.of("persona", "pet", "petId", "nobody's"), 404, "pet-not-found");
        refused(Map.of("persona", "pet", "petId", "../../actuator/health"), 404, "pet-not-found");
        PETS.refuseWith(503);
        try {
            refused(Map.of("persona", "pet", "petId", "mia"), 503, "pets-unavailable");
        } finally {
            PETS.refuseWith(0);
        }
        assertThat(started(client(), Map.of("persona", "pet", "petId", "mia"))).isNotBlank();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{} | invalid-fields",
                "{\"persona\":\"wizard\"} | invalid-fields",
                "{\"persona\":0} | invalid-fields",
                "{\"persona\":\"ASSISTANT\"} | invalid-fields",
                "{\"persona\":\"assistant\",\"owner\":\"ada\"} | unknown-field",
                "{\"persona\":\"assistant\",\"$set\":{\"owner\":\"ada\"}} | unknown-field",
                "{\"persona\":\"assistant\",\"a.b\":1} | unknown-field",
                "{\"persona\":\"assistant\",\"title\":{\"$gt\":\"\"}} | invalid-fields",
                "{\"persona\":\"assistant\",\"title\":\"\\ud83d\"} | invalid-fields",
                "{\"persona\":\"pet\",\"petId\":\"\"} | invalid-fields",
                "{\"persona\":\"assistant\" | unreadable",
                "[] | unreadable",
                "null | missing-body"
            })
    void aBodyThatIsNotTakenStartsNothing(String body, String code) {
        client().post()
                .uri("/api/v1/conversations")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo(code)
                .jsonPath("$.traceId")
                .exists();
        assertThat(list("")).isEmpty();
    }

    @Test
    void aTitleHasALimitOfItsOwn() {
        Map<String, String> start = new HashMap<>(Map.of("persona", "assistant", "title", "x".repeat(120)));
        assertThat(started(client(), start)).isNotBlank();
        start.put("title", "x".repeat(121));
        refused(start, 400, "invalid-fields");
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=201", "limit=-1", "limit=1e3", "after=x", "after=1-zz", "after=%00"})
    void aPageThatCannotBeIsAProblem(String query) {
        client().get()
                .uri("/api/v1/conversations?" + query.replace("%00", "{nul}"), Map.of("nul", "\0"))
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON);
    }

    private void refused(Map<String, ?> start, int status, String code) {
        client().post()
                .uri("/api/v1/conversations")
                .bodyValue(start)
                .exchange()
                .expectStatus()
                .isEqualTo(status)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo(code);
    }

    private JsonNode rename(String id, String body) {
        return client().patch()
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
        return client().get()
                .uri(uri)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody();
    }

    private List<String> list(String query) {
        return ids(json("/api/v1/conversations" + query));
    }

    private static List<String> ids(JsonNode page) {
        return page.path("items")
                .valueStream()
                .map(item -> item.path("id").asString())
                .toList();
    }

    private static List<String> said(JsonNode page) {
        return page.path("items")
                .valueStream()
                .map(item -> item.at("/prompt/text").asString())
                .toList();
    }
}
