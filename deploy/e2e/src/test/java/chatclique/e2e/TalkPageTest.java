package chatclique.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The talk in the browser with a provider that answers when it is told to: stop, again, edit, other tabs, hostile words. */
class TalkPageTest {

    private static final LocatorAssertions.ContainsTextOptions SOON =
            new LocatorAssertions.ContainsTextOptions().setTimeout(20_000);

    private final LocalProvider provider = Provided.PROVIDER;
    private final Stack stack = Provided.STACK;

    private Account account;

    @BeforeEach
    void someoneWithACat() {
        account = Provided.talker().account();
    }

    @Test
    @Row({"D15", "X11"})
    void stopsByButtonAndByEscapeAndKeepsTheWords() {
        try (Window window = open()) {
            for (boolean byKey : List.of(false, true)) {
                Runnable release = holding("Once upon a time ", "there was more");
                Talking.say(window, "Tell me a story");
                assertThat(Talking.answer(window)).containsText("Once upon a time", SOON);
                if (byKey) {
                    assertThat(window.at("talk-input")).isFocused();
                    window.page().keyboard().press("Escape");
                } else {
                    window.at("talk-stop").click();
                }
                assertThat(window.at("stopped").last()).isVisible();
                assertThat(window.at("talk-transcript")).hasAttribute("aria-busy", "false");
                assertThat(Talking.answer(window)).containsText("Once upon a time");
                assertThat(Talking.answer(window)).not().containsText("there was more");
                release.run();
            }
            assertThat(window.at("talk-send")).isVisible();
            window.isQuiet();
        }
    }

    @Test
    @Row({"D15", "X11"})
    void answersAgainAndAfterAnEditAndKeepsTheVersions() {
        try (Window window = open()) {
            provider.says("The first ", "answer");
            Talking.say(window, "One question");
            assertThat(Talking.answer(window)).containsText("The first answer", SOON);
            provider.says("The second ", "answer");
            window.at("turn-again").click();
            assertThat(Talking.answer(window)).containsText("The second answer", SOON);
            assertThat(window.at("talk-input")).isFocused();
            assertThat(window.at("version")).containsText("2/2");

            provider.says("The third ", "answer");
            window.page().keyboard().press("ArrowUp");
            Locator edited = window.at("edit-input");
            assertThat(edited).isFocused();
            assertThat(edited).hasValue("One question");
            edited.fill("Another question");
            window.page().reload();
            window.at("turn-edit").click();
            assertThat(edited).hasValue("Another question");
            edited.press("Enter");
            assertThat(Talking.answer(window)).containsText("The third answer", SOON);
            assertThat(window.at("talk-transcript")).containsText("Another question");
            assertThat(window.page().getByTestId("bubble")).hasCount(2);

            window.at("version-previous").click();
            assertThat(Talking.answer(window)).containsText("The second answer");
            assertThat(window.at("talk-transcript")).containsText("One question");
            window.at("version-previous").click();
            assertThat(Talking.answer(window)).containsText("The first answer");
            assertThat(window.at("version")).containsText("1/3");
            assertThat(window.at("version-previous")).hasAttribute("aria-disabled", "true");
            window.at("version-next").click();
            window.at("version-next").click();
            assertThat(Talking.answer(window)).containsText("The third answer");
            window.isAccessible("versions");
            window.isQuiet();
        }
    }

    @Test
    @Row("X11")
    void anAnswerGoesOnAfterAReloadAndAfterTheNetworkWasAway() {
        try (Window window = open()) {
            Runnable release = holding("It begins here ", "and ends there");
            Talking.say(window, "A long answer, please");
            assertThat(Talking.answer(window)).containsText("It begins here", SOON);
            window.page().reload();
            assertThat(Talking.answer(window)).containsText("It begins here", SOON);
            assertThat(window.at("talk-transcript")).hasAttribute("aria-busy", "true");
            window.page().context().setOffline(true);
            release.run();
            window.page().context().setOffline(false);
            assertThat(Talking.answer(window)).containsText("It begins here and ends there", SOON);
            assertThat(window.at("talk-transcript")).hasAttribute("aria-busy", "false");
            assertThat(window.page().getByTestId("bubble")).hasCount(2);
            assertThat(provider.asked()).hasSize(1);
            window.expectsFailures();
            window.isQuiet();
        }
    }

    @Test
    @Row({"X11", "E9"})
    void twoTabsShowTheSameTalkLive() {
        try (Window one = open();
                Window other = open()) {
            provider.says("Good ", "morning");
            Talking.say(one, "Hello");
            assertThat(Talking.answer(one)).containsText("Good morning", SOON);
            other.page().reload();
            assertThat(Talking.answer(other)).containsText("Good morning", SOON);

            Runnable release = holding("Word by word ", "to the end");
            Talking.say(one, "Tell both of us");
            assertThat(other.at("talk-transcript")).containsText("Tell both of us", SOON);
            assertThat(Talking.answer(other)).containsText("Word by word", SOON);
            assertThat(other.at("talk-transcript")).hasAttribute("aria-busy", "true");
            release.run();
            for (Window window : List.of(one, other)) {
                assertThat(Talking.answer(window)).containsText("Word by word to the end", SOON);
                assertThat(window.at("talk-transcript")).hasAttribute("aria-busy", "false");
                assertThat(window.page().getByTestId("bubble")).hasCount(4);
            }
            provider.says("Once ", "more");
            other.at("turn-again").click();
            assertThat(Talking.answer(one)).containsText("Once more", SOON);
            assertThat(one.at("version")).containsText("2/2");
            assertThat(one.page().getByTestId("bubble")).hasCount(4);
            one.isQuiet();
            other.isQuiet();
        }
    }

    @Test
    @Row({"B14", "C2"})
    void hostileWordsOpenNoDialogAndAskNoForeignHost() {
        try (Window window = open()) {
            List<String> dialogs = new CopyOnWriteArrayList<>();
            window.page().onDialog(dialog -> {
                dialogs.add(dialog.message());
                dialog.dismiss();
            });
            // Cut in odd places, so that each stage of the text is drawn as well.
            provider.says(Talking.hostile().split("(?s)(?<=\\G.{37})"));
            Talking.say(window, "Say something evil");
            assertThat(Talking.answer(window)).containsText("end of it", SOON);
            assertThat(window.at("talk-transcript")).hasAttribute("aria-busy", "false");
            assertThat(Talking.answer(window)).containsText("forged");

            Locator words = Talking.answer(window);
            assertThat(words.locator("script, svg, style, iframe, form, input, base, img, [onerror], [onload]"))
                    .hasCount(0);
            for (Locator link : words.locator("a[href]").all()) {
                assertThat(link.getAttribute("href")).matches("https?://.*");
                assertThat(link.getAttribute("rel")).contains("noopener");
            }
            for (Locator link : words.locator("a:not([href])").all()) {
                link.click();
            }
            window.page().navigate("/log/" + Days.today() + "/1");
            assertThat(window.at("log-entry")).containsText("end of it", SOON);
            assertThat(dialogs).isEmpty();
            window.isQuiet();
        }
    }

    @Test
    @Row({"B14", "C2"})
    void theCodersBlocksAreColouredAndCanBeCopied() {
        try (Window window = open()) {
            Page page = window.page();
            page.context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
            assertThat(page.evaluate("() => 'hljs' in window"))
                    .as("is not loaded in vain")
                    .isEqualTo(false);
            window.at("persona-coder").click();
            provider.says(
                    "Here:\n\n```java\nstatic int twice(int n) {\n  return 2 * n; ", "// <b>&\n}\n```\n", "Done.");
            Talking.say(window, "Write twice");
            assertThat(Talking.answer(window)).containsText("Done.", SOON);
            Locator code = Talking.answer(window).locator("pre code");
            assertThat(code.locator(".hljs-keyword").first()).hasText("static");
            window.at("code-copy").click();
            assertThat(window.at("code-copy").locator("[role=status]")).hasText("Copied");
            assertThat((String) page.evaluate("() => navigator.clipboard.readText()"))
                    .isEqualTo("static int twice(int n) {\n  return 2 * n; // <b>&\n}\n");
            window.isAccessible("code");
            window.isQuiet();
        }
    }

    private Window open() {
        Window window = Window.open(stack, 1280, "en-GB", ColorScheme.LIGHT, ReducedMotion.REDUCE)
                .as(account);
        window.page().navigate("/talk");
        assertThat(window.at("talk-input")).isVisible();
        return window;
    }

    private Runnable holding(String... parts) {
        provider.says(parts);
        Runnable release = provider.holds();
        provider.asked();
        return release;
    }
}
