package chatclique.e2e;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Somebody without a mouse: goes from control to control and always wants to see where they are. */
record Keys(Page page) {

    private static final int FAR = 150;
    private static final String FOCUSED =
            "let at = document.activeElement; while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;";
    private static final String IS_HERE = "target => {" + FOCUSED + " return at === target; }";

    /** Nothing when the focus is plain to see, lies nowhere or on the page itself; otherwise what has it. */
    private static final String UNSEEN = "() => {" + FOCUSED + """
             if (!at || at === document.body || at.tagName === "MAIN") return "";
             const marked = (each) => {
               const style = getComputedStyle(each);
               return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
             };
             const box = at.getBoundingClientRect();
             const isShown = box.width > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
             for (let each = at, up = 0; isShown && each && up < 3; each = each.parentElement, up++)
               if (marked(each)) return "";
             return at.outerHTML.slice(0, 300);
            }""";

    void press(String... keys) {
        for (String key : keys) {
            page.keyboard().press(key);
        }
    }

    void type(String text) {
        page.keyboard().type(text);
    }

    /** Tabs until the control has the focus. */
    Keys to(Locator target) {
        return to(target, "Tab");
    }

    /** Tabs backwards until the control has the focus. */
    Keys backTo(Locator target) {
        return to(target, "Shift+Tab");
    }

    boolean isAt(Locator target) {
        return target.count() > 0 && (Boolean) target.first().evaluate(IS_HERE);
    }

    /** Tabs through everything once, and gives a word on each stop; fails where the focus can't be seen or is caught. */
    List<String> round() {
        List<String> stops = new ArrayList<>();
        for (int i = 0; i < FAR; i++) {
            press("Tab");
            seen();
            String stop = (String) page.evaluate("() => {" + FOCUSED
                    + " return !at || at === document.body ? 'out' : at.tagName + ' ' + (at.dataset.testid ?? at.id ?? '')"
                    + " + ' ' + (at.getAttribute('aria-label') ?? at.textContent).trim().slice(0, 40)"
                    + " + (at.getAttribute('href') ?? ''); }");
            if (!stops.isEmpty() && stop.equals(stops.getFirst())) {
                return stops;
            }
            if (!stop.equals("out")) {
                stops.add(stop);
            }
        }
        throw new AssertionError("Tab never gets around: " + stops);
    }

    /** Another page has come, and the keyboard begins at its beginning. */
    void arrive() {
        page.waitForFunction("() => document.activeElement?.tagName === 'MAIN'");
    }

    /** The focus is where one can see it, as soon as the page's styles are there. */
    void seen() {
        Await.until(Duration.ofSeconds(5), () -> (String) page.evaluate(UNSEEN), String::isEmpty);
    }

    private Keys to(Locator target, String key) {
        for (int i = 0; i < FAR; i++) {
            if (isAt(target)) {
                return this;
            }
            press(key);
            seen();
        }
        throw new AssertionError(key + " never leads to " + target);
    }
}
