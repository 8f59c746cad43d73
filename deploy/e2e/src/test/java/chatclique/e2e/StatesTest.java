package chatclique.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Pages in states that pass or that one hopes not to see: each mood, work under way, the server away. */
class StatesTest {

    private static final LocatorAssertions.IsVisibleOptions SOON =
            new LocatorAssertions.IsVisibleOptions().setTimeout(30_000);
    private static final Map<String, Double> MOODS =
            Map.of("very-angry", 1.2, "bored", 4.4, "satisfied", 7.1, "very-happy", 9.3);

    private static Stack stack;
    private static Account account;

    @BeforeAll
    static void someoneWithADog() {
        stack = Stack.shared();
        account = Account.signUp(stack);
        account.api()
                .click("/api/v1/pets", Map.of("name", "Bruno", "species", "dog", "look", "golden"))
                .expect(201);
    }

    static List<Arguments> windows() {
        return LooksTest.windows(1, "en-GB", "en-GB", "en-GB", "en-GB");
    }

    @ParameterizedTest
    @MethodSource("windows")
    @Row({"A6", "A18", "A26", "B3", "B6"})
    void everyStateIsShown(int width, String locale, ColorScheme colours) {
        try (Window window =
                Window.open(stack, width, locale, colours, ReducedMotion.REDUCE).as(account)) {
            moods(window);
            working(window);
            broken(window);
            window.expectsFailures();
            window.isQuiet();
        }
    }

    private static void moods(Window window) {
        List<String> bands = List.of("very-angry", "bored", "satisfied", "very-happy");
        for (int i = 0; i < bands.size(); i++) {
            // A dog and a cat by turns; each band with each only when all is looked at.
            for (String species : i % 2 == 0 ? List.of("dog", "cat") : List.of("cat", "dog")) {
                mood(window, species, bands.get(i));
                if (!"all".equals(System.getProperty("looks"))) {
                    break;
                }
            }
        }
    }

    private static void mood(Window window, String species, String band) {
        Page page = window.page();
        page.route("**/api/v1/pets?*", route -> pretend(route, species, band, MOODS.get(band)));
        page.navigate("/");
        assertThat(page.locator("cc-room svg.pet-figure[data-mood='" + band + "']"))
                .isVisible(SOON);
        assertThat(page.locator(".band").first()).isVisible();
        window.picture("mood-" + species + "-" + band);
        window.isAccessible(band);
        page.unroute("**/api/v1/pets?*");
    }

    /** The server's own pet in another mood, which only days would bring. */
    private static void pretend(Route route, String species, String band, double mood) {
        JsonNode pets = Api.JSON.readTree(route.fetch().text());
        ObjectNode pet = (ObjectNode) pets.at("/items/0");
        pet.put("species", species).put("look", species.equals("cat") ? "grey" : "golden");
        ((ObjectNode) pet.at("/state")).put("band", band).put("mood", mood);
        route.fulfill(
                new Route.FulfillOptions().setContentType("application/json").setBody(pets.toString()));
    }

    private static void working(Window window) {
        Page page = window.page();
        page.route("**/turns", route -> {
            if (!route.request().method().equals("POST")) {
                route.resume();
            }
        });
        page.navigate("/talk");
        window.at("talk-input").fill("Hello Bruno, shall we go for a walk along the river?");
        window.at("talk-send").click();
        assertThat(page.locator("cc-bubble .said > .dots")).isVisible();
        window.picture("talk-waiting");
        window.isAccessible("talk-waiting");
        page.unroute("**/turns");

        page.navigate("/pictures");
        window.at("picture-prompt").fill("my dog in the snow with a red scarf");
        window.at("picture-submit").click();
        assertThat(window.at("picture-progress")).isVisible(SOON);
        window.picture("pictures-running");
        assertThat(window.at("gallery-item")).isVisible(SOON);
    }

    private static void broken(Window window) {
        Page page = window.page();
        page.route("**/api/v1/**", route -> refuse(route, List.of("turns", "pictures", "chat-log")));
        page.navigate("/talk");
        window.at("talk-input").fill("Are you there?");
        window.at("talk-send").click();
        assertThat(page.locator("cc-talk .notice").first()).isVisible(SOON);
        window.picture("talk-failed");
        window.isAccessible("talk-failed");
        page.navigate("/pictures");
        assertThat(page.locator("cc-pictures .notice")).isVisible(SOON);
        window.picture("pictures-failed");
        page.navigate("/log");
        assertThat(page.locator("cc-month .notice")).isVisible(SOON);
        window.picture("calendar-failed");
        window.isAccessible("calendar-failed");
        page.unroute("**/api/v1/**");

        page.route("**/api/v1/**", Route::abort);
        page.navigate("/");
        assertThat(page.locator(".try-again")).isVisible(SOON);
        window.picture("unreachable");
        window.isAccessible("unreachable");
        page.unroute("**/api/v1/**");
        page.locator(".try-again").click();
        assertThat(window.at("pet-name").first()).isVisible(SOON);
    }

    private static void refuse(Route route, List<String> words) {
        if (words.stream().noneMatch(route.request().url()::contains)) {
            route.resume();
            return;
        }
        route.fulfill(new Route.FulfillOptions()
                .setStatus(503)
                .setContentType("application/problem+json")
                .setBody("{\"status\":503,\"code\":\"unavailable\",\"title\":\"Away\"}"));
    }
}
