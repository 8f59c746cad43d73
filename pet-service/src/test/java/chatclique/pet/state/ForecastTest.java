package chatclique.pet.state;

import static chatclique.pet.state.Samples.NATURE;
import static chatclique.pet.state.Samples.forAll;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ForecastTest {

    private static final Duration LONG = Duration.ofDays(60);
    private static final int LOOKS = 300;

    @Test
    void theMoodIsInTheForecastBandThenAndNotAMillisecondBefore() {
        forAll(samples -> {
            Nature nature = samples.nature();
            State state = samples.state();
            Forecast.of(state, nature).ifPresent(forecast -> {
                assertThat(forecast.at()).isAfter(state.asOf());
                assertThat(band(state, forecast.at(), nature))
                        .isEqualTo(forecast.band())
                        .isNotEqualTo(band(state, state.asOf(), nature));
                assertThat(band(state, forecast.at().minusMillis(1), nature))
                        .isEqualTo(band(state, state.asOf(), nature));
            });
        });
    }

    @Test
    void theMoodStaysInItsBandUntilThen() {
        forAll(samples -> {
            Nature nature = samples.nature();
            State state = samples.state();
            Optional<Forecast> forecast = Forecast.of(state, nature);
            Duration until = forecast.map(next -> Duration.between(state.asOf(), next.at()))
                    .orElse(LONG);
            Band now = band(state, state.asOf(), nature);
            for (int i = 0; i < LOOKS; i++) {
                Instant then = state.asOf().plusMillis(until.toMillis() * i / LOOKS);
                assertThat(band(state, then, nature)).isEqualTo(now);
            }
        });
    }

    @Test
    void aPetFullOfEverythingIsSatisfiedAfterSevenHoursAndBoredAfterNineteen() {
        State full = Samples.state(new Feelings(10, 10, 10, 0));
        Forecast first = Forecast.of(full, NATURE).orElseThrow();
        assertThat(first.band()).isEqualTo(Band.SATISFIED);
        assertThat(hours(full, first)).isEqualTo(7.02, within(0.01));
        State later = full.at(first.at(), NATURE);
        Forecast second = Forecast.of(later, NATURE).orElseThrow();
        assertThat(second.band()).isEqualTo(Band.BORED);
        assertThat(hours(full, second)).isEqualTo(19.02, within(0.01));
        assertThat(Forecast.of(full.at(second.at(), NATURE), NATURE)).isEmpty();
    }

    @Test
    void aMoodThatRisesFirstIsForecastToRise() {
        State forgiving = Samples.state(new Feelings(10, 10, 2, 3));
        Forecast first = Forecast.of(forgiving, NATURE).orElseThrow();
        assertThat(first.band()).isEqualTo(Band.SATISFIED);
        assertThat(hours(forgiving, first)).isLessThan(2);
        Forecast second = Forecast.of(forgiving.at(first.at(), NATURE), NATURE).orElseThrow();
        assertThat(second.band()).isEqualTo(Band.BORED);
    }

    @Test
    void inItsHotelNothingIsForecast() {
        State paused = Samples.state(new Feelings(10, 10, 10, 0)).inHotel(LocalDate.of(2026, 11, 20), NATURE);
        assertThat(Forecast.of(paused, NATURE)).isEmpty();
        assertThat(paused.at(paused.asOf().plus(LONG), NATURE).feelings()).isEqualTo(paused.feelings());
    }

    private static double hours(State from, Forecast forecast) {
        return Duration.between(from.asOf(), forecast.at()).toMillis() / 3_600_000.0;
    }

    private static Band band(State state, Instant time, Nature nature) {
        return Band.of(state.at(time, nature).feelings().mood(nature));
    }
}
