package chatclique.pet.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class CareDaysTest {

    private static final int RESTS = 2;
    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 16);

    @Test
    void twoRestDaysAWeekKeepTheRunAndAThirdEndsIt() {
        CareDays days = caredOn(0, 3, 4, 5, 6, 7, 8, 9, 10, 11);
        assertThat(days.run()).isEqualTo(10);
        assertThat(days.before(day(14), RESTS).run()).isEqualTo(10);
        assertThat(days.before(day(16), RESTS).run()).isEqualTo(10);
        assertThat(days.before(day(16), RESTS).restsLeft(day(16), RESTS)).isZero();
        assertThat(days.before(day(17), RESTS).run()).isZero();
        CareDays anew = days.caredFor(day(17), RESTS);
        assertThat(anew.run()).isEqualTo(1);
        assertThat(anew.best()).isEqualTo(10);
        assertThat(anew.total()).isEqualTo(11);
        assertThat(anew.restsLeft(day(17), RESTS)).isEqualTo(2);
    }

    @Test
    void aWeekBeginsOnMonday() {
        // Saturday and Sunday of one week, then Monday and Tuesday of the next.
        CareDays days = caredOn(4).before(day(9), RESTS);
        assertThat(days.run()).isEqualTo(1);
        assertThat(days.before(day(10), RESTS).run()).isZero();
        assertThat(caredOn(4, 7).restsLeft(day(7), RESTS)).isEqualTo(2);
    }

    @Test
    void daysInTheHotelCostNoRestDay() {
        CareDays away = caredOn(0).leaving(day(1), RESTS);
        CareDays back = away.back(day(60));
        assertThat(back.caredFor(day(61), RESTS).run()).isEqualTo(2);
        assertThat(back.before(day(66), RESTS).run()).isZero();
        // The day of the return still counts when there is care on it.
        assertThat(back.caredFor(day(60), RESTS).run()).isEqualTo(2);
    }

    @Property(tries = 300)
    void settlingInStepsIsSettlingAtOnce(
            @ForAll @Size(max = 20) Set<@IntRange(max = 40) Integer> cared,
            @ForAll @IntRange(max = 30) int first,
            @ForAll @IntRange(max = 30) int second) {
        CareDays days = caredOn(cared);
        CareDays steps = days.before(day(41 + first), RESTS).before(day(41 + first + second), RESTS);
        assertThat(steps).isEqualTo(days.before(day(41 + first + second), RESTS));
    }

    @Property(tries = 300)
    void noDayCountsTwiceAndNoneThatLiesBehind(@ForAll List<@IntRange(max = 60) Integer> visits) {
        CareDays days = CareDays.NONE;
        long total = 0;
        int latest = -1;
        for (int visit : visits) {
            CareDays next = days.caredFor(day(visit), RESTS);
            total += visit > latest ? 1 : 0;
            latest = Math.max(latest, visit);
            assertThat(next.total()).isEqualTo(total);
            assertThat(next.best()).isBetween(next.run(), (int) total);
            days = next;
        }
    }

    @Property(tries = 300)
    void aRunLastsAsLongAsNoWeekMissesMoreThanTwoDays(@ForAll @Size(max = 60) Set<@IntRange(max = 69) Integer> missed) {
        Set<Integer> all = new TreeSet<>();
        int[] ofWeek = new int[10];
        for (int i = 0; i < 70; i++) {
            if (i > 0 && missed.contains(i) && ofWeek[i / 7] < RESTS) {
                ofWeek[i / 7]++;
            } else {
                all.add(i);
            }
        }
        assertThat(caredOn(all).run()).isEqualTo(all.size());
    }

    private static CareDays caredOn(Integer... days) {
        return caredOn(List.of(days));
    }

    private static CareDays caredOn(Collection<Integer> cared) {
        CareDays days = CareDays.NONE;
        for (int day : new TreeSet<>(cared)) {
            days = days.caredFor(day(day), RESTS);
        }
        return days;
    }

    private static LocalDate day(int n) {
        return MONDAY.plusDays(n);
    }
}
