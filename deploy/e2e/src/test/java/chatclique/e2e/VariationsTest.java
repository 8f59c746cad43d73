package chatclique.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Another picture like one that is there, giving one up, trying again, and the way through all of them. */
class VariationsTest {

    private static final LocatorAssertions.IsVisibleOptions SOON =
            new LocatorAssertions.IsVisibleOptions().setTimeout(30_000);

    private final Stack stack = Stack.shared();
    private Account account;
    private Api owner;

    @BeforeEach
    void someone() {
        account = Account.signUp(stack);
        owner = account.api();
        PetTest.adopt(owner, "Mia");
    }

    @Test
    @Row({"C3", "C4"})
    void aVariationIsANewPictureOfTheSameWishLinkedToItsOriginal() {
        JsonNode original = paint("a dog on a red boat");
        JsonNode same = paint("a dog on a red boat");
        assertThat(same.at("/sha256")).isEqualTo(original.at("/sha256"));

        String path = "/api/v1/pictures/" + original.at("/id").asString() + "/variations";
        Api click = owner.with("Idempotency-Key", UUID.randomUUID().toString());
        String id = click.post(path, Map.of()).expect(202).at("/id").asString();
        assertThat(click.post(path, Map.of()).expect(202).at("/id").asString()).isEqualTo(id);
        JsonNode other = PicturesTest.ready(owner, id);
        assertThat(other.at("/variationOf")).isEqualTo(original.at("/id"));
        assertThat(other.at("/prompt")).isEqualTo(original.at("/prompt"));
        assertThat(other.at("/sha256")).isNotEqualTo(original.at("/sha256"));
        assertThat(owner.get(path).expect(200).at("/items")).hasSize(1);
        Account.signUp(stack).api().click(path, Map.of()).expectProblem(404);
    }

    @ParameterizedTest
    @CsvSource({"390, DARK", "1280, LIGHT"})
    @Row({"C3", "C4"})
    void theViewerShowsWhatBelongsTogether(int width, ColorScheme colours) {
        String original = paint("a cat on a dragon").at("/id").asString();
        try (Window window = Window.open(stack, width, "en-GB", colours).as(account)) {
            Page page = window.page();
            page.navigate("/pictures/" + original);
            window.at("viewer-vary").click();
            page.waitForURL(address -> !address.endsWith(original));
            Locator family = window.at("family").locator("a");
            assertThat(family).hasCount(2, new LocatorAssertions.HasCountOptions().setTimeout(30_000));
            assertThat(window.page().locator("cc-viewer img.image")).isVisible(SOON);
            assertThat(family.last()).hasAttribute("aria-current", "true");
            window.picture("variation");
            window.isAccessible("variation");
            family.first().click();
            page.waitForURL("**/pictures/" + original);
            assertThat(family.first()).hasAttribute("aria-current", "true");
            window.isQuiet();
        }
    }

    @Test
    @Row({"B6", "C3", "C10"})
    void whatIsGivenUpOrFailedIsTriedAgainInItsPlace() {
        try (Window window =
                Window.open(stack, 1280, "en-GB", ColorScheme.LIGHT).as(account)) {
            Page page = window.page();
            // The painter is quick: the page hears of a picture that runs until the test has pressed its button.
            page.route("**/api/v1/pictures/*/events", route -> {});
            page.route("**/api/v1/pictures/*/cancel", route -> {
                String id = route.request().url().replaceAll(".*/pictures/([^/]+)/cancel", "$1");
                PicturesTest.ready(owner, id);
                route.resume();
            });
            page.navigate("/pictures");
            window.at("picture-prompt").fill("a rabbit in the forest");
            window.at("picture-submit").click();
            window.at("picture-cancel").click();
            // It was finished first, so it stays what it is: nobody is told of an error, and it hangs there.
            page.unroute("**/api/v1/pictures/*/events");
            page.reload();
            assertThat(window.at("gallery-item")).isVisible(SOON);
            window.expectsFailures();

            page.route("**/api/v1/pictures?limit=24", route -> {
                String body = route.fetch().text().replace("\"state\":\"READY\"", "\"state\":\"CANCELLED\"");
                route.fulfill(new com.microsoft.playwright.Route.FulfillOptions()
                        .setContentType("application/json")
                        .setBody(body));
            });
            page.reload();
            assertThat(window.at("picture-ended")).isVisible(SOON);
            window.picture("picture-given-up");
            window.isAccessible("picture-given-up");
            window.at("picture-again").click();
            assertThat(window.at("gallery-item")).isVisible(SOON);
            assertThat(page.getByTestId("picture-ended")).hasCount(0);
            window.expectsFailures();
            window.isQuiet();
        }
        assertThat(owner.get("/api/v1/pictures").at("/items")).hasSize(1);
    }

    @Test
    @Row({"C4", "C8"})
    void theGalleryScrollsWithoutEndAndIsWalkedByArrowKeys() {
        List<String> ids = java.util.stream.IntStream.range(0, 30)
                .mapToObj(i -> paint("a balloon, number " + i).at("/id").asString())
                .toList();
        try (Window window =
                Window.open(stack, 1280, "en-GB", ColorScheme.LIGHT).as(account)) {
            Page page = window.page();
            page.navigate("/pictures");
            Locator items = page.getByTestId("gallery-item");
            assertThat(items.first()).isVisible(SOON);
            page.keyboard().press("End");
            items.first().focus();
            page.keyboard().press("ArrowRight");
            assertThat(items.nth(1)).isFocused();
            page.keyboard().press("ArrowDown");
            assertThat(items.nth(4)).isFocused();
            page.keyboard().press("End");
            assertThat(items).hasCount(30, new LocatorAssertions.HasCountOptions().setTimeout(30_000));
            page.keyboard().press("End");
            assertThat(items.nth(29)).isFocused();
            assertThat(items.nth(29)).hasAttribute("data-id", ids.getFirst());
            page.keyboard().press("Enter");
            assertThat(window.at("viewer")).isVisible();
            page.keyboard().press("ArrowLeft");
            page.waitForURL("**/pictures/" + ids.get(1));
            page.keyboard().press("Escape");
            assertThat(window.at("viewer")).isHidden();
            window.isQuiet();
        }
    }

    /** What was typed is shown as text, on the wall, in the viewer and beside it. */
    @Test
    @Row("B14")
    void aPromptIsShownAsTheTextThatItIs() {
        String prompt = "<img src=x onerror=alert(1)> ![x](https://evil.example/x.png) [y](javascript:alert(1))";
        String id = paint(prompt).at("/id").asString();
        try (Window window =
                Window.open(stack, 1280, "en-GB", ColorScheme.LIGHT).as(account)) {
            window.page().onDialog(dialog -> {
                throw new AssertionError("a dialog opened: " + dialog.message());
            });
            window.page().navigate("/pictures");
            assertThat(window.at("gallery-item").locator("img")).hasAttribute("alt", prompt);
            window.page().navigate("/pictures/" + id);
            assertThat(window.page().locator("cc-viewer .caption p").first()).hasText(prompt);
            assertThat(window.page().locator("cc-viewer .caption img, cc-viewer .caption p a:not([href^='/log'])"))
                    .hasCount(0);
            window.isQuiet();
        }
    }

    private JsonNode paint(String prompt) {
        String id = owner.click("/api/v1/pictures", Map.of("prompt", prompt, "size", "512x512"))
                .expect(202)
                .at("/id")
                .asString();
        return PicturesTest.ready(owner, id);
    }
}
