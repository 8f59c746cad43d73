package chatclique.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import com.microsoft.playwright.options.SelectOption;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What the pet does and remembers, what was used and how it answers, in the browser. */
class InsightPageTest {

    private static final LocatorAssertions.ContainsTextOptions SOON =
            new LocatorAssertions.ContainsTextOptions().setTimeout(20_000);

    private final Stack stack = Stack.shared();
    private Account account;
    private Api api;
    private String pet;

    @BeforeEach
    void someoneWithACat() {
        account = Account.signUp(stack);
        api = account.api();
        pet = PetTest.adopt(api, "Mia").at("/id").asString();
    }

    @Test
    @Row("X3")
    void tunaFeedsThePetOnceWithAReceiptInTheTalkAndInTheRoom() {
        try (Window window = open("/talk")) {
            Page page = window.page();
            assertThat(window.at("money")).hasAttribute("data-value", "0");
            window.at("talk-input").fill("Here is some tuna");
            window.at("talk-input").press("Enter");
            Locator receipt = window.at("receipt");
            assertThat(receipt).containsText("Fed: +1 coin, mood", SOON);
            assertThat(window.at("money")).hasAttribute("data-value", "1");
            assertThat(window.at("talk-transcript")).hasAttribute("aria-busy", "false");
            window.isAccessible("receipt");
            page.reload();
            assertThat(receipt).containsText("Fed: +1 coin, mood", SOON);
            assertThat(page.getByTestId("receipt")).hasCount(1);
            assertThat(api.get("/api/v1/pets/" + pet).at("/state/money").asInt())
                    .isEqualTo(1);
            page.navigate("/log/" + Days.today() + "/1");
            assertThat(window.at("log-entry")).containsText("Fed: +1 coin");
            window.isQuiet();
        }
    }

    @Test
    @Row({"A12", "X3"})
    void whatThePetRemembersCanBeReadCorrectedAndForgotten() {
        try (Window window = open("/talk")) {
            Page page = window.page();
            window.at("talk-input").fill("My name is Robin and I like old trains.");
            window.at("talk-input").press("Enter");
            assertThat(window.at("talk-transcript")).hasAttribute("aria-busy", "true");
            assertThat(window.at("talk-transcript")).hasAttribute("aria-busy", "false");
            page.waitForCondition(
                    () -> api.get("/api/v1/facts?petId=" + pet).text().contains("trains"));
            page.navigate("/more");
            window.at("more-memory").click();
            assertThat(page.locator("h1")).hasText("What Mia remembers about you");
            Locator trains = page.getByTestId("fact").filter(new Locator.FilterOptions().setHasText("trains"));
            assertThat(trains).isVisible();
            trains.getByTestId("fact-edit").click();
            assertThat(window.at("fact-input")).isFocused();
            window.at("fact-input").fill("very old trains");
            window.at("fact-input").press("Enter");
            assertThat(trains).containsText("very old trains");

            window.at("fact-kind").selectOption("dislike");
            window.at("fact-new").fill("loud vacuum cleaners");
            window.at("fact-new").press("Enter");
            Locator loud = page.getByTestId("fact").filter(new Locator.FilterOptions().setHasText("vacuum"));
            assertThat(loud).containsText("Dislikes");
            window.isAccessible("memory");
            loud.getByTestId("fact-delete").click();
            window.at("confirm-yes").click();
            assertThat(loud).hasCount(0);
            page.reload();
            assertThat(trains).containsText("very old trains");
            assertThat(loud).hasCount(0);
            window.isQuiet();
        }
    }

    @Test
    @Row({"D16", "B7"})
    void settingsOfATalkAreSavedWithinTheirCapsAndErrorsStandInPlace() {
        try (Window window = open("/talk")) {
            Page page = window.page();
            window.at("talk-settings").click();
            assertThat(window.at("settings-model").locator("option").first()).isAttached();
            window.at("settings-temperature").fill("7");
            window.at("settings-save").click();
            assertThat(window.at("settings-temperature")).hasAttribute("aria-invalid", "true");
            assertThat(window.at("settings-temperature")).isFocused();
            window.at("settings-temperature").fill("0.4");
            window.at("settings-preset").selectOption(new SelectOption().setIndex(1));
            window.at("settings-save").click();
            assertThat(page.locator("cc-talk-settings .saved")).containsText("Saved");
            window.isAccessible("settings");
            page.keyboard().press("Escape");
            assertThat(window.at("talk-settings")).isFocused();
            JsonNode talk = api.get("/api/v1/conversations").expect(200).at("/items/0");
            assertThat(talk.at("/settings/temperature").asDouble()).isEqualTo(0.4);
            assertThat(talk.at("/preset").asString()).isNotEmpty();
            page.reload();
            window.at("talk-settings").click();
            assertThat(window.at("settings-temperature")).hasValue("0.4");
            window.isQuiet();
        }
    }

    @Test
    @Row({"D18", "X5"})
    void showsWhatWasUsedByDayAndModelAndWhatIsLeft() {
        ChatTest.say(api, ChatTest.talkTo(api, pet), "Hello Mia");
        try (Window window = open("/more/usage")) {
            Page page = window.page();
            Locator table = window.at("usage-table");
            assertThat(table).containsText("House voice", SOON);
            assertThat(window.at("usage-turns")).hasText("1");
            assertThat(window.at("usage-tokens")).hasText(Pattern.compile("[1-9][0-9,]*"));
            window.isAccessible("usage");
            window.at("usage-previous").click();
            assertThat(window.at("usage-empty")).isVisible();
            JsonNode today = api.get("/api/v1/usage?month=" + Days.thisMonth()).at("/today");
            page.navigate("/talk");
            assertThat(window.at("talk-input")).isVisible();
            assertThat(page.getByTestId("energy")).hasCount(today.at("/quota").isNumber() ? 1 : 0);
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
