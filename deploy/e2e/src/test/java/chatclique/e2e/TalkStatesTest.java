package chatclique.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The states of a talk and its sheets that need a spent quota, a provider or a long life; the server's own words, changed. */
class TalkStatesTest {

    private static final LocatorAssertions.IsVisibleOptions SOON =
            new LocatorAssertions.IsVisibleOptions().setTimeout(30_000);

    private static Stack stack;
    private static Account account;

    @BeforeAll
    static void someoneWhoTalkedALittle() {
        stack = Stack.shared();
        account = Account.signUp(stack);
        Api api = account.api();
        String pet = PetTest.adopt(api, "Mia").at("/id").asString();
        String talk = ChatTest.talkTo(api, pet);
        for (String text : List.of("Hello Mia", "Here is some tuna for you", "Show me a program")) {
            ChatTest.say(api, talk, text);
        }
    }

    static List<Arguments> windows() {
        return LooksTest.windows(1, "en-GB", "en-GB", "en-GB", "en-GB");
    }

    @ParameterizedTest
    @MethodSource("windows")
    @Row({"B6", "C2", "X3", "X5"})
    void everyStateOfATalkIsShown(int width, String locale, ColorScheme colours) {
        try (Window window =
                Window.open(stack, width, locale, colours, ReducedMotion.REDUCE).as(account)) {
            Page page = window.page();
            page.route("**/turns?*", route -> change(route, TalkStatesTest::eventful));
            page.route("**/api/v1/usage?*", route -> change(route, TalkStatesTest::nearlySpent));
            page.navigate("/talk");
            assertThat(window.at("stand-in")).isVisible(SOON);
            assertThat(window.at("energy")).isVisible();
            assertThat(page.locator("pre .hljs-keyword").first()).isVisible();
            look(window, "talk-eventful");
            window.at("talk-transcript").evaluate("scroll => { scroll.scrollTop = 0; }");
            look(window, "talk-receipts");
            window.at("turn-edit").click();
            look(window, "talk-edit");
            window.at("edit-cancel").click();

            window.at("talk-settings").click();
            assertThat(window.at("settings-save")).isVisible(SOON);
            look(window, "talk-settings");
            window.at("settings-maxTokens").fill("a lot");
            window.at("settings-save").click();
            look(window, "talk-settings-wrong");
            window.at("sheet-close").click();
            window.at("talk-talks").click();
            assertThat(window.at("talks-item")).isVisible(SOON);
            window.at("talks-rename").click();
            look(window, "talks");
            window.at("sheet-close").click();

            page.navigate("/more/usage");
            assertThat(window.at("usage-today")).isVisible(SOON);
            look(window, "usage-limited");
            page.navigate("/log");
            assertThat(window.at("seal")).isVisible(SOON);
            page.locator("summary").click();
            look(window, "log-seal");
            window.at("log-delete-all").click();
            look(window, "log-delete-all");
            window.isQuiet();
        }
    }

    private static void look(Window window, String name) {
        window.picture(name);
        window.isAccessible(name);
    }

    private static void change(Route route, UnaryOperator<ObjectNode> changed) {
        ObjectNode told = (ObjectNode) Api.JSON.readTree(route.fetch().text());
        route.fulfill(new Route.FulfillOptions()
                .setContentType("application/json")
                .setBody(changed.apply(told).toString()));
    }

    /** The latest turn has code and stands in for a model, an earlier one has receipts, the first was stopped. */
    private static ObjectNode eventful(ObjectNode page) {
        ArrayNode items = (ArrayNode) page.at("/items");
        ObjectNode latest = (ObjectNode) items.get(0);
        latest.put("standIn", "QUOTA").put("version", 3);
        text(latest, "Here:\n\n```java\nint twice(int n) {\n  return 2 * n; // both\n}\n```\n\nThat is **all**.");
        ObjectNode fed = (ObjectNode) items.get(1);
        text(fed, "Tuna? You know me. Oh. That was lovely.");
        fed.set(
                "actions",
                Api.JSON.valueToTree(List.of(
                        Map.of("name", "feed", "place", 19, "done", true, "receipt", Map.of("money", 1, "mood", 7.4)),
                        Map.of(
                                "name",
                                "play",
                                "place",
                                39,
                                "done",
                                false,
                                "receipt",
                                Map.of("code", "too-tired", "status", 409)))));
        ((ObjectNode) items.get(2)).put("state", "STOPPED");
        return page;
    }

    private static void text(ObjectNode turn, String text) {
        ((ObjectNode) turn.at("/answer")).put("text", text);
    }

    private static ObjectNode nearlySpent(ObjectNode usage) {
        JsonNode today = usage.at("/today");
        ((ObjectNode) today)
                .put("tokens", 34_800)
                .put("quota", 40_000)
                .put("left", 5_200)
                .put("energy", 0.13);
        return usage;
    }
}
