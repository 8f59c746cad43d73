package chatclique.cli.talk;

import java.util.Locale;
import java.util.Set;

/** What a line means. */
sealed interface Input {

    Set<String> LAST_WORDS = Set.of("quit", "exit", "bye");

    /** Nothing was typed. */
    record Nothing() implements Input {}

    /** The person leaves. */
    record Leave() implements Input {}

    /** Something to do here. */
    record Command(String name, String rest) implements Input {}

    /** Something to say. */
    record Said(String text) implements Input {}

    /** Reads a line. A line that begins with two slashes says something that begins with one. */
    static Input of(String line) {
        String text = line.strip();
        if (text.isEmpty()) {
            return new Nothing();
        }
        if (LAST_WORDS.contains(text.toLowerCase(Locale.ROOT))) {
            return new Leave();
        }
        if (!text.startsWith("/")) {
            return new Said(line.stripTrailing());
        }
        if (text.startsWith("//")) {
            return new Said(text.substring(1));
        }
        String[] words = text.substring(1).split("\\s+", 2);
        String name = words[0].toLowerCase(Locale.ROOT);
        return LAST_WORDS.contains(name) ? new Leave() : new Command(name, words.length < 2 ? "" : words[1]);
    }
}
