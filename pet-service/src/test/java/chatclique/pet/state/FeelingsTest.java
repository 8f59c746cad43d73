package chatclique.pet.state;

import static chatclique.pet.state.Samples.NATURE;
import static chatclique.pet.state.Samples.forAll;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class FeelingsTest {

    private static final Duration YEAR = Duration.ofDays(365);
    private static final Feelings FULL = new Feelings(10, 10, 10, 0);

    @Test
    void splittingAnIntervalChangesNothing() {
        forAll(samples -> {
            Feelings feelings = samples.feelings();
            Duration first = samples.upTo(Duration.ofDays(3));
            Duration second = samples.upTo(Duration.ofDays(3));
            Feelings split = feelings.after(first, NATURE).after(second, NATURE);
            assertSame(split, feelings.after(first.plus(second), NATURE));
        });
    }

    @Test
    void noTimeChangesNothing() {
        forAll(samples -> {
            Feelings feelings = samples.feelings();
            assertSame(feelings.after(Duration.ZERO, NATURE), feelings);
        });
    }

    @Test
    void halfOfTheWayTakesOneHalfLife() {
        Feelings after = new Feelings(10, 10, 0, 8).after(Duration.ofHours(12), NATURE);
        assertThat(after.fullness()).isEqualTo(6, Offset.offset(1e-12));
        assertThat(after.affection()).isEqualTo(6.5, Offset.offset(1e-12));
        assertThat(after.energy()).isEqualTo(10 - 10.0 / 16, Offset.offset(1e-12));
        assertThat(after.annoyance()).isEqualTo(8.0 / 64, Offset.offset(1e-12));
    }

    @Test
    void everyFeelingAndMoodStaysBetween0And10() {
        forAll(samples -> {
            Feelings feelings = samples.feelings().after(samples.upTo(YEAR), NATURE);
            assertThat(List.of(
                            feelings.fullness(),
                            feelings.affection(),
                            feelings.energy(),
                            feelings.annoyance(),
                            feelings.hunger(),
                            feelings.mood(NATURE)))
                    .allMatch(value -> value >= 0 && value <= 10);
        });
    }

    @Test
    void absenceAloneNeverMakesAPetAngry() {
        forAll(samples -> {
            Feelings feelings = samples.peaceful();
            Duration away = samples.upTo(YEAR);
            double least = Math.min(feelings.mood(NATURE), 4 - 1e-9);
            assertThat(feelings.after(away, NATURE).mood(NATURE)).isGreaterThanOrEqualTo(least);
        });
    }

    @Test
    void aPetLeftAloneIsHappyThenSatisfiedThenBoredAndRestsThere() {
        assertThat(bandAfter("PT7H")).isEqualTo(Band.VERY_HAPPY);
        assertThat(bandAfter("PT7H3M")).isEqualTo(Band.SATISFIED);
        assertThat(bandAfter("PT19H")).isEqualTo(Band.SATISFIED);
        assertThat(bandAfter("PT19H3M")).isEqualTo(Band.BORED);
        assertThat(FULL.after(YEAR, NATURE).mood(NATURE)).isEqualTo(4, within(1e-9));
    }

    @Test
    void aPesteredPetForgives() {
        Feelings pestered = FULL.plus(0, 0, 0, 8);
        assertThat(pestered.mood(NATURE)).isEqualTo(2, within(1e-12));
        assertThat(pestered.after(Duration.ofHours(2), NATURE).mood(NATURE)).isEqualTo(5.345, within(0.001));
    }

    private static Band bandAfter(String duration) {
        return Band.of(FULL.after(Duration.parse(duration), NATURE).mood(NATURE));
    }

    private static void assertSame(Feelings actual, Feelings expected) {
        assertThat(actual.fullness()).isEqualTo(expected.fullness(), within(1e-12));
        assertThat(actual.affection()).isEqualTo(expected.affection(), within(1e-12));
        assertThat(actual.energy()).isEqualTo(expected.energy(), within(1e-12));
        assertThat(actual.annoyance()).isEqualTo(expected.annoyance(), within(1e-12));
    }
}
