package chatclique.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Several pets of one owner, their going and coming back, and the friendly word of the day. */
class PetsPageTest {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.UK);

    private final Stack stack = Stack.shared();
    private Account account;
    private Api api;

    @BeforeEach
    void someoneWithTwoPets() {
        account = Account.signUp(stack);
        api = account.api();
        PetTest.adopt(api, "Mia");
        PetTest.adopt(api, "Leo");
    }

    @Test
    @Row({"A13", "A24"})
    void oneIsCalledRenamedGivenAwayAndBroughtBack() {
        try (Window window = open("/more")) {
            Page page = window.page();
            Locator cards = page.locator("cc-pet-card");
            assertThat(cards).hasCount(2);
            window.at("pet-call").click();
            assertThat(window.at("pet-name")).hasText("Leo");

            Locator leo = cards.filter(new Locator.FilterOptions().setHasText("Leo"));
            leo.getByTestId("pet-rename").click();
            leo.getByTestId("pet-new-name").fill("Leopold");
            leo.getByTestId("pet-rename-save").click();
            assertThat(window.at("pet-name")).hasText("Leopold");

            Locator leopold = cards.filter(new Locator.FilterOptions().setHasText("Leopold"));
            leopold.getByTestId("pet-release").click();
            assertThat(page.locator("cc-question")).containsText("can come back to you for 30 days");
            assertThat(window.at("confirm-no")).isFocused();
            window.isAccessible("release");
            window.picture("release");
            window.at("confirm-no").click();
            assertThat(cards).hasCount(2);
            leopold.getByTestId("pet-release").click();
            window.at("confirm-yes").click();
            assertThat(cards).hasCount(1);
            assertThat(window.at("pet-name")).hasText("Mia");
            Locator away = window.at("released");
            assertThat(away)
                    .containsText("can come back until "
                            + LocalDate.now(ZoneId.of("Europe/Paris"))
                                    .plusDays(30)
                                    .format(DAY));
            window.isAccessible("released");

            page.reload();
            away.getByTestId("released-back").click();
            assertThat(cards).hasCount(2);
            assertThat(away).hasCount(0);
            assertThat(api.get("/api/v1/pets").expect(200).at("/items").size()).isEqualTo(2);
            window.isQuiet();
        }
    }

    @Test
    @Row("A13")
    void theLastOneMayGoTooAndTheHouseAsksWhoMovesIn() {
        try (Window window = open("/more")) {
            for (int left = 2; left > 0; left--) {
                assertThat(window.page().locator("cc-pet-card")).hasCount(left);
                window.at("pet-release").click();
                window.at("confirm-yes").click();
            }
            assertThat(window.page().getByTestId("released")).hasCount(2);
            window.page().navigate("/pets/shop");
            assertThat(window.at("adopt-name")).isVisible();
            window.isQuiet();
        }
    }

    @Test
    @Row({"A24", "X8"})
    void aFriendlyWordComesOnceADayToThoseWhoWantIt() {
        try (Window window = open("/more")) {
            Page page = window.page();
            assertThat(window.at("notices")).not().isChecked();
            assertThat(window.at("notice")).isHidden();
            window.at("notices").check();
            assertThat(window.at("notice")).hasAttribute("data-key", "play");
            assertThat(window.at("notice")).containsText("Mia is wide awake");
            window.isAccessible("notice");
            window.picture("notice");
            window.at("notice-close").click();
            assertThat(window.at("notice")).isHidden();
            page.reload();
            assertThat(window.at("notices")).isChecked();
            assertThat(window.at("pet-name")).hasText("Mia");
            assertThat(window.at("notice")).isHidden();

            page.evaluate(
                    "name => localStorage.setItem(name, JSON.stringify({ on: true, day: '2020-01-01' }))",
                    "cc.notices." + account.name());
            page.reload();
            assertThat(window.at("notice")).isVisible();
            window.at("notices").uncheck();
            assertThat(window.at("notice")).isHidden();
            window.isQuiet();
        }
    }

    private Window open(String path) {
        Window window = Window.open(stack, 1280, "en-GB", ColorScheme.LIGHT, ReducedMotion.REDUCE)
                .as(account);
        window.page().navigate(path);
        return window;
    }
}
