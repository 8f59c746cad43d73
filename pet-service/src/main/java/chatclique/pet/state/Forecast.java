package chatclique.pet.state;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The next change of mood, if nobody does anything.
 *
 * @param band the band that the mood will be in
 * @param at the first moment (to the millisecond) at which it is
 */
public record Forecast(Band band, Instant at) {

    /** The next change after {@code state.asOf()}; none when the mood stays as it is, or time stands still for the pet. */
    public static Optional<Forecast> of(State state, Nature nature) {
        if (state.paused()) {
            return Optional.empty();
        }
        Feelings now = state.feelings();
        Band current = Band.of(now.mood(nature));
        MoodCurve curve = MoodCurve.from(now, nature);
        long known = 0;
        // The mood runs one way only between two turns, so a band that it leaves there is left exactly once.
        for (long turn : curve.turns()) {
            if (bandAfter(turn, now, nature) != current) {
                return Optional.of(firstOther(state, current, known, turn, nature));
            }
            known = turn;
        }
        return Optional.empty();
    }

    private static Forecast firstOther(State state, Band current, long from, long to, Nature nature) {
        long same = from;
        long other = to;
        while (other - same > 1) {
            long middle = same + (other - same) / 2;
            if (bandAfter(middle, state.feelings(), nature) == current) {
                same = middle;
            } else {
                other = middle;
            }
        }
        return new Forecast(
                bandAfter(other, state.feelings(), nature), state.asOf().plusMillis(other));
    }

    private static Band bandAfter(long millis, Feelings feelings, Nature nature) {
        return Band.of(feelings.after(Duration.ofMillis(millis), nature).mood(nature));
    }
}
