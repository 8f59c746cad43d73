package chatclique.store;

import java.io.PrintStream;
import java.time.Instant;

/** One JSON object a line on standard output, in the form that the services' logs have. */
final class StoreLog {

    private static final PrintStream OUT = System.out;

    private StoreLog() {}

    static void info(String message) {
        print("INFO", message, "");
    }

    /** Tells the failure's kind and place, not its message: that may quote data. */
    static void error(String message, Throwable failure) {
        StackTraceElement[] trace = failure.getStackTrace();
        String at = trace.length == 0 ? "" : trace[0].toString();
        print(
                "ERROR",
                message,
                ",\"error\":{\"type\":\"" + failure.getClass().getName() + "\",\"stack_trace\":\"" + escape(at)
                        + "\"}");
    }

    private static void print(String level, String message, String more) {
        OUT.println("{\"@timestamp\":\"" + Instant.now() + "\",\"log\":{\"level\":\"" + level
                + "\"},\"service\":{\"name\":\"store\"},\"message\":\"" + escape(message) + "\"" + more + "}");
    }

    private static String escape(String text) {
        StringBuilder safe = new StringBuilder();
        text.chars().forEach(c -> {
            if (c == '"' || c == '\\') {
                safe.append('\\').append((char) c);
            } else {
                safe.append(c < ' ' ? " " : String.valueOf((char) c));
            }
        });
        return safe.toString();
    }
}
