package chatclique.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The same path with an OpenAI-compatible provider, by configuration alone. */
class ProviderTest {

    private static LocalProvider provider;
    private static Stack stack;

    private Account account;
    private Api owner;
    private String pet;
    private String conversation;

    @BeforeAll
    static void aStackWithAProvider() {
        provider = new LocalProvider();
        Map<String, String> environment = new HashMap<>(provider.environment());
        // What a failure looks like when nobody stands in; ModelsTest has the stand-ins.
        environment.put("CHATCLIQUE_MODELS_STANDIN", "false");
        stack = Stack.fresh("provider", environment);
    }

    @AfterAll
    static void stop() {
        stack.stop();
        provider.close();
    }

    @BeforeEach
    void aConversation() {
        provider.calls("", "");
        provider.says("Hello ", "from ", "afar");
        account = Account.signUp(stack);
        owner = account.api();
        pet = PetTest.adopt(owner, "Mia").at("/id").asString();
        conversation = ChatTest.talkTo(owner, pet);
        provider.asked();
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
        // What is older is being summed up meanwhile, by requests that are no part of the talk.
        JsonNode messages = provider.asked().reversed().stream()
                .map(request -> request.at("/messages"))
                .filter(asked -> asked.at("/" + (asked.size() - 1) + "/content")
                        .asString()
                        .startsWith("5 "))
                .findFirst()
                .orElseThrow();
        assertThat(messages.at("/0/role").asString()).isEqualTo("system");
        assertThat(messages.at("/1/role").asString()).isEqualTo("user");
        assertThat(messages.size()).isLessThan(12).isGreaterThanOrEqualTo(2);
    }

    @Test
    @Row({"A23", "B8", "C11", "D4"})
    void theKeyComesFromTheEnvironmentAndGoesNowhereElse() throws IOException {
        String turn = ChatTest.say(owner, conversation, "Hello").toString();

        assertThat(provider.keys()).containsOnly("Bearer " + LocalProvider.KEY);
        assertThat(turn).doesNotContain(LocalProvider.KEY);
        assertThat(owner.get("/api/v1/models").expect(200).text()).doesNotContain(LocalProvider.KEY);
        try (Stream<Path> files = Files.walk(stack.logs())) {
            for (Path log : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(log)).doesNotContain(LocalProvider.KEY);
            }
        }
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

    @Test
    @Row({"B6", "B14", "D15"})
    void hostileWordsOpenNothingAndAFailureCanBeRetriedInPlace() {
        String hostile = "<img src=x onerror=alert(1)> [go](javascript:alert(2)) ![p](http://127.0.0.1:9/p.png) "
                + "<script>alert(3)</script> **bold** `code`";
        try (Window window = Window.open(stack, 1280, "en-GB", ColorScheme.LIGHT)) {
            window.page().onDialog(dialog -> {
                throw new AssertionError("a dialog opened: " + dialog.message());
            });
            window.page().navigate("/login");
            window.page().locator("#username").fill(account.name());
            window.page().locator("#password").fill(account.password());
            window.page().locator("form [type=submit]").first().click();
            window.at("nav-talk").click();
            provider.fails(500);
            window.at("talk-input").fill("Hello");
            window.at("talk-send").click();
            Locator retry = window.at("talk-retry");
            assertThat(retry).isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(40_000));
            assertThat(window.page()
                            .locator("[data-testid=bubble][data-sender=user]")
                            .last())
                    .containsText("Hello");
            window.picture("failure");
            provider.says(hostile, " the end");
            retry.click();
            Locator answer = window.page()
                    .locator("[data-testid=bubble][data-sender=pet]")
                    .last();
            assertThat(answer).containsText("the end", new LocatorAssertions.ContainsTextOptions().setTimeout(40_000));
            assertThat(answer.locator("strong")).hasText("bold");
            assertThat(answer.locator("script, img, a[href^='javascript']")).hasCount(0);
            window.picture("hostile");
            window.isQuiet();
        }
    }

    @Test
    @Row({"B3", "D13", "X11"})
    void whileAnAnswerIsHeldUpEverythingElseGoesOn() {
        provider.says("Slowly ", "it ", "comes");
        Runnable release = provider.holds();
        try (Window window =
                Window.open(stack, 1280, "en-GB", ColorScheme.LIGHT).as(account)) {
            window.page().navigate("/talk");
            window.at("talk-input").fill("Take your time");
            window.at("talk-send").click();
            Locator answer = window.page()
                    .locator("[data-testid=bubble][data-sender=pet]")
                    .last();
            assertThat(answer).containsText("Slowly", new LocatorAssertions.ContainsTextOptions().setTimeout(40_000));
            assertThat(window.at("talk-transcript")).hasAttribute("aria-busy", "true");

            window.at("action-feed").click();
            assertThat(window.at("money")).hasAttribute("data-value", "1");
            assertThat(PetTest.act(owner, pet, "pet").status()).isEqualTo(200);
            String other = owner.click("/api/v1/conversations", Map.of("persona", "assistant"))
                    .expect(201)
                    .at("/id")
                    .asString();
            assertThat(owner.get("/api/v1/conversations/" + other).status()).isEqualTo(200);
            window.at("nav-log").click();
            assertThat(window.page().locator("[data-testid=log-day]").first()).isVisible();
            window.at("nav-talk").click();
            assertThat(answer).containsText("Slowly");
            assertThat(answer).not().containsText("comes");

            release.run();
            assertThat(answer)
                    .containsText("Slowly it comes", new LocatorAssertions.ContainsTextOptions().setTimeout(20_000));
            assertThat(window.at("talk-transcript")).hasAttribute("aria-busy", "false");
            window.isQuiet();
        } finally {
            release.run();
        }
    }
}
