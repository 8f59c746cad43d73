package chatclique.pet.life;

import chatclique.pet.state.Band;
import chatclique.pet.state.Counters;
import chatclique.pet.state.Feelings;
import chatclique.pet.state.Nature;
import chatclique.pet.state.State;
import java.time.Instant;

/** A state as the API shows it: each feeling and the mood from 0 to 10. */
public record StateView(
        Instant asOf,
        double fullness,
        double hunger,
        double affection,
        double energy,
        double annoyance,
        double mood,
        String band,
        long money,
        Counters counters) {

    /** Shows a state. */
    public static StateView of(State state, Nature nature) {
        Feelings feelings = state.feelings();
        double mood = feelings.mood(nature);
        return new StateView(
                state.asOf(),
                feelings.fullness(),
                feelings.hunger(),
                feelings.affection(),
                feelings.energy(),
                feelings.annoyance(),
                mood,
                Band.of(mood).key(),
                state.money(),
                state.counters());
    }
}
