package chatclique.bench;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitUntilState;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * The page after log-in, in a real Chromium with an empty cache: when one can feed and talk, what was transferred by then
 * and shortly after, and how smoothly the pet moves when something is done for it.
 */
final class Home {

    private static final int VISITS = 7;
    private static final List<String> ACTIONS = List.of("feed", "pet", "play");

    /** Notes when the buttons of the room and the field of the talk are there. */
    private static final String WATCH = """
            (() => {
              const wanted = ["action-feed", "talk-input"];
              const find = (root, found) => {
                for (const each of root.querySelectorAll("*")) {
                  if (wanted.includes(each.dataset?.testid)) found.add(each.dataset.testid);
                  if (each.shadowRoot) find(each.shadowRoot, found);
                }
                return found;
              };
              const look = () => {
                if (find(document, new Set()).size === wanted.length) window.usableAt = performance.now();
                else requestAnimationFrame(look);
              };
              requestAnimationFrame(look);
            })()""";

    /** The times between the frames of the next second and a half, in milliseconds. */
    private static final String FRAMES = """
            () => new Promise((resolve) => {
              const gaps = [];
              const end = performance.now() + 1500;
              let last = null;
              const step = (now) => {
                if (last !== null) gaps.push(now - last);
                last = now;
                if (now < end) requestAnimationFrame(step);
                else resolve(gaps);
              };
              requestAnimationFrame(step);
            })""";

    private final People people;

    Home(People people) {
        this.people = people;
    }

    void run() {
        List<Double> usable = new ArrayList<>();
        List<Double> gaps = new ArrayList<>();
        double bytes = 0;
        try (Chromium chromium = new Chromium(people.port())) {
            String cookies = newcomer(chromium);
            for (int visit = 0; visit < VISITS; visit++) {
                try (BrowserContext window = chromium.visit(cookies)) {
                    Page page = window.newPage();
                    page.addInitScript(WATCH);
                    page.navigate("/", new Page.NavigateOptions().setWaitUntil(WaitUntilState.DOMCONTENTLOADED));
                    page.waitForFunction("() => window.usableAt > 0");
                    usable.add(Chromium.number(page, "window.usableAt"));
                    page.waitForLoadState();
                    page.getByTestId("action-" + ACTIONS.get(visit % ACTIONS.size()))
                            .click();
                    gaps.addAll(frames(page));
                    bytes = Chromium.number(
                            page, "performance.getEntries().reduce((sum, e) => sum + (e.transferSize ?? 0), 0)");
                }
            }
        }
        print(usable, bytes, gaps);
    }

    /** Somebody who signed up through the pages and adopted a cat; gives their cookies. */
    private static String newcomer(Chromium chromium) {
        try (BrowserContext window = chromium.visit("")) {
            Page page = window.newPage();
            page.navigate("/signup?returnTo=/");
            String name = "home-" + UUID.randomUUID().toString().substring(0, 8);
            page.locator("#username").fill(name);
            page.locator("#password").fill("a long enough password");
            page.locator("#password-confirm").fill("a long enough password");
            page.locator("#firstName").fill("Robin");
            page.locator("#kc-register").click();
            page.getByTestId("adopt-name").fill("Mia");
            page.getByTestId("adopt-submit").click();
            page.getByTestId("action-feed").waitFor();
            return window.storageState();
        }
    }

    private static List<Double> frames(Page page) {
        return ((List<?>) page.evaluate(FRAMES))
                .stream().map(gap -> ((Number) gap).doubleValue()).toList();
    }

    private static void print(List<Double> usable, double bytes, List<Double> gaps) {
        Collections.sort(usable);
        Collections.sort(gaps);
        double mean = gaps.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
        System.out.printf(
                Locale.ROOT,
                "home after log-in, empty cache: usable after %.0f ms (median of %d visits, slowest %.0f) · %.0f KB transferred%n"
                        + "actions: %.0f frames a second, 95 of 100 frames within %.1f ms%n",
                usable.get(VISITS / 2),
                VISITS,
                usable.getLast(),
                bytes / 1024,
                1000 / mean,
                gaps.get((int) (gaps.size() * 0.95)));
    }
}
