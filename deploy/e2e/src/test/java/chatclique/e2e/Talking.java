package chatclique.e2e;

import com.microsoft.playwright.Locator;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** What one does on the page of a talk. */
final class Talking {

    private Talking() {}

    static void say(Window window, String text) {
        window.at("talk-input").fill(text);
        window.at("talk-input").press("Enter");
    }

    /** The latest words of whoever answers. */
    static Locator answer(Window window) {
        return window.page()
                .locator("[data-testid=bubble]:not([data-sender=user])")
                .last();
    }

    /** What a hostile or careless model may write; whatever of it ran, would open a dialog or ask a foreign host. */
    static String hostile() {
        try (InputStream words = Objects.requireNonNull(Talking.class.getResourceAsStream("/hostile.md"))) {
            return new String(words.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
