package chatclique.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole way by keyboard alone, the focus always in sight. */
class KeyboardTest {

    private static final LocatorAssertions.IsVisibleOptions SOON =
            new LocatorAssertions.IsVisibleOptions().setTimeout(30_000);

    private final Stack stack = Stack.shared();

    @Test
    @Row({"A1", "A13", "A14", "B5", "C3", "C5", "C6", "C7", "D15"})
    void sevenStepsWithoutAMouse() {
        try (Window window = Window.open(stack, 1280, "en-GB", ColorScheme.LIGHT)) {
            Keys keys = new Keys(window.page());
            signUp(window, keys);
            adopt(window, keys);
            care(window, keys);
            talk(window, keys);
            paint(window, keys);
            browse(window, keys);
            keys.to(window.at("nav-more")).press("Enter");
            keys.arrive();
            keys.to(window.at("logout")).press("Enter");
            assertThat(window.at("landing-login")).isVisible(SOON);
            window.isQuiet();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {390, 1280})
    @Row({"A3", "D15"})
    void theSkipLinkSkipsAndNoPageHoldsTheFocus(int width) {
        Account account = Account.signUp(stack);
        PetTest.adopt(account.api(), "Mia");
        try (Window window =
                Window.open(stack, width, "en-GB", ColorScheme.DARK).as(account)) {
            Page page = window.page();
            Keys keys = new Keys(page);
            for (String path : List.of(
                    "/",
                    "/talk",
                    "/pictures",
                    "/log",
                    "/log/" + Days.today(),
                    "/log/search?q=hello",
                    "/more",
                    "/more/usage",
                    "/more/memory",
                    "/pets/adopt",
                    "/nothing-here")) {
                page.navigate(path);
                assertThat(page.locator("main h1").first()).isAttached();
                keys.press("Tab");
                keys.seen();
                assertThat(keys.isAt(page.locator(".skip"))).as(path).isTrue();
                keys.press("Enter");
                assertThat(keys.isAt(page.locator("main"))).as(path).isTrue();
                keys.press("Tab");
                assertThat((Boolean)
                                page.evaluate("() => document.querySelector('main').contains(document.activeElement)"))
                        .as("the first stop behind the skip link on " + path)
                        .isTrue();
                assertThat(keys.round()).as(path).hasSizeGreaterThan(5);
            }
        }
    }

    private static void signUp(Window window, Keys keys) {
        Page page = window.page();
        page.navigate("/");
        assertThat(window.at("landing-signup")).isVisible();
        keys.to(window.at("landing-signup")).press("Enter");
        assertThat(page.locator("#username")).isVisible(SOON);
        keys.to(page.locator("#username"))
                .type("keys-" + UUID.randomUUID().toString().substring(0, 8));
        keys.to(page.locator("#password")).type("a long enough password");
        keys.to(page.locator("#password-confirm")).type("a long enough password");
        keys.to(page.locator("#firstName")).type("Robin");
        keys.to(page.locator("#kc-register")).press("Enter");
        assertThat(window.at("adopt-name")).isVisible(SOON);
    }

    private static void adopt(Window window, Keys keys) {
        keys.to(window.at("adopt-species-cat")).press("ArrowRight");
        assertThat(window.at("adopt-species-dog")).isChecked();
        keys.seen();
        keys.press("ArrowLeft");
        assertThat(window.at("adopt-species-cat")).isChecked();
        keys.to(window.at("adopt-look-ginger")).press("ArrowRight");
        assertThat(window.at("adopt-look-ginger")).not().isChecked();
        keys.to(window.at("adopt-name")).type("Mia");
        keys.press("Enter");
        assertThat(window.at("pet-name")).containsText("Mia");
    }

    private static void care(Window window, Keys keys) {
        keys.to(window.at("action-feed")).press("Enter");
        assertThat(window.at("money")).hasAttribute("data-value", "1");
        keys.to(window.at("action-pet")).press("Space");
        assertThat(window.at("money")).hasAttribute("data-value", "2");
        keys.to(window.at("action-play")).press("Enter");
        assertThat(window.at("action-play")).hasAttribute("aria-disabled", "false");
        assertThat(keys.isAt(window.at("action-play"))).isTrue();
    }

    private static void talk(Window window, Keys keys) {
        keys.to(window.at("nav-talk")).press("Enter");
        window.page().waitForURL("**/talk");
        keys.arrive();
        Locator input = window.at("talk-input");
        keys.to(input).type("Hello Mia");
        keys.press("Enter");
        assertThat(input).hasValue("");
        assertThat(input).isFocused();
        assertThat(window.at("talk-transcript")).hasAttribute("aria-busy", "true");
        assertThat(window.at("talk-transcript")).hasAttribute("aria-busy", "false");
        assertThat(window.page().getByTestId("bubble")).hasCount(2);
        keys.press("ArrowUp");
        assertThat(window.at("edit-input")).hasValue("Hello Mia");
        assertThat(window.at("edit-input")).isFocused();
        keys.seen();
        keys.press("Escape");
        assertThat(window.at("edit-input")).hasCount(0);
        assertThat(input).isFocused();
        keys.backTo(window.at("turn-again"))
                .backTo(window.at("talk-transcript"))
                .to(input);
        keys.backTo(window.at("talk-settings")).press("Enter");
        assertThat(window.at("settings-save")).isVisible();
        staysWithin(keys, window.page().locator("cc-sheet dialog"));
        keys.press("Escape");
        assertThat(window.at("settings-save")).hasCount(0);
        assertThat(keys.isAt(window.at("talk-settings")))
                .as("the focus is back")
                .isTrue();
    }

    private static void paint(Window window, Keys keys) {
        keys.to(window.at("nav-pictures")).press("Enter");
        keys.arrive();
        assertThat(window.at("picture-prompt")).isVisible();
        keys.to(window.at("picture-prompt")).type("my cat on the moon");
        keys.to(window.at("picture-submit")).press("Enter");
        Locator picture = window.at("gallery-item");
        assertThat(picture).isVisible(SOON);
        keys.to(picture).press("Enter");
        assertThat(window.at("viewer")).isVisible();
        staysWithin(keys, window.at("viewer"));
        keys.press("Escape");
        assertThat(window.at("viewer")).isHidden();
        assertThat(keys.isAt(picture)).as("the picture has the focus again").isTrue();
    }

    private static void browse(Window window, Keys keys) {
        Page page = window.page();
        keys.to(window.at("nav-log")).press("Enter");
        keys.arrive();
        String today =
                java.time.LocalDate.now(java.time.ZoneId.of("Europe/Paris")).toString();
        Locator day = page.locator("[data-testid=log-day][data-day='" + today + "']");
        assertThat(day)
                .hasAttribute("data-entries", "2", new LocatorAssertions.HasAttributeOptions().setTimeout(30_000));
        keys.to(day).press("ArrowUp", "ArrowDown", "Home", "End");
        keys.seen();
        keys.press("ArrowLeft");
        keys.to(page.locator("[data-testid=log-day][tabindex='0']"));
        while (!keys.isAt(day)) {
            String at = page.locator("[data-testid=log-day][tabindex='0']").getAttribute("data-day");
            keys.press(at.compareTo(today) < 0 ? "ArrowRight" : "ArrowLeft");
        }
        keys.press("Enter");
        keys.arrive();
        assertThat(page.getByTestId("log-entry")).hasCount(2);
        keys.to(window.at("entry-permalink")).press("Enter");
        page.waitForURL(Pattern.compile(".*/log/" + today + "/1$"));
        keys.arrive();
        keys.to(window.at("entry-delete")).press("Enter");
        assertThat(window.at("confirm-no")).isVisible();
        assertThat(keys.isAt(window.at("confirm-no")))
                .as("the harmless answer has the focus")
                .isTrue();
        staysWithin(keys, page.locator("cc-question dialog"));
        keys.press("Escape");
        assertThat(window.at("confirm-no")).isHidden();
        assertThat(keys.isAt(window.at("entry-delete"))).as("the focus is back").isTrue();
    }

    /** A dialog keeps the focus, forwards and backwards. */
    private static void staysWithin(Keys keys, Locator dialog) {
        for (String key : List.of("Tab", "Shift+Tab")) {
            for (int i = 0; i < 8; i++) {
                keys.press(key);
                keys.seen();
                Object isWithin = dialog.evaluate("dialog => { let at = document.activeElement;"
                        + " while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;"
                        + " let around = at; while (around && around !== dialog)"
                        + " around = around.assignedSlot ?? around.parentNode ?? around.host;"
                        + " return at === document.body || around === dialog; }");
                assertThat((Boolean) isWithin)
                        .as("the focus left the dialog by " + key)
                        .isTrue();
            }
        }
    }
}
