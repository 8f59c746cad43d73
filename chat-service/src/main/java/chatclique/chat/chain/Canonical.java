package chatclique.chat.chain;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * JSON in its one canonical form, so that the same content is the same bytes on every machine: names in the order of
 * their UTF-16 units, no space, a character escaped only where JSON demands it, numbers as plain decimals without
 * superfluous zeros, moments as ISO texts in UTC to the millisecond, members that are null left out.
 */
final class Canonical {

    private static final String SHORT_ESCAPES = "\b\t\n\f\r\"\\";
    private static final String ESCAPED_AS = "btnfr\"\\";

    private Canonical() {}

    /** A value's canonical text. What is no JSON value is its text. */
    static String of(@Nullable Object value) {
        StringBuilder json = new StringBuilder(256);
        write(json, value);
        return json.toString();
    }

    private static void write(StringBuilder json, @Nullable Object value) {
        switch (value) {
            case null -> json.append("null");
            case Boolean truth -> json.append(truth);
            case Number number when isFinite(number) -> write(json, number);
            case Map<?, ?> map -> write(json, map);
            case Collection<?> items -> write(json, items);
            case Date moment -> string(json, moment.toInstant().toString());
            case Instant moment ->
                string(json, Instant.ofEpochMilli(moment.toEpochMilli()).toString());
            case Enum<?> word -> string(json, word.name());
            default -> string(json, value.toString());
        }
    }

    private static boolean isFinite(Number number) {
        return Double.isFinite(number.doubleValue()) || number instanceof BigDecimal;
    }

    private static void write(StringBuilder json, Number number) {
        BigDecimal decimal = new BigDecimal(number.toString());
        json.append(decimal.signum() == 0 ? "0" : decimal.stripTrailingZeros().toPlainString());
    }

    private static void write(StringBuilder json, Map<?, ?> map) {
        TreeMap<String, Object> sorted = new TreeMap<>();
        map.forEach((name, value) -> {
            if (value != null) {
                sorted.put(String.valueOf(name), value);
            }
        });
        char before = '{';
        for (Map.Entry<String, Object> member : sorted.entrySet()) {
            json.append(before);
            string(json, member.getKey());
            json.append(':');
            write(json, member.getValue());
            before = ',';
        }
        json.append(sorted.isEmpty() ? "{}" : "}");
    }

    private static void write(StringBuilder json, Collection<?> items) {
        char before = '[';
        for (Object item : items) {
            json.append(before);
            write(json, item);
            before = ',';
        }
        json.append(items.isEmpty() ? "[]" : "]");
    }

    private static void string(StringBuilder json, String text) {
        json.append('"');
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            int escape = SHORT_ESCAPES.indexOf(unit);
            if (escape >= 0) {
                json.append('\\').append(ESCAPED_AS.charAt(escape));
            } else if (unit < ' ') {
                json.append("\\u00").append(unit < 16 ? "0" : "1").append(Character.forDigit(unit & 15, 16));
            } else {
                json.append(unit);
            }
        }
        json.append('"');
    }
}
