package chatclique.bench;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.WaitUntilState;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** First contentful paint of the page with an empty cache, and what it transfers, in a real Chromium. */
final class FirstPaint {

    private static final int VISITS = 7;
    private static final List<String> FLAGS = List.of(
            "--disable-gpu",
            "--no-sandbox",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--no-first-run");

    private final People people;

    FirstPaint(People people) {
        this.people = people;
    }

    void run() {
        List<Double> paints = new ArrayList<>();
        double bytes = 0;
        try (Playwright playwright = Playwright.create(
                        new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
                Browser chromium = playwright
                        .chromium()
                        .launch(new BrowserType.LaunchOptions()
                                .setExecutablePath(
                                        Path.of(System.getenv().getOrDefault("CHROMIUM", "/usr/bin/chromium")))
                                .setArgs(FLAGS))) {
            for (int visit = 0; visit < VISITS; visit++) {
                try (Page page = chromium.newPage()) {
                    page.navigate(
                            "http://localhost:" + people.port() + "/",
                            new Page.NavigateOptions().setWaitUntil(WaitUntilState.NETWORKIDLE));
                    paints.add(number(page, "performance.getEntriesByName('first-contentful-paint')[0].startTime"));
                    bytes = number(page, "performance.getEntries().reduce((sum, e) => sum + (e.transferSize ?? 0), 0)");
                }
            }
        }
        Collections.sort(paints);
        System.out.printf(
                Locale.ROOT,
                "first contentful paint, empty cache: median %.0f ms of %d visits · %.0f KB transferred%n",
                paints.get(VISITS / 2),
                VISITS,
                bytes / 1024);
    }

    private static double number(Page page, String expression) {
        return ((Number) page.evaluate(expression)).doubleValue();
    }
}
