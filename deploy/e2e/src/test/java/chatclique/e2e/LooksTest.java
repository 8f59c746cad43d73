package chatclique.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every page, narrow and wide, light and dark, in all languages: accessible, nothing too wide, a picture of each. */
class LooksTest {

    private static final LocatorAssertions.IsVisibleOptions SOON =
            new LocatorAssertions.IsVisibleOptions().setTimeout(30_000);

    private static final boolean ALL = "all".equals(System.getProperty("looks"));
    private static final Set<String> DARK = Set.of(
            "home", "talk", "pictures", "calendar", "day", "more", "usage", "adopt", "landing", "log-in", "sign-up");

    /** The page is the one that was asked for, waits for nothing, and the pictures in sight are there. */
    private static final String COMPLETE = """
            () => {
              const last = performance.getEntriesByType("resource").reduce((end, each) => Math.max(end, each.responseEnd),
                performance.getEntriesByName("went").reduce((end, each) => Math.max(end, each.startTime), 0));
              const within = (root) => [...root.querySelectorAll("*")].flatMap((each) =>
                [each, ...(each.shadowRoot ? within(each.shadowRoot) : [])]);
              const isLate = (each) => each.ariaBusy === "true" ||
                (each.tagName === "IMG" && each.getBoundingClientRect().top < innerHeight && !each.complete);
              return performance.now() - last > 150 && !within(document).some(isLate);
            }""";

    private static Stack stack;
    private static Account owner;
    private static Account newcomer;
    private static String picture;

    @BeforeAll
    static void somebodyWithADayFullOfThingsAndSomebodyWithNothing() {
        stack = Stack.shared();
        newcomer = Account.signUp(stack);
        owner = Account.signUp(stack);
        Api api = owner.api();
        String pet = PetTest.adopt(api, "Mia").at("/id").asString();
        String talk = ChatTest.talkTo(api, pet);
        for (String text : List.of("Hello Mia, how are you?", "Tell me a long story about the garden.")) {
            ChatTest.say(api, talk, text);
        }
        for (String fact : List.of("old trains", "the smell of rain")) {
            api.post("/api/v1/facts", Map.of("petId", pet, "kind", "like", "text", fact))
                    .expect(201);
        }
        for (String prompt : List.of("my cat on the moon", "my cat by the sea at sunset", "a castle in the snow")) {
            picture = api.click("/api/v1/pictures", Map.of("prompt", prompt, "petId", pet))
                    .expect(202)
                    .at("/id")
                    .asString();
            PicturesTest.ready(api, picture);
        }
    }

    static List<Arguments> owners() {
        return windows("de-DE", "ru-RU", "en-GB", "zh-CN");
    }

    static List<Arguments> strangers() {
        return windows("ru-RU", "zh-CN", "de-DE", "fr-FR");
    }

    /** Both widths and both schemes; each with each only when asked for by {@code -Dlooks=all}, since it takes long. */
    static List<Arguments> windows(String narrow, String wide, String narrowDark, String wideLight) {
        return windows(2, narrow, wide, narrowDark, wideLight);
    }

    /** The first of them; all when asked for. */
    static List<Arguments> windows(int few, String narrow, String wide, String narrowDark, String wideLight) {
        List<Arguments> all = List.of(
                Arguments.of(390, narrow, ColorScheme.LIGHT),
                Arguments.of(1280, wide, ColorScheme.DARK),
                Arguments.of(390, narrowDark, ColorScheme.DARK),
                Arguments.of(1280, wideLight, ColorScheme.LIGHT));
        return ALL ? all : all.subList(0, few);
    }

    @ParameterizedTest
    @MethodSource("owners")
    @Row({"A27", "B10", "B11", "E6"})
    void whatAnOwnerSees(int width, String locale, ColorScheme colours) {
        owner.page()
                .patch("/api/v1/me", Map.of("locale", locale.substring(0, 2)))
                .expect(200);
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("home", "/");
        pages.put("talk", "/talk");
        pages.put("pictures", "/pictures");
        pages.put("viewer", "/pictures/" + picture);
        pages.put("calendar", "/log");
        pages.put("day", "/log/" + Days.today());
        pages.put("entry", "/log/" + Days.today() + "/2");
        pages.put("search", "/log/search?q=garden");
        pages.put("search-empty", "/log/search?q=zeppelin");
        pages.put("more", "/more");
        pages.put("usage", "/more/usage");
        pages.put("memory", "/more/memory");
        pages.put("adopt", "/pets/adopt");
        pages.put("lost", "/nothing-here");
        pages.put("empty-month", "/log/2020-02");
        pages.put("empty-day", "/log/2020-02-29");
        pages.put("missing-entry", "/log/2020-02-29/1");
        try (Window window =
                Window.open(stack, width, locale, colours, ReducedMotion.REDUCE).as(owner)) {
            pages.forEach((name, path) -> look(window, name, path));
            window.expectsFailures();
            window.isQuiet();
        }
    }

    @ParameterizedTest
    @MethodSource("strangers")
    @Row({"A1", "A2", "A27", "B10", "B11", "E6"})
    void whatAStrangerAndANewcomerSee(int width, String locale, ColorScheme colours) {
        try (Window window = Window.open(stack, width, locale, colours, ReducedMotion.REDUCE)) {
            Page page = window.page();
            look(window, "landing", "/");
            look(window, "log-in-first", "/log");
            page.navigate("/login");
            look(window, "log-in");
            page.locator("#username").fill(newcomer.name());
            page.locator("#password").fill("not this one");
            page.locator("#kc-login").click();
            assertThat(page.locator(".notice.error")).isVisible(SOON);
            look(window, "log-in-refused");
            page.navigate("/signup");
            look(window, "sign-up");
            page.locator("#username").fill(newcomer.name());
            page.locator("#password").fill("short");
            page.locator("#password-confirm").fill("other");
            page.locator("#kc-register").click();
            assertThat(page.locator(".wrong").first()).isVisible(SOON);
            look(window, "sign-up-refused");
            window.isQuiet();
        }
        newcomer.page()
                .patch("/api/v1/me", Map.of("locale", locale.substring(0, 2)))
                .expect(200);
        try (Window window =
                Window.open(stack, width, locale, colours, ReducedMotion.REDUCE).as(newcomer)) {
            look(window, "adopt-first", "/");
            look(window, "empty-talk", "/talk");
            look(window, "empty-pictures", "/pictures");
            look(window, "empty-calendar", "/log");
            look(window, "empty-usage", "/more/usage");
            look(window, "empty-memory", "/more/memory");
            look(window, "no-pets", "/more");
            window.isQuiet();
        }
    }

    /** Goes there as a link within the page does; a stranger has no such links. */
    private static void look(Window window, String name, String path) {
        Page page = window.page();
        if (page.locator("cc-nav").count() == 0) {
            page.navigate(path);
        } else {
            page.evaluate(
                    "path => { performance.mark('went'); history.pushState(null, '', path);"
                            + " dispatchEvent(new PopStateEvent('popstate')); }",
                    path);
        }
        look(window, name);
    }

    /** Everything that belongs to the page has come; then it is looked at. */
    private static void look(Window window, String name) {
        Page page = window.page();
        assertThat(page.locator("h1, dialog[open]").first()).isVisible(SOON);
        page.waitForFunction(COMPLETE, null, new Page.WaitForFunctionOptions().setPollingInterval(100));
        window.picture(name);
        // What a page is made of is the same in the wide one; the dark colours are looked at where there is most of
        // them.
        if (page.viewportSize().width < 1000 || ALL || DARK.contains(name)) {
            window.isAccessible(name);
        } else {
            window.fits(name);
        }
    }
}
