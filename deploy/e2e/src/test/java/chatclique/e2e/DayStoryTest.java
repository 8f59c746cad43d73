package chatclique.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import com.microsoft.playwright.options.ReducedMotion;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A day as a story in the browser: what the pet wrote, how it felt, and everything in order. */
class DayStoryTest {

    private static final LocatorAssertions.IsVisibleOptions SOON =
            new LocatorAssertions.IsVisibleOptions().setTimeout(30_000);

    private static Stack stack;
    private static Account account;
    private static String day;

    @BeforeAll
    static void someoneWithADayBehindThem() {
        stack = Stack.shared();
        account = Account.signUp(stack);
        day = DiaryTest.past(account, "en");
    }

    static List<Arguments> windows() {
        return LooksTest.windows("en", "ru", "zh", "de");
    }

    @ParameterizedTest
    @MethodSource("windows")
    @Row("X4")
    void aDayIsAccessibleAndCompleteInEveryLanguage(int width, String language, ColorScheme colours) {
        account.page().patch("/api/v1/me", java.util.Map.of("locale", language)).expect(200);
        try (Window window = open(width, language, colours, "/log/" + day)) {
            assertThat(window.at("day-story")).isVisible(SOON);
            assertThat(window.at("diary")).isVisible(SOON);
            assertThat(window.at("day-mood")).isVisible();
            window.page().locator("[data-testid=log-entry] img").first().scrollIntoViewIfNeeded();
            window.isAccessible("day " + language);
            window.picture("day-story");
            window.isQuiet();
        }
    }

    @Test
    @Row({"X4", "X7"})
    void theCalendarLeadsToTheDayAndItsSentencesToWhatTheyTellOf() {
        english();
        try (Window window = open(1280, "en", ColorScheme.LIGHT, "/log/" + day.substring(0, 7))) {
            Page page = window.page();
            page.locator("[data-testid=log-day][data-day='" + day + "']").click();
            assertThat(window.at("diary")).isVisible(SOON);
            assertThat(page.getByTestId("log-entry")).hasCount(3);
            assertThat(page.getByTestId("deed")).hasCount(4);
            assertThat(page.getByTestId("deed").first()).containsText("moved in");

            Locator deed = page.locator("[data-testid=diary-source][href^='#']").last();
            deed.focus();
            page.keyboard().press("Enter");
            assertThat(page.locator("[data-testid=deed]:focus")).hasCount(1);
            page.locator("[data-testid=diary-source][href^='/log/']").first().click();
            assertThat(page).hasURL(Pattern.compile("/log/" + day + "/\\d+$"));
            page.goBack();
            assertThat(window.at("day-story")).isVisible(SOON);
            window.isQuiet();
        }
    }

    @Test
    @Row({"X4", "X10"})
    void theMoodIsATableToo() {
        english();
        try (Window window = open(1280, "en", ColorScheme.DARK, "/log/" + day)) {
            assertThat(window.at("day-mood")).isVisible(SOON);
            assertThat(window.page().locator("[data-testid=day-mood] svg[role=img]"))
                    .hasAttribute("aria-label", Pattern.compile("Lowest \\d.*highest \\d.*"));
            assertThat(window.page().locator("[data-testid=day-mood] circle")).hasCount(5);
            window.page().locator("[data-testid=day-mood] summary").click();
            assertThat(window.page()
                            .locator("[data-testid=day-mood-table] tbody tr")
                            .first())
                    .containsText(Pattern.compile("satisfied|happy", Pattern.CASE_INSENSITIVE));
            window.isAccessible("mood of a day");
        }
    }

    @Test
    @Row("X4")
    void theArrowKeysTurnTheLeavesAndADayWithoutAnythingSaysSo() {
        english();
        try (Window window = open(390, "en", ColorScheme.LIGHT, "/log/" + day)) {
            Page page = window.page();
            assertThat(window.at("day-story")).isVisible(SOON);
            page.keyboard().press("ArrowLeft");
            assertThat(page)
                    .hasURL(Pattern.compile("/log/" + LocalDate.parse(day).minusDays(1) + "$"));
            assertThat(page.locator("cc-day .empty")).isVisible(SOON);
            page.keyboard().press("ArrowRight");
            assertThat(page).hasURL(Pattern.compile("/log/" + day + "$"));
            assertThat(window.at("day-story")).isVisible(SOON);
            window.isQuiet();
        }
    }

    @Test
    @Row("X4")
    void onPaperThereIsTheDayAlone() {
        english();
        try (Window window = open(1280, "en", ColorScheme.DARK, "/log/" + day)) {
            Page page = window.page();
            assertThat(window.at("diary")).isVisible(SOON);
            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
            for (String hidden : List.of("cc-nav", "cc-room", "cc-day .leaves", "cc-day .end")) {
                assertThat(page.locator(hidden).first()).isHidden();
            }
            assertThat(window.at("day-story")).isVisible();
            Object paper = page.evaluate("getComputedStyle(document.documentElement).getPropertyValue('--ink').trim()");
            assertThat(paper).as("dark words on paper").isEqualTo("#2b2320");
            window.picture("day-story-print");
            assertThat(page.pdf()).hasSizeGreaterThan(10_000);
        }
    }

    private static void english() {
        account.page().patch("/api/v1/me", java.util.Map.of("locale", "en")).expect(200);
    }

    private static Window open(int width, String language, ColorScheme colours, String path) {
        Window window = Window.open(stack, width, language, colours, ReducedMotion.REDUCE)
                .as(account);
        window.page().navigate(path);
        return window;
    }
}
