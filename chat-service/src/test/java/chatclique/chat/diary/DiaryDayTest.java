package chatclique.chat.diary;

import static org.assertj.core.api.Assertions.assertThat;

import chatclique.auth.Owner;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a day is over, wherever its owner is. */
class DiaryDayTest {

    private static final Duration GRACE = Duration.ofMinutes(10);

    @ParameterizedTest
    @CsvSource({
        "2026-11-20, UTC, 2026-11-21T00:10:00Z",
        // 23 and 25 hours long
        "2026-03-29, Europe/Berlin, 2026-03-29T22:10:00Z",
        "2026-10-25, Europe/Berlin, 2026-10-25T23:10:00Z",
        // midnight is skipped: the next day begins at one o'clock
        "2024-10-05, America/Asuncion, 2024-10-06T04:10:00Z",
        // a day that never was comes after it
        "2011-12-29, Pacific/Apia, 2011-12-30T10:10:00Z",
        "2026-04-05, Australia/Lord_Howe, 2026-04-05T13:40:00Z"
    })
    void aDayIsDueSomeTimeAfterItsEnd(LocalDate day, ZoneId zone, Instant due) {
        assertThat(Diary.due(day, zone, GRACE)).isEqualTo(due);
    }

    @Test
    void whoTravelsIsFollowed() {
        LocalDate day = LocalDate.of(2026, 7, 1);
        Diary diary = Diary.begun(owner("Pacific/Kiritimati"), day, GRACE);
        assertThat(diary.dueAt()).isEqualTo(Instant.parse("2026-07-01T10:10:00Z"));
        // Where it is still the day before, that day comes again.
        Diary west = diary.kept(owner("Pacific/Niue"), day.minusDays(1), GRACE);
        assertThat(west.day()).isEqualTo("2026-06-30");
        assertThat(west.dueAt()).isEqualTo(Instant.parse("2026-07-01T11:10:00Z"));
        // And back: the day is over at once, the next one is due in its turn.
        Diary east = west.kept(owner("Pacific/Kiritimati"), day, GRACE);
        assertThat(east.day()).isEqualTo("2026-06-30");
        assertThat(east.dueAt()).isEqualTo(Instant.parse("2026-06-30T10:10:00Z"));
        assertThat(east.next(true, GRACE).day()).isEqualTo("2026-07-01");
    }

    @Test
    void aDayThatIsStillToBeWrittenIsNotSkippedByALaterTalk() {
        Diary diary = Diary.begun(owner("UTC"), LocalDate.of(2026, 11, 18), GRACE);
        assertThat(diary.kept(owner("UTC"), LocalDate.of(2026, 11, 20), GRACE).day())
                .isEqualTo("2026-11-18");
    }

    private static Owner owner(String zone) {
        return new Owner("ann", "Ann", ZoneId.of(zone), Locale.ENGLISH);
    }
}
