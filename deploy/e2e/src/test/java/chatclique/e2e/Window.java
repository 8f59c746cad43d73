package chatclique.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.ReducedMotion;
import com.microsoft.playwright.options.ScreenshotCaret;
import java.net.CookieManager;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** A real browser's window: notes console errors and requests that leave the origin, and takes pictures. */
final class Window implements AutoCloseable {

    private static final Path PICTURES = Path.of("target/screenshots");
    private static final List<String> FLAGS = List.of(
            "--disable-gpu",
            "--no-sandbox",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--no-first-run");

    private static final Playwright PLAYWRIGHT =
            Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    private static final Browser CHROMIUM = PLAYWRIGHT
            .chromium()
            .launch(new BrowserType.LaunchOptions()
                    .setExecutablePath(executable())
                    .setHeadless(true)
                    .setArgs(FLAGS));

    static {
        // Only what never comes takes so long.
        PlaywrightAssertions.setDefaultAssertionTimeout(20_000);
    }

    private final Stack stack;
    private final BrowserContext context;
    private final Page page;
    private final String look;
    private final List<String> errors = new ArrayList<>();
    private final List<String> foreign = new ArrayList<>();

    private Window(Stack stack, String look, Browser.NewContextOptions options) {
        this.stack = stack;
        this.look = look;
        context = CHROMIUM.newContext(options.setBaseURL(stack.address()));
        context.setDefaultTimeout(20_000);
        page = context.newPage();
        page.onConsoleMessage(message -> {
            // What has no address comes from the test's own tools, which put styles into the page.
            if (message.type().equals("error") && !message.location().startsWith(":")) {
                errors.add(message.text() + " @ " + message.location());
            }
        });
        page.onPageError(error -> errors.add(error));
        page.onRequest(request -> {
            if (!request.url().startsWith(stack.address()) && !request.url().matches("(data|blob):.*")) {
                foreign.add(request.url());
            }
        });
    }

    /** A window of a width in pixels, in a language, light or dark. */
    static Window open(Stack stack, int width, String locale, ColorScheme colours) {
        return open(stack, width, locale, colours, ReducedMotion.NO_PREFERENCE);
    }

    /** A window of somebody who prefers that little moves, or who doesn't. */
    static Window open(Stack stack, int width, String locale, ColorScheme colours, ReducedMotion motion) {
        return new Window(
                stack,
                width + "-" + locale + "-" + colours.name().toLowerCase(java.util.Locale.ROOT),
                new Browser.NewContextOptions()
                        .setViewportSize(width, width < 1000 ? 844 : 900)
                        .setLocale(locale)
                        .setTimezoneId("Europe/Paris")
                        .setColorScheme(colours)
                        .setReducedMotion(motion)
                        .setHasTouch(width < 1000));
    }

    /** The same window, logged in with the session that somebody has already. */
    Window as(Account account) {
        var jar = (CookieManager) account.cookies().http().cookieHandler().orElseThrow();
        context.addCookies(jar.getCookieStore().getCookies().stream()
                .filter(cookie -> !cookie.getPath().startsWith("/auth"))
                .map(cookie -> new Cookie(cookie.getName(), cookie.getValue())
                        .setUrl(stack.address())
                        .setHttpOnly(true))
                .toList());
        return this;
    }

    Page page() {
        return page;
    }

    Locator at(String testId) {
        return page.getByTestId(testId).first();
    }

    /** Uses Keycloak's page to sign up, as a person would. */
    String signUp() {
        String name = "visitor-" + java.util.UUID.randomUUID().toString().substring(0, 8);
        page.locator("#username").fill(name);
        page.locator("#password").fill("a long enough password");
        page.locator("#password-confirm").fill("a long enough password");
        page.locator("#firstName").fill("Robin");
        picture("sign-up");
        page.locator("form [type=submit]").first().click();
        page.waitForURL(url -> url.startsWith(stack.address()) && !url.contains("/auth/"));
        return name;
    }

    /** Keeps a picture of the whole page for the eyes of those who build it. */
    void picture(String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(PICTURES.resolve(name + "-" + look + ".png"))
                // To hide the caret, a style would be put into the page, which its policy refuses.
                .setCaret(ScreenshotCaret.INITIAL)
                // A dialog is as large as the window, not as the page below it.
                .setFullPage(page.locator("dialog[open]").count() == 0));
    }

    /** No finding of axe that is serious or worse, and nothing wider than the window. */
    void isAccessible(String where) {
        AxeRunOptions brief = new AxeRunOptions();
        // What passes is told with a selector for each element, which takes longer than to find it.
        brief.setResultTypes(List.of("violations"));
        brief.setIFrames(false);
        var findings = new AxeBuilder(page)
                .options(brief).analyze().getViolations().stream()
                        .filter(rule -> Set.of("serious", "critical").contains(rule.getImpact()))
                        .map(rule -> rule.getId() + ": " + rule.getHelp() + " " + rule.getNodes())
                        .toList();
        assertThat(findings).as(where).isEmpty();
        fits(where);
    }

    /** Nothing is wider than the window. */
    void fits(String where) {
        Object overflow = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        assertThat(((Number) overflow).intValue())
                .as(where + " scrolls sideways")
                .isLessThanOrEqualTo(0);
    }

    /** The console may say that requests failed, since the test makes them fail. */
    void expectsFailures() {
        errors.removeIf(error -> error.startsWith("Failed to load resource"));
    }

    /** Nothing was said on the console and nothing was asked of a foreign host. */
    void isQuiet() {
        assertThat(errors).isEmpty();
        assertThat(foreign).isEmpty();
    }

    @Override
    public void close() {
        context.close();
    }

    private static Path executable() {
        return Stream.of(System.getenv().getOrDefault("CHROMIUM", "/usr/bin/chromium"), "/usr/bin/google-chrome")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Chromium is not installed: apt-get install chromium"));
    }
}
