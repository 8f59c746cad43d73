package chatclique.launcher;

import java.time.Instant;
import java.util.Locale;

/** Speaks to the person at the terminal, and to the supervisor's log. */
final class Console {

    private static final int NAME_WIDTH = 15;
    private static final boolean TERMINAL =
            System.console() != null && System.console().isTerminal();

    private Console() {}

    /** A finished step. */
    static void step(String name, String what) {
        clear();
        System.out.println(line(name, what));
        System.out.flush();
    }

    /** What a step is busy with; on a terminal the next one takes its place. */
    static void busy(String name, String what) {
        if (TERMINAL) {
            clear();
            System.out.print(line(name, what));
            System.out.flush();
        }
    }

    /** The beginning of a step that takes a while. */
    static void begin(String name, String what) {
        if (TERMINAL) {
            busy(name, what);
        } else {
            step(name, what);
        }
    }

    static void say(String text) {
        clear();
        System.out.println(text);
        System.out.flush();
    }

    static void complain(String text) {
        clear();
        System.err.println(text);
    }

    /** A line for the supervisor's log. */
    static void log(String message) {
        clear();
        System.out.println(Instant.now().truncatedTo(java.time.temporal.ChronoUnit.MILLIS) + " " + message);
        System.out.flush();
    }

    static String seconds(long nanos) {
        return String.format(Locale.ROOT, "%.1f s", nanos / 1e9);
    }

    static String megabytes(long bytes) {
        return bytes < 1_000_000_000
                ? String.format(Locale.ROOT, "%.0f MB", bytes / 1e6)
                : String.format(Locale.ROOT, "%.2f GB", bytes / 1e9);
    }

    private static String line(String name, String what) {
        return "  " + name + " ".repeat(Math.max(1, NAME_WIDTH - name.length())) + what;
    }

    private static void clear() {
        if (TERMINAL) {
            System.out.print("\r\033[K");
        }
    }
}
