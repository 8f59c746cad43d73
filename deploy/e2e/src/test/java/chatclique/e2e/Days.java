package chatclique.e2e;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;

/** Days of accounts that have chosen no zone yet. */
final class Days {

    private Days() {}

    static LocalDate today() {
        return LocalDate.now(ZoneOffset.UTC);
    }

    static YearMonth thisMonth() {
        return YearMonth.now(ZoneOffset.UTC);
    }
}
