package chatclique.pet.state;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import org.jspecify.annotations.Nullable;

/**
 * The days, in the owner's zone, on which a pet was cared for. A run of them goes on over rest days, so many a week
 * (Monday to Sunday), and over days in the hotel, which cost none. A day counts once, and a day that lies before one that
 * counted already doesn't count any more: moving between time zones makes no day twice.
 *
 * @param cared the latest day that counted
 * @param seen the latest day that is settled: cared for, rested or spent in the hotel
 * @param run the cared-for days of the present run
 * @param best those of the longest run
 * @param total all cared-for days; never falls
 * @param rests the rest days that the present run took in the week of {@code seen}
 */
public record CareDays(@Nullable LocalDate cared, @Nullable LocalDate seen, int run, int best, long total, int rests) {

    /** None yet. */
    public static final CareDays NONE = new CareDays(null, null, 0, 0, 0, 0);

    /** Settles all days before today: those on which nothing happened were rest days, or ended the run. */
    public CareDays before(LocalDate today, int restDays) {
        if (seen == null || !today.isAfter(seen.plusDays(1))) {
            return this;
        }
        LocalDate yesterday = today.minusDays(1);
        int rested = rests;
        LocalDate last = seen;
        for (LocalDate day = seen.plusDays(1); run > 0 && day.isBefore(today); day = day.plusDays(1)) {
            rested = week(day).equals(week(last)) ? rested + 1 : 1;
            last = day;
            if (rested > restDays) {
                return new CareDays(cared, yesterday, 0, best, total, 0);
            }
        }
        return new CareDays(cared, yesterday, run, best, total, run > 0 ? rested : 0);
    }

    /** The rest days that are left in the week of today, when all days before it are settled. */
    public int restsLeft(LocalDate today, int restDays) {
        return Math.max(0, restDays - restsIn(today));
    }

    /** Whether a day has counted. */
    public boolean includes(LocalDate today) {
        return cared != null && !today.isAfter(cared);
    }

    CareDays caredFor(LocalDate today, int restDays) {
        if (includes(today)) {
            return this;
        }
        CareDays settled = before(today, restDays);
        int longer = settled.run + 1;
        return new CareDays(
                today,
                settled.latest(today),
                longer,
                Math.max(best, longer),
                total + 1,
                settled.run > 0 ? settled.restsIn(today) : 0);
    }

    /** The day on which the pet goes to its hotel costs no rest day. */
    CareDays leaving(LocalDate today, int restDays) {
        return before(today, restDays).settled(today);
    }

    /** Nor does any until the day on which it comes back. */
    CareDays back(LocalDate today) {
        return settled(today);
    }

    private CareDays settled(LocalDate today) {
        return new CareDays(cared, latest(today), run, best, total, restsIn(today));
    }

    private LocalDate latest(LocalDate today) {
        return seen == null || today.isAfter(seen) ? today : seen;
    }

    private int restsIn(LocalDate today) {
        return seen == null || week(today).isAfter(week(seen)) ? 0 : rests;
    }

    private static LocalDate week(LocalDate day) {
        return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }
}
