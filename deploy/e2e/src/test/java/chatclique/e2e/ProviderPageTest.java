package chatclique.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.ColorScheme;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The page with a provider behind it that is hostile, fails, or takes its time. */
class ProviderPageTest {

    private final LocalProvider provider = Provided.PROVIDER;

    private Provided.Talker talker;

    @BeforeEach
    void aTalker() {
        talker = Provided.talker();
    }

    @Test
    @Row({"B6", "B14", "D15"})
    void hostileWordsOpenNothingAndAFailureCanBeRetriedInPlace() {
        String hostile = "<img src=x onerror=alert(1)> [go](javascript:alert(2)) ![p](http://127.0.0.1:9/p.png) "
                + "<script>alert(3)</script> **bold** `code`";
        try (Window window = Window.open(Provided.STACK, 1280, "en-GB", ColorScheme.LIGHT)) {
            window.page().onDialog(dialog -> {
                throw new AssertionError("a dialog opened: " + dialog.message());
            });
            window.page().navigate("/login");
            window.page().locator("#username").fill(talker.account().name());
            window.page().locator("#password").fill(talker.account().password());
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
        Api owner = talker.api();
        try (Window window =
                Window.open(Provided.STACK, 1280, "en-GB", ColorScheme.LIGHT).as(talker.account())) {
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
            assertThat(PetTest.act(owner, talker.pet(), "pet").status()).isEqualTo(200);
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
