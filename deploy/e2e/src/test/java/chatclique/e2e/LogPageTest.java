package chatclique.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The log in the browser: looking for words, taking it along, bringing it back, deleting it. */
class LogPageTest {

    private static final LocatorAssertions.HasCountOptions SOON =
            new LocatorAssertions.HasCountOptions().setTimeout(20_000);

    private final Stack stack = Stack.shared();
    private Account account;
    private String conversation;

    @BeforeEach
    void someoneWithSomethingSaid() {
        account = Account.signUp(stack);
        Api api = account.api();
        String pet = PetTest.adopt(api, "Mia").at("/id").asString();
        conversation = ChatTest.talkTo(api, pet);
        for (String text : List.of("The lighthouse was cold", "I like old trains", "Trains again, and a lighthouse")) {
            ChatTest.say(api, conversation, text);
        }
    }

    @Test
    @Row({"C5", "C7"})
    void findsWordsAndMarksThemAndLeadsToTheEntry() {
        try (Window window = open("/log")) {
            Page page = window.page();
            window.at("search-input").fill("lighthouse");
            window.at("search-input").press("Enter");
            Locator hits = page.getByTestId("search-hit");
            assertThat(hits).hasCount(2, SOON);
            assertThat(hits.first()).containsText("Trains again");
            assertThat(hits.first().locator("mark").first()).hasText("lighthouse");
            assertThat(page).hasURL(Pattern.compile("/log/search\\?q=lighthouse$"));

            window.at("search-input").press("End");
            window.at("search-input").pressSequentially(" cold");
            assertThat(hits).hasCount(1, SOON);
            assertThat(window.at("search-input")).hasValue("lighthouse cold");
            window.at("search-input").fill("zeppelin");
            assertThat(window.at("search-empty")).isVisible();
            window.isAccessible("search");
            page.goBack();
            page.goForward();
            window.at("search-input").fill("trains");
            assertThat(hits).hasCount(2, SOON);
            hits.last().locator("a").click();
            page.waitForURL(Pattern.compile(".*/log/" + Days.today() + "/2$"));
            assertThat(window.at("log-entry")).containsText("I like old trains");
            window.isQuiet();
        }
    }

    @Test
    @Row({"C5", "X2"})
    void takesTheLogAlongAndBringsItBackWithoutDoublingIt() throws IOException {
        try (Window window = open("/log")) {
            Page page = window.page();
            assertThat(window.at("seal")).hasAttribute("data-links", "3");
            Path log = download(window, "export-jsonl");
            assertThat(Files.readAllLines(log)).anyMatch(line -> line.contains("I like old trains"));
            assertThat(Files.readString(download(window, "export-md"))).contains("I like old trains");

            page.getByTestId("import-file").setInputFiles(log);
            Locator result = window.at("import-result");
            assertThat(result).containsText("0 entries came in.");
            assertThat(result).containsText("3 were here already.");

            window.isQuiet();
            account = Account.signUp(stack);
            try (Window other = open("/log")) {
                other.page().getByTestId("import-file").setInputFiles(log);
                assertThat(other.at("import-result")).containsText("3 entries came in.");
                assertThat(other.page().locator("[data-testid=log-day][data-day='" + Days.today() + "']"))
                        .hasAttribute("data-entries", "3");
                other.isAccessible("imported");
                other.isQuiet();
            }
        }
    }

    @Test
    @Row("C5")
    void deletesEverythingOnlyWhenTheWordIsTyped() {
        try (Window window = open("/log")) {
            Page page = window.page();
            Locator today = page.locator("[data-testid=log-day][data-day='" + Days.today() + "']");
            assertThat(today).hasAttribute("data-entries", "3");
            window.at("log-delete-all").click();
            assertThat(window.at("confirm-yes")).hasAttribute("aria-disabled", "true");
            window.at("confirm-yes").dispatchEvent("click");
            assertThat(window.at("confirm-yes")).isVisible();
            window.isAccessible("delete-all");
            page.keyboard().press("Escape");
            assertThat(today).hasAttribute("data-entries", "3");

            window.at("log-delete-all").click();
            window.at("confirm-typed").fill("delete");
            window.at("confirm-typed").press("Enter");
            assertThat(today).hasAttribute("data-entries", "0");
            page.navigate("/talk");
            assertThat(window.at("talk-input")).isVisible();
            assertThat(page.getByTestId("bubble")).hasCount(0);
            window.isQuiet();
        }
    }

    @Test
    @Row({"B4", "C5"})
    void keepsSeveralTalksWithOnePartner() {
        try (Window window = open("/talk")) {
            Page page = window.page();
            Locator bubbles = page.getByTestId("bubble");
            assertThat(bubbles).hasCount(6, SOON);
            window.at("talk-talks").click();
            window.at("talks-new").click();
            assertThat(bubbles).hasCount(0);
            window.at("talk-input").fill("A new beginning");
            window.at("talk-input").press("Enter");
            assertThat(bubbles).hasCount(2, SOON);
            assertThat(window.at("talk-transcript")).hasAttribute("aria-busy", "false");
            page.reload();
            assertThat(bubbles).hasCount(2, SOON);

            window.at("talk-talks").click();
            Locator items = page.getByTestId("talks-item");
            assertThat(items).hasCount(2, SOON);
            window.isAccessible("talks");
            Locator old = page.locator("[data-testid=talks-item][data-id='" + conversation + "']");
            old.getByTestId("talks-rename").click();
            window.at("talks-title").fill("Trains");
            window.at("talks-title").press("Enter");
            assertThat(old).containsText("Trains");
            old.getByTestId("talks-open").click();
            assertThat(bubbles).hasCount(6, SOON);
            assertThat(page.locator("h1").first()).containsText("Trains");

            window.at("talk-talks").click();
            old.getByTestId("talks-delete").click();
            window.at("confirm-yes").click();
            assertThat(items).hasCount(1, SOON);
            window.at("sheet-close").click();
            assertThat(bubbles).hasCount(2, SOON);
            window.isQuiet();
        }
    }

    @Test
    @Row("D15")
    void earlierWordsComeAsOneScrollsUp() {
        Api api = account.api();
        for (int i = 0; i < 40; i++) {
            ChatTest.say(api, conversation, "Say number " + i);
        }
        try (Window window = open("/talk")) {
            Locator bubbles = window.page().getByTestId("bubble");
            assertThat(bubbles).hasCount(60, SOON);
            Locator transcript = window.at("talk-transcript");
            transcript.hover();
            window.page().mouse().wheel(0, -1_000_000);
            assertThat(bubbles).hasCount(86, SOON);
            assertThat(window.at("talk-earlier")).hasCount(0);
            assertThat(((Number) transcript.evaluate("scroll => scroll.scrollTop")).intValue())
                    .as("what was in sight stays in sight")
                    .isGreaterThan(500);
            window.isQuiet();
        }
    }

    private static Path download(Window window, String testId) {
        Download download =
                window.page().waitForDownload(() -> window.at(testId).click());
        return download.path();
    }

    private Window open(String path) {
        Window window = Window.open(stack, 1280, "en-GB", ColorScheme.DARK, ReducedMotion.REDUCE)
                .as(account);
        window.page().navigate(path);
        return window;
    }
}
