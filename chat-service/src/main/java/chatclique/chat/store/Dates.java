package chatclique.chat.store;

import chatclique.auth.problem.ProblemException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.function.Function;
import org.springframework.http.HttpStatus;

/** Days and months as the addresses have them; anything else is refused (400). */
public final class Dates {

    private Dates() {}

    /** A day such as 2026-11-20. */
    public static LocalDate day(String text) {
        return date("invalid-day", text, "[0-9]{4}-[0-9]{2}-[0-9]{2}", LocalDate::parse);
    }

    /** A month such as 2026-11. */
    public static YearMonth month(String text) {
        return date("invalid-month", text, "[0-9]{4}-[0-9]{2}", YearMonth::parse);
    }

    private static <T> T date(String code, String text, String form, Function<String, T> parser) {
        if (text.matches(form)) {
            try {
                return parser.apply(text);
            } catch (DateTimeException noSuchDate) {
                throw new ProblemException(HttpStatus.BAD_REQUEST, code, "There is no such date.", noSuchDate);
            }
        }
        throw new ProblemException(HttpStatus.BAD_REQUEST, code, "Write a day as 2026-11-20, a month as 2026-11.");
    }
}
