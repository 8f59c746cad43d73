package chatclique.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A stranger signs up and does what people do, in a real browser. */
class SevenStepsTest {

    private static final LocatorAssertions.IsVisibleOptions SOON =
            new LocatorAssertions.IsVisibleOptions().setTimeout(30_000);

    @ParameterizedTest
    @CsvSource({"390, fr-FR, DARK", "1280, en-GB, LIGHT"})
    @Row({
        "A1", "A2", "A4", "A6", "A8", "A10", "A11", "A13", "A14", "A15", "A18", "A24", "A27", "B2", "B5", "C1", "C3",
        "C4", "C5", "C6", "C7", "D15", "D17", "X12"
    })
    void fromStrangerToALogThatIsStillThereAfterLoggingInAgain(int width, String locale, ColorScheme colours)
            throws IOException {
        try (Window window = Window.open(Stack.shared(), width, locale, colours)) {
            String name = land(window, locale);
            adopt(window);
            care(window);
            talk(window, locale);
            String picture = paint(window, locale);
            String entry = browseTheLog(window);
            logOutAndIn(window, name, entry);
            assertThat(picture).isNotBlank();
            window.isQuiet();
        }
    }

    private String land(Window window, String locale) {
        Page page = window.page();
        page.navigate("/");
        assertThat(window.at("landing-signup")).isVisible();
        assertThat(page.locator("html")).hasAttribute("lang", Pattern.compile(locale.substring(0, 2) + ".*"));
        window.at("landing-signup").click();
        return window.signUp();
    }

    private void adopt(Window window) {
        assertThat(window.at("adopt-name")).isVisible(SOON);
        window.at("adopt-species-cat").click();
        window.at("adopt-look-ginger").click();
        window.at("adopt-name").fill("Mia");
        window.at("adopt-submit").click();
        assertThat(window.at("pet-name"))
                .containsText("Mia", new LocatorAssertions.ContainsTextOptions().setTimeout(30_000));
    }

    private void care(Window window) {
        Locator money = window.at("money");
        assertThat(money).containsText("0");
        window.at("action-feed").click();
        assertThat(money).containsText("1");
        window.at("action-pet").click();
        assertThat(money).containsText("2");
        window.at("action-play").click();
        assertThat(window.at("why")).isVisible();
        assertThat(window.at("forecast")).isVisible();
    }

    private void talk(Window window, String locale) {
        window.at("nav-talk").click();
        Locator input = window.at("talk-input");
        input.fill(locale.startsWith("fr") ? "Bonjour Mia, comment vas-tu ?" : "Hello Mia, how are you?");
        input.press("Enter");
        Locator answer =
                window.page().locator("[data-testid=bubble][data-sender=pet]").last();
        assertThat(answer).isVisible(SOON);
        assertThat(answer)
                .hasText(Pattern.compile("[A-Za-z]{2}"), new LocatorAssertions.HasTextOptions().setTimeout(30_000));
        assertThat(input).hasValue("");
        assertThat(window.at("talk-transcript"))
                .hasAttribute("aria-busy", "false", new LocatorAssertions.HasAttributeOptions().setTimeout(30_000));
    }

    private String paint(Window window, String locale) throws IOException {
        window.at("nav-pictures").click();
        window.at("picture-prompt").fill(locale.startsWith("fr") ? "mon chat sur la lune" : "my cat on the moon");
        window.at("picture-submit").click();
        Locator picture = window.at("gallery-item");
        assertThat(picture).isVisible(SOON);
        assertThat(picture.locator("img").first()).isVisible(SOON);
        picture.click();
        assertThat(window.at("viewer")).isVisible();
        Download download =
                window.page().waitForDownload(() -> window.at("viewer-download").click());
        assertThat(Files.size(download.path())).isGreaterThan(10_000);
        window.page().keyboard().press("Escape");
        assertThat(window.at("viewer")).isHidden();
        return download.suggestedFilename();
    }

    private String browseTheLog(Window window) {
        window.at("nav-log").click();
        String today =
                java.time.LocalDate.now(java.time.ZoneId.of("Europe/Paris")).toString();
        Locator day = window.page().locator("[data-testid=log-day][data-day='" + today + "']");
        assertThat(day).isVisible(SOON);
        day.click();
        Locator entries = window.page().locator("[data-testid=log-entry]");
        assertThat(entries).hasCount(2, new LocatorAssertions.HasCountOptions().setTimeout(30_000));
        window.at("entry-permalink").click();
        window.page().waitForURL(Pattern.compile(".*/log/" + today + "/1$"));
        assertThat(entries).hasCount(1);
        return "/log/" + today + "/1";
    }

    private void logOutAndIn(Window window, String name, String entry) {
        window.at("nav-more").click();
        window.at("logout").click();
        assertThat(window.at("landing-login")).isVisible(SOON);
        window.at("landing-login").click();
        window.page().locator("#username").fill(name);
        window.page().locator("#password").fill("a long enough password");
        window.page().locator("form [type=submit]").first().click();
        assertThat(window.at("pet-name"))
                .containsText("Mia", new LocatorAssertions.ContainsTextOptions().setTimeout(30_000));
        window.page().navigate(entry);
        assertThat(window.page().locator("[data-testid=log-entry]"))
                .containsText(Pattern.compile("Mia"), new LocatorAssertions.ContainsTextOptions().setTimeout(30_000));
    }
}
