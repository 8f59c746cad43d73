package chatclique.chat.search;

import static org.assertj.core.api.Assertions.assertThat;

import chatclique.chat.Service;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

class SearchTest extends Service {

    private final String owner = someone();
    private String conversation;

    @BeforeEach
    void talk() {
        conversation = conversation(client());
    }

    @ParameterizedTest
    @CsvSource({
        "Did the runners run through the forests?, forest, forests",
        "Did the runners run through the forests?, RUNNING, run",
        "Les chats ont mangé l’écrevisse., chat, chats",
        "Les chats ont mangé l’écrevisse., ecrevisses, l’écrevisse",
        "Die Katzen schlafen in den Häusern., haus, Häusern",
        "Кошки ловили рыбу у берега., кошка, Кошки",
        "我的猫咪喜欢金枪鱼。, 猫咪, 猫咪",
        "我的猫咪喜欢金枪鱼。, 鱼, 鱼",
        "A ﬁne naïve café, cafe, café",
        "Where is 😀 today?, 😀, 😀",
        "The price is $42.50 in file_name.txt, 42.50, 42.50",
    })
    void aWordIsFoundInAnyFormAndMarkedAsItStands(String text, String question, String marked) {
        say(client(), conversation, "k", text);
        JsonNode hit = await(question).path("items").get(0);
        JsonNode snippet = hit.path("snippets").get(0);
        assertThat(snippet.path("part").asString()).isEqualTo("prompt");
        JsonNode mark = snippet.path("marks").get(0);
        assertThat(snippet.path("text")
                        .asString()
                        .substring(mark.get(0).asInt(), mark.get(1).asInt()))
                .isEqualTo(marked);
        assertThat(hit.path("turn").path("prompt").path("text").asString()).isEqualTo(text);
    }

    @Test
    void allWordsMustBeThereInEitherPart() {
        Map<String, Object> turn = say(client(), conversation, "k", "Tell me about submarines");
        String answer = (String) ((Map<?, ?>) turn.get("answer")).get("text");
        String said = answer.replaceAll("[^\\p{L} ]", " ").strip().split(" +")[0];
        assertThat(await("submarines " + said).path("items")).hasSize(1);
        assertThat(find("submarines zeppelins").path("items")).isEmpty();
    }

    @Test
    void thePagesGoBackInTimeAndHoldEachEntryOnce() {
        List<String> said = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            say(client(), conversation, "k" + i, "Zebra number " + i);
            said.addFirst("Zebra number " + i);
        }
        await("zebra 6");
        List<String> found = new ArrayList<>();
        String after = "";
        do {
            JsonNode page = find("zebras", "&limit=3" + (after.isEmpty() ? "" : "&after=" + after));
            page.path("items")
                    .forEach(hit -> found.add(
                            hit.path("turn").path("prompt").path("text").asString()));
            after = page.path("next").asString("");
        } while (!after.isEmpty());
        assertThat(found).isEqualTo(said);
    }

    @Test
    void whatWasErasedIsNotFoundFromThatMomentOn() {
        say(client(), conversation, "k", "A secret platypus");
        await("platypus");
        client().delete()
                .uri("/api/v1/chat-log/{day}/1", LocalDate.now(ZoneOffset.UTC))
                .exchange()
                .expectStatus()
                .isNoContent();
        assertThat(find("platypus").path("items")).isEmpty();
    }

    @Test
    void anotherOwnerFindsNothing() {
        say(client(), conversation, "k", "A private walrus");
        await("walrus");
        assertThat(json(user(someone()), "/api/v1/chat-log/search?q=walrus").path("items"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"$", "{$ne:1}", "\"", "'", "the and of", "\\", "%", "*", "a*", "👩‍👩‍👧", "\u202e", "。"})
    void anOddQuestionIsAnAnswer(String question) {
        client().get()
                .uri("/api/v1/chat-log/search?q={q}", question)
                .exchange()
                .expectStatus()
                .isOk();
    }

    @Test
    void aQuestionThatIsNoneGetsAProblem() {
        refused("q={q}", " ", "query-blank");
        refused("q={q}", "x".repeat(201), "query-too-long");
        refused("r={q}", "x", "missing-value");
        refused("q=a&after={q}", "1", "unknown-cursor");
        refused("q=a&limit={q}", "51", "invalid-fields");
    }

    private void refused(String query, String value, String code) {
        client().get()
                .uri("/api/v1/chat-log/search?" + query, value)
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo(code);
    }

    /** What is found once something is; the words are written soon after the end. */
    private JsonNode await(String question) {
        Instant latest = Instant.now().plus(Duration.ofSeconds(20));
        JsonNode page = find(question);
        while (page.path("items").isEmpty() && Instant.now().isBefore(latest)) {
            page = find(question);
        }
        assertThat(page.path("items")).as(question).isNotEmpty();
        return page;
    }

    private JsonNode find(String question) {
        return json(client(), "/api/v1/chat-log/search?q={q}", question);
    }

    private JsonNode find(String question, String more) {
        return json(client(), "/api/v1/chat-log/search?q={q}" + more, question);
    }

    private static JsonNode json(WebTestClient client, String uri, Object... values) {
        return client.get()
                .uri(uri, values)
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
