package chatclique.pet.state;

import static chatclique.pet.state.Samples.NATURE;
import static chatclique.pet.state.Samples.forAll;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class StateTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);

    @Test
    void timeNeverRunsBackwards() {
        forAll(samples -> {
            State state = samples.state();
            assertThat(state.at(state.asOf().minus(samples.upTo(Duration.ofDays(400))), NATURE))
                    .isEqualTo(state);
        });
    }

    @Test
    void timeInTheHotelDoesNotCount() {
        forAll(samples -> {
            State state = samples.state();
            Duration before = samples.upTo(Duration.ofDays(2));
            Duration inside = samples.upTo(Duration.ofDays(30));
            Duration after = samples.upTo(Duration.ofDays(2));
            State paused = state.at(state.asOf().plus(before), NATURE).inHotel(TODAY, NATURE);
            State back = paused.at(paused.asOf().plus(inside), NATURE).atHome(TODAY);
            State then = back.at(back.asOf().plus(after), NATURE);
            Feelings unpaused = state.feelings().after(before, NATURE).after(after, NATURE);
            assertThat(then.feelings()).isEqualTo(unpaused);
            assertThat(then.asOf())
                    .isEqualTo(state.asOf().plus(before).plus(inside).plus(after));
        });
    }

    @Test
    void pausingTwiceKeepsTheFirstTime() {
        State paused = Samples.state(new Feelings(5, 5, 5, 0)).inHotel(TODAY, NATURE);
        State later = paused.at(paused.asOf().plusSeconds(60), NATURE);
        assertThat(later.inHotel(TODAY, NATURE).pausedAt()).isEqualTo(paused.asOf());
        assertThat(later.atHome(TODAY).paused()).isFalse();
    }
}
