package chatclique.pet.state;

import static chatclique.pet.state.Samples.NATURE;
import static chatclique.pet.state.Samples.forAll;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

class UpcomingTest {

    private static final ZoneId ZONE = ZoneId.of("Europe/Paris");

    @Test
    void whatIsForecastIsSoFromThenOnAndNotAMillisecondBefore() {
        forAll(samples -> {
            State state = lived(samples);
            List<Upcoming> coming = Upcoming.of(state, ZONE, NATURE);
            assertThat(coming).isSortedAccordingTo(Comparator.comparing(Upcoming::at));
            for (Upcoming next : coming) {
                assertThat(next.at()).isAfter(state.asOf());
                assertThat(holds(next.key(), state, next.at()))
                        .as(next.toString())
                        .isTrue();
                assertThat(holds(next.key(), state, next.at().minusMillis(1)))
                        .as(next.toString())
                        .isFalse();
            }
        });
    }

    @Test
    void whatIsNotForecastIsSoAlready() {
        forAll(samples -> {
            State state = lived(samples);
            List<String> keys =
                    Upcoming.of(state, ZONE, NATURE).stream().map(Upcoming::key).toList();
            for (String key : List.of("feed", "pet", "play", "care-money", "talk")) {
                assertThat(holds(key, state, state.asOf())).as(key).isEqualTo(!keys.contains(key));
            }
        });
    }

    @Test
    void inItsHotelNothingIsToCome() {
        State paused = Samples.state(new Feelings(10, 10, 0, 0)).inHotel(LocalDate.of(2026, 11, 20), NATURE);
        assertThat(Upcoming.of(paused, ZONE, NATURE)).isEmpty();
    }

    /** Tried, not calculated: by doing it at that time. */
    private static boolean holds(String key, State state, Instant time) {
        State then = state.at(time, NATURE);
        LocalDate today = LocalDate.ofInstant(time, ZONE);
        return switch (key) {
            case "feed" -> Care.FEED.given(then, today, NATURE).outcome() == Outcome.GOOD;
            case "pet" -> Care.PET.given(then, today, NATURE).outcome() == Outcome.GOOD;
            case "play" -> canPlay(then, today);
            case "care-money" ->
                Care.FEED
                                .given(then.with(new Feelings(0, 0, 0, 0)), today, NATURE)
                                .earned()
                        == 1;
            case "talk" -> Talk.given(then, today, NATURE).reason().equals("talked");
            case "streak" -> then.daysOn(today, NATURE).run() == 0;
            default -> throw new AssertionError(key);
        };
    }

    private static boolean canPlay(State state, LocalDate today) {
        try {
            return Care.PLAY.given(state, today, NATURE).outcome() == Outcome.GOOD;
        } catch (TooTiredException tired) {
            return false;
        }
    }

    private static State lived(Samples samples) {
        State state = samples.state();
        for (int i = 0; i < 25; i++) {
            state = state.at(state.asOf().plus(samples.upTo(Duration.ofHours(1))), NATURE);
            LocalDate today = LocalDate.ofInstant(state.asOf(), ZONE);
            Care care = samples.care();
            state = care == Care.PLAY
                    ? Talk.given(state, today, NATURE).after()
                    : care.given(state.with(samples.feelings()), today, NATURE).after();
        }
        return state;
    }
}
