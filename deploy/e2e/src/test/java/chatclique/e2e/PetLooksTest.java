package chatclique.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The pages of a pet, narrow and wide, light and dark: accessible, by keyboard, a picture of each; and all it can wear. */
class PetLooksTest {

    private static final List<String> PAGES = List.of("/pets/shop", "/pets/life", "/pets/mood", "/more");

    private static Stack stack;
    private static Account owner;
    private static String pet;

    @BeforeAll
    static void somebodyWhoseCatLivesInAMeadow() {
        stack = Stack.shared();
        owner = Account.signUp(stack);
        Api api = owner.api();
        pet = "/api/v1/pets/" + PetTest.adopt(api, "Mia").at("/id").asString();
        for (String action : List.of("feed", "pet", "pet", "play")) {
            api.click(pet + "/actions", Map.of("action", action)).expect(200);
        }
        api.click(pet + "/purchases", Map.of("item", "scene-meadow")).expect(200);
        api.send("PUT", pet + "/worn", "{\"items\":[\"scene-meadow\"]}").expect(200);
        String other = "/api/v1/pets/" + PetTest.adopt(api, "Leo").at("/id").asString();
        api.delete(other).expect(204);
    }

    static List<Arguments> windows() {
        return LooksTest.windows("de-DE", "zh-CN", "ru-RU", "fr-FR");
    }

    @ParameterizedTest
    @MethodSource("windows")
    @Row({"A15", "A16", "A24", "A27", "E6", "X10"})
    void everyPageIsAccessibleAndFits(int width, String locale, ColorScheme colours) {
        owner.page()
                .patch("/api/v1/me", Map.of("locale", locale.substring(0, 2)))
                .expect(200);
        try (Window window =
                Window.open(stack, width, locale, colours, ReducedMotion.REDUCE).as(owner)) {
            Page page = window.page();
            page.navigate("/");
            assertThat(page.locator("cc-room cc-scene .front svg")).isAttached();
            see(window, "pet-room");
            for (String path : PAGES) {
                page.navigate(path);
                ready(page, path);
                see(window, "pet-" + path.substring(path.lastIndexOf('/') + 1));
            }
            page.navigate("/pets/shop");
            window.at("shop-style").click();
            assertThat(page.locator("cc-offer .view svg").first()).isAttached();
            see(window, "pet-shop-places");
            page.route("**/mood?*", PetLooksTest::aMonth);
            page.navigate("/pets/mood/month");
            ready(page, "/pets/mood");
            window.at("then-slider").press("ArrowRight");
            assertThat(page.locator("cc-then cc-pet svg")).isVisible();
            see(window, "pet-mood-month");
            window.isQuiet();
        }
    }

    @Test
    @Row({"A16", "X10"})
    void everythingIsReachedByKeyboard() {
        try (Window window =
                Window.open(stack, 1280, "en-GB", ColorScheme.LIGHT).as(owner)) {
            Keys keys = new Keys(window.page());
            for (String path : PAGES) {
                window.page().navigate(path);
                ready(window.page(), path);
                assertThat(keys.round()).as(path).hasSizeGreaterThan(5);
            }
            window.isQuiet();
        }
    }

    @Test
    @Row({"A16", "A17"})
    void everyAccessoryFitsBothSpeciesLargeAndSmallSittingAndAsleep() {
        try (Window window = Window.open(stack, 1280, "en-GB", ColorScheme.LIGHT, ReducedMotion.REDUCE)
                .as(owner)) {
            Page page = window.page();
            page.navigate("/pets/shop");
            ready(page, "/pets/shop");
            for (String species : List.of("cat", "dog")) {
                Object missing = page.evaluate(SHEET, species);
                assertThat((List<?>) missing).as(species).isEmpty();
                window.picture("wardrobe-" + species);
            }
        }
    }

    private static void see(Window window, String name) {
        window.page().waitForFunction("() => document.fonts.status === 'loaded'");
        window.picture(name);
        window.isAccessible(name);
    }

    /** What the page shows last is there. */
    private static void ready(Page page, String path) {
        String last = switch (path) {
            case "/pets/shop" -> "cc-offer cc-thing svg";
            case "/pets/life" -> "[data-testid=hotel]";
            case "/pets/mood" -> "canvas[data-drawn]";
            default -> "[data-testid=released]";
        };
        assertThat(page.locator(last).first()).isAttached();
    }

    /** A month of ups and downs, which no test can wait for. */
    private static void aMonth(Route route) {
        Instant end = Instant.now();
        List<Map<String, Object>> points = new ArrayList<>();
        for (int i = 0; i <= 360; i++) {
            double mood = 6 + 2.4 * Math.sin(i / 6.0) + 1.2 * Math.sin(i / 41.0);
            String band = mood < 3 ? "very-angry" : mood < 6 ? "bored" : mood < 8 ? "satisfied" : "very-happy";
            points.add(
                    Map.of("at", end.minus(Duration.ofHours(2L * (360 - i))).toString(), "mood", mood, "band", band));
        }
        route.fulfill(new Route.FulfillOptions()
                .setContentType("application/json")
                .setBody(Api.JSON.writeValueAsString(Map.of("items", points))));
    }

    /** Lays out a pet with each accessory: large sitting, asleep, and small as a head; gives what could not be drawn. */
    private static final String SHEET = """
            async (species) => {
              const { Art } = await import("/art/art.js");
              const { manifest } = await Art.load();
              const sheet = document.createElement("main");
              Object.assign(sheet.style, { display: "grid", gridTemplateColumns: "repeat(4, 1fr)", gap: "16px", padding: "16px" });
              const looks = manifest.species[species].looks;
              const pets = manifest.accessories.flatMap(({ id }, index) => {
                const cell = document.createElement("div");
                Object.assign(cell.style, { display: "flex", alignItems: "flex-end", gap: "8px", border: "1px solid #ccc" });
                const figures = [["", "idle", 150], ["", "sleep", 110], ["head", "idle", 36]].map(([crop, pose, width]) => {
                  const pet = document.createElement("cc-pet");
                  Object.assign(pet, { species, look: looks[index % looks.length].id, band: "satisfied", pose, worn: [id] });
                  if (crop) { pet.crop = crop; pet.setAttribute("crop", crop); }
                  pet.style.width = `${width}px`;
                  return pet;
                });
                cell.append(...figures);
                sheet.append(cell);
                return figures.map((pet) => [id, pet]);
              });
              document.body.replaceChildren(sheet);
              const drawn = (pet) => pet.renderRoot?.querySelector("svg [data-worn]");
              for (let tries = 0; tries < 600 && !pets.every(([, pet]) => drawn(pet)); tries++)
                await new Promise(requestAnimationFrame);
              return pets.filter(([, pet]) => !drawn(pet)).map(([id]) => id);
            }""";
}
