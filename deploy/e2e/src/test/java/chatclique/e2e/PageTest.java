package chatclique.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** What the page does by itself: it moves, waits, clears, greets, and fits. */
class PageTest {

    private static final Map<String, String> POSES = Map.of("feed", "eat", "pet", "stroke", "play", "play");

    private final Stack stack = Stack.shared();
    private Account account;

    @BeforeEach
    void someoneWithACat() {
        account = Account.signUp(stack);
        PetTest.adopt(account.api(), "Mia");
    }

    @ParameterizedTest
    @EnumSource(ReducedMotion.class)
    @Row("A17")
    void eachActionMovesThePetUnlessOneWantsItStill(ReducedMotion motion) {
        try (Window window =
                Window.open(stack, 1280, "en-GB", ColorScheme.LIGHT, motion).as(account)) {
            window.page().navigate("/");
            Locator pet = window.page().locator("cc-room cc-pet svg.pet-figure");
            POSES.forEach((action, pose) -> {
                window.at("action-" + action).click();
                assertThat(pet).hasAttribute("data-pose", pose);
                Object moving = pet.evaluate("figure => figure.getAnimations({ subtree: true })"
                        + ".filter(each => each.playState === 'running').map(each => each.animationName ?? 'turn')");
                if (motion == ReducedMotion.REDUCE) {
                    assertThat((List<?>) moving).as(action).isEmpty();
                } else {
                    assertThat((List<?>) moving)
                            .as(action)
                            .anyMatch(name -> Objects.toString(name).startsWith("pet-"));
                }
                assertThat(window.at("action-" + action)).hasAttribute("aria-disabled", "false");
            });
            window.isQuiet();
        }
    }

    @Test
    @Row({"A4", "B1", "B3", "B5", "D15"})
    void greetsHintsAndShowsThatItWaits() {
        try (Window window =
                Window.open(stack, 1280, "en-GB", ColorScheme.LIGHT).as(account)) {
            Page page = window.page();
            AtomicReference<Route> held = new AtomicReference<>();
            page.route("**/turns", route -> {
                if (!route.request().method().equals("POST") || !held.compareAndSet(null, route)) {
                    route.resume();
                }
            });
            page.navigate("/");
            assertThat(page.locator("h1")).containsText("Robin");
            Locator input = window.at("talk-input");
            assertThat(input).hasAttribute("placeholder", "Say something to Mia");
            Locator bubbles = page.getByTestId("bubble");
            Locator transcript = window.at("talk-transcript");
            window.at("talk-send").dispatchEvent("click");
            input.press("Enter");
            assertThat(bubbles).hasCount(0);

            input.fill("One");
            input.press("Shift+Enter");
            input.pressSequentially("Two");
            window.at("talk-send").click();
            page.waitForCondition(() -> held.get() != null);
            assertThat(transcript).hasAttribute("aria-busy", "true");
            assertThat(bubbles.last().locator(".dots")).isVisible();
            assertThat(window.at("talk-stop")).isVisible();
            assertThat(window.at("talk-send")).hasCount(0);
            assertThat(bubbles.first()).hasText("One\nTwo");
            assertThat(input).isFocused();

            held.get().resume();
            assertThat(transcript).hasAttribute("aria-busy", "false");
            assertThat(bubbles.last().locator(".dots")).hasCount(0);
            assertThat(bubbles.last()).containsText(java.util.regex.Pattern.compile("\\w{2}"));
            input.fill("Three");
            input.press("Enter");
            assertThat(bubbles).hasCount(4);
            window.isQuiet();
        }
    }

    @Test
    @Row("B4")
    void clearingTheViewKeepsTheLog() {
        try (Window window =
                Window.open(stack, 1280, "en-GB", ColorScheme.LIGHT).as(account)) {
            Page page = window.page();
            page.navigate("/talk");
            window.at("talk-input").fill("Remember this");
            window.at("talk-send").click();
            Locator bubbles = page.getByTestId("bubble");
            assertThat(window.at("talk-transcript")).hasAttribute("aria-busy", "true");
            assertThat(window.at("talk-transcript")).hasAttribute("aria-busy", "false");
            assertThat(bubbles).hasCount(2);

            window.at("talk-clear").click();
            assertThat(bubbles).hasCount(0);
            page.reload();
            assertThat(window.at("talk-show-all")).isVisible();
            assertThat(bubbles).hasCount(0);
            JsonNode log = account.api()
                    .get("/api/v1/chat-log/" + java.time.LocalDate.now(java.time.ZoneId.of("Europe/Paris")))
                    .expect(200)
                    .at("/items");
            assertThat(log.at("/0/prompt/text").asString()).isEqualTo("Remember this");

            window.at("talk-show-all").click();
            assertThat(bubbles).hasCount(2);
            window.isQuiet();
        }
    }

    @Test
    @Row("B10")
    void fitsTheSmallestPhoneAndMayBeZoomed() {
        try (Window window = Window.open(stack, 320, "de-DE", ColorScheme.LIGHT).as(account)) {
            Page page = window.page();
            for (String path : List.of(
                    "/",
                    "/talk",
                    "/pictures",
                    "/log",
                    "/log/search?q=a",
                    "/log/" + Days.today(),
                    "/more",
                    "/pets/shop",
                    "/pets/life",
                    "/pets/mood",
                    "/more/usage",
                    "/more/memory",
                    "/pets/adopt")) {
                page.navigate(path);
                assertThat(page.locator("main h1").first()).isAttached();
                window.fits(path);
                assertThat(page.locator("meta[name=viewport]"))
                        .not()
                        .hasAttribute(
                                "content",
                                java.util.regex.Pattern.compile("user-scalable|maximum-scale|minimum-scale"));
            }
            window.isQuiet();
        }
    }

    @Test
    @Row({"B11", "D19"})
    void hasALogoAnIconAFooterAndCanBeInstalled() {
        try (Window window = Window.open(stack, 1280, "en-GB", ColorScheme.LIGHT)) {
            Page page = window.page();
            page.navigate("/");
            Locator logo = page.locator("header img").first();
            assertThat(logo).isVisible();
            page.waitForCondition(() -> (Boolean) logo.evaluate("image => image.complete && image.naturalWidth > 0"));
            assertThat(page.locator("footer")).containsText("MIT");
            Api stranger = Api.stranger(stack);
            for (String relation : List.of("icon", "apple-touch-icon", "manifest")) {
                String address = page.locator("link[rel='" + relation + "']").getAttribute("href");
                assertThat(stranger.get(address).expect(200).bytes().length).isGreaterThan(100);
            }
            Api.Answer manifest = stranger.get("/manifest.webmanifest").expect(200);
            assertThat(manifest.at("/display").asString()).isEqualTo("standalone");
            assertThat(manifest.at("/start_url").asString()).isEqualTo("/");
            assertThat(manifest.at("/icons")
                            .valueStream()
                            .map(icon -> icon.at("/sizes").asString()))
                    .contains("192x192", "512x512");
            manifest.at("/icons")
                    .valueStream()
                    .forEach(icon -> stranger.get(icon.at("/src").asString()).expect(200));

            window.at("landing-login").click();
            assertThat(page.locator("header.brand img")).isVisible();
            assertThat(page.locator("footer")).isVisible();
            window.isQuiet();
        }
    }
}
