package chatclique.chat.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chatclique.chat.FakeProvider.Script;
import chatclique.chat.WithCatalogue;
import chatclique.chat.turn.Booking;
import chatclique.chat.turn.Days;
import chatclique.chat.turn.Turn;
import chatclique.chat.turn.TurnId;
import chatclique.chat.turn.Turns;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

/** What talking uses up, and what happens when a day is spent. */
@TestPropertySource(properties = "chatclique.quota.day-tokens=5000")
class UsageTest extends WithCatalogue {

    private static final Map<String, String> ASSISTANT = Map.of("persona", "assistant");

    @Autowired
    private Days days;

    @Autowired
    private Turns turns;

    private String owner;
    private WebTestClient client;

    @BeforeEach
    void aUser() {
        owner = someone();
        client = user(owner);
    }

    @Test
    void aTurnKeepsWhatItUsedAndCostByThePricesOfItsModel() {
        JsonNode turn = said(client, ASSISTANT, prompt(counting("1000", "200", "400"), saying("")));
        assertThat(turn.path("usage"))
                .hasToString("{\"promptTokens\":1000,\"completionTokens\":200,\"cachedTokens\":400}");
        // 600 at 0.5, 400 at 0.05 and 200 at 2 a million.
        assertThat(turn.path("cost")).hasToString("{\"micros\":720,\"currency\":\"USD\",\"pricedAt\":\"2026-11-01\"}");
        JsonNode asStrings = said(client, ASSISTANT, prompt(counting("\"1000\"", "\"200\"", "\"400\""), saying("")));
        assertThat(asStrings.at("/cost/micros").asLong()).isEqualTo(720);
        JsonNode free = said(client, Map.of("persona", "coder", "settings", Map.of("model", "built-in-voice")), "2*3");
        assertThat(free.path("cost").isNull()).isTrue();
    }

    @Test
    void aMonthIsReadByDayAndModelAndRepeatingCountsNothingTwice() {
        for (int i = 0; i < 3; i++) {
            said(client, ASSISTANT, prompt(counting("100", "20", "0"), saying("")));
        }
        JsonNode last = said(
                client,
                Map.of("persona", "coder", "settings", Map.of("model", "deep")),
                prompt(saying(""), counting("10", "5", "0")));
        said(client, Map.of("persona", "assistant", "settings", Map.of("model", "built-in-voice")), "Hello");
        JsonNode before = json(client, "/api/v1/usage");
        Turn turn = turns.find(owner, TurnId.parse(last.path("id").asString()).orElseThrow())
                .block();
        Booking booking = Booking.of(turn).orElseThrow();
        days.used(booking).then(days.used(booking)).block();
        JsonNode usage = json(client, "/api/v1/usage");

        assertThat(usage).isEqualTo(before);
        assertThat(usage.path("days").size()).isEqualTo(1);
        JsonNode models = usage.at("/days/0/models");
        assertThat(models.valueStream().map(model -> model.path("model").asString()))
                .containsExactly("built-in-voice", "deep", "quick.1");
        assertThat(models.at("/0/cost").isNull()).isTrue();
        assertThat(models.at("/1"))
                .hasToString("{\"model\":\"deep\",\"turns\":1,\"promptTokens\":10,\"completionTokens\":5,"
                        + "\"cachedTokens\":0,\"cost\":{\"micros\":1800,\"currency\":\"RUB\"}}");
        assertThat(models.at("/2"))
                .hasToString("{\"model\":\"quick.1\",\"turns\":3,\"promptTokens\":300,\"completionTokens\":60,"
                        + "\"cachedTokens\":0,\"cost\":{\"micros\":270,\"currency\":\"USD\"}}");
        assertThat(usage.at("/today/tokens").asLong()).isEqualTo(375);
        assertThat(usage.at("/today/left").asLong()).isEqualTo(4_625);
        assertThat(usage.at("/today/energy").asDouble()).isEqualTo(0.925);
        assertThat(usage.at("/today/day").asString()).isEqualTo(last.path("day").asString());
        assertThat(json(client, "/api/v1/usage?month=2001-02").path("days").size())
                .isZero();
        assertThat(json(user(someone()), "/api/v1/usage").path("days").size()).isZero();
    }

    @Test
    void aDayThatIsSpentLeavesTheBuiltInVoiceWhichSaysSoAndCostsNothing() {
        PETS.adopt("mia", "Mia", "cat", "satisfied");
        JsonNode paid = said(client, ASSISTANT, prompt(counting("4000", "1000", "0"), saying("")));
        String unasked = prompt(counting("1", "1", "0"), saying(""));
        JsonNode tired = said(client, Map.of("persona", "pet", "petId", "mia"), unasked);
        assertThat(tired.path("standIn").asString()).isEqualTo("QUOTA");
        assertThat(tired.path("state").asString()).isEqualTo("DONE");
        assertThat(tired.at("/answer/text").asString())
                .containsAnyOf("worn out", "tongue is tired", "long words today", "makes me sleepy");
        assertThat(NEAR.asked(unasked)).isEmpty();
        JsonNode plain = said(client, ASSISTANT, "Tell me a story");
        assertThat(plain.path("standIn").asString()).isEqualTo("QUOTA");
        assertThat(plain.at("/answer/text").asString()).contains("built-in helper");

        client.delete()
                .uri(
                        "/api/v1/chat-log/{day}/{seq}",
                        paid.path("day").asString(),
                        paid.path("seq").asInt())
                .exchange()
                .expectStatus()
                .isNoContent();
        JsonNode usage = json(client, "/api/v1/usage");
        assertThat(usage.at("/today/energy").asDouble()).isZero();
        assertThat(usage.at("/today/tokens").asLong()).isEqualTo(5_000);
        JsonNode other = said(user(someone()), ASSISTANT, prompt(saying("Near."), saying("")));
        assertThat(other.path("standIn").isNull()).isTrue();
    }

    @Test
    void manyAtOnceCannotSpendMuchMoreThanThereIs() throws Exception {
        CountDownLatch allAsked = new CountDownLatch(1);
        String conversation = started(client, Map.of("persona", "assistant", "settings", Map.of("maxTokens", 1_000)));
        List<String> prompts = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            prompts.add(prompt(
                    answer -> {
                        awaited(allAsked);
                        counting("200", "1000", "0").play(answer);
                    },
                    saying("")));
        }
        List<JsonNode> answered = new ArrayList<>();
        try (ExecutorService many = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<JsonNode>> running = prompts.stream()
                    .map(prompt -> many.submit(() -> saidIn(client, conversation, prompt)))
                    .toList();
            // Those that nobody may ask for are answered while the others are held up.
            await().until(() -> running.stream().filter(Future::isDone).count() >= 12);
            allAsked.countDown();
            for (Future<JsonNode> one : running) {
                answered.add(one.get());
            }
        }
        long asked =
                prompts.stream().filter(prompt -> !NEAR.asked(prompt).isEmpty()).count();
        assertThat(asked).isBetween(3L, 5L);
        assertThat(answered.stream()
                        .filter(turn -> turn.path("standIn").asString("").equals("QUOTA")))
                .hasSize(20 - (int) asked);
        assertThat(json(client, "/api/v1/usage").at("/today/tokens").asLong()).isEqualTo(asked * 1_200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-13", "2026", "soon", "2026-11-01", "+2026-11", "%00"})
    void aMonthThatIsNoneIsRefused(String month) {
        client.get()
                .uri("/api/v1/usage?month={month}", month)
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("invalid-month");
    }

    private static Script counting(String prompt, String completion, String cached) {
        return answer -> answer.stream()
                .delta("Counted.")
                .finish()
                .data(
                        "{\"choices\":[],\"usage\":{\"prompt_tokens\":%s,\"completion_tokens\":%s,\"prompt_tokens_details\":{\"cached_tokens\":%s}}}"
                                .formatted(prompt, completion, cached))
                .done()
                .end();
    }

    private static void awaited(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
