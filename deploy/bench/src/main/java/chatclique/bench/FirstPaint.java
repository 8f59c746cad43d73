package chatclique.bench;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitUntilState;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** First contentful paint of the page with an empty cache, and what it transfers, in a real Chromium. */
final class FirstPaint {

    private static final int VISITS = 7;

    private final People people;

    FirstPaint(People people) {
        this.people = people;
    }

    void run() {
        List<Double> paints = new ArrayList<>();
        double bytes = 0;
        try (Chromium chromium = new Chromium(people.port())) {
            for (int visit = 0; visit < VISITS; visit++) {
                try (BrowserContext window = chromium.visit("")) {
                    Page page = window.newPage();
                    page.navigate("/", new Page.NavigateOptions().setWaitUntil(WaitUntilState.NETWORKIDLE));
                    paints.add(Chromium.number(
                            page, "performance.getEntriesByName('first-contentful-paint')[0].startTime"));
                    bytes = Chromium.number(
                            page, "performance.getEntries().reduce((sum, e) => sum + (e.transferSize ?? 0), 0)");
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
}
