package chatclique.bench;

import java.util.function.LongConsumer;

/**
 * Reads one stream of events and finds the tokens in it. Each token of the {@link TokenServer} is the moment at which it was
 * sent; so its delay is known here, where the same clock runs. Only text that is being streamed counts: the whole turn in the
 * last event would count everything again.
 */
final class Stamps {

    private static final char MARK = '~';

    private final StringBuilder line = new StringBuilder();
    private final LongConsumer token;
    private boolean delta = true;

    /** @param token told the microseconds at which each token was sent, by {@link System#nanoTime} */
    Stamps(LongConsumer token) {
        this.token = token;
    }

    /** Takes what has come, wherever it was cut. */
    void take(String text) {
        int from = 0;
        for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
            line.append(text, from, end);
            from = end + 1;
            read();
            line.setLength(0);
        }
        line.append(text, from, text.length());
    }

    private void read() {
        if (line.isEmpty()) {
            delta = true;
        } else if (line.indexOf("event:") == 0) {
            delta = line.indexOf("delta") > 0;
        } else if (delta && line.indexOf("data:") == 0) {
            tokens();
        }
    }

    private void tokens() {
        for (int mark = line.indexOf("" + MARK); mark >= 0; mark = line.indexOf("" + MARK, mark + 1)) {
            long micros = 0;
            for (int i = mark + 1; i < line.length() && Character.isDigit(line.charAt(i)); i++) {
                micros = micros * 10 + line.charAt(i) - '0';
            }
            token.accept(micros);
        }
    }
}
