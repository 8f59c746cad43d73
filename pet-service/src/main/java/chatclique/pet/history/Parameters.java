package chatclique.pet.history;

import chatclique.auth.problem.ProblemException;
import chatclique.auth.problem.ProblemException.FieldError;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;

/** Reads times, days and cursors of requests, and refuses what isn't one by the parameter's name. */
final class Parameters {

    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999Z");
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern CURSOR = Pattern.compile("n(\\d{1,10})");
    private static final int CURSOR_LENGTH = 20;

    private Parameters() {}

    static Instant time(String name, String text) {
        try {
            Instant time = Instant.parse(text).truncatedTo(ChronoUnit.MILLIS);
            if (!time.isBefore(FIRST) && !time.isAfter(LAST)) {
                return time;
            }
        } catch (DateTimeException notOne) {
            // Refused below.
        }
        throw refused(name, "a time such as 2026-11-19T18:00:00Z");
    }

    static LocalDate day(String name, String text) {
        try {
            if (DAY.matcher(text).matches() && LocalDate.parse(text).getYear() > 0) {
                return LocalDate.parse(text);
            }
        } catch (DateTimeException notOne) {
            // Refused below.
        }
        throw refused(name, "a day such as 2026-11-20");
    }

    static int number(String name, String text, int least, int most) {
        try {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException notOne) {
            // Refused below.
        }
        throw refused(name, "a number from " + least + " to " + most);
    }

    static long cursor(String text) {
        try {
            if (text.length() <= CURSOR_LENGTH) {
                byte[] decoded = Base64.getUrlDecoder().decode(text);
                Matcher cursor = CURSOR.matcher(new String(decoded, StandardCharsets.ISO_8859_1));
                if (cursor.matches()) {
                    return Long.parseLong(cursor.group(1));
                }
            }
        } catch (IllegalArgumentException notOne) {
            // Refused below.
        }
        throw refused("after", "the cursor of an earlier page");
    }

    static String cursorOf(long n) {
        byte[] cursor = ("n" + n).getBytes(StandardCharsets.ISO_8859_1);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(cursor);
    }

    static ProblemException refused(String name, String rule) {
        return new ProblemException(
                        HttpStatus.BAD_REQUEST, "invalid-fields", "Some parameters are not as they must be.")
                .withErrors(List.of(new FieldError(name, rule)));
    }
}
