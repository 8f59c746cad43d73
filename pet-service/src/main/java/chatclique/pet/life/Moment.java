package chatclique.pet.life;

import chatclique.pet.state.Feelings;
import chatclique.pet.state.Nature;
import java.time.Duration;
import java.time.Instant;

/**
 * How one event left a pet, as far as its mood goes.
 *
 * @param n the event's number
 * @param at when it happened
 * @param feelings how the pet felt after it
 * @param still whether time stood still for the pet after it
 * @param released whether the pet was given away by it
 */
public record Moment(long n, Instant at, Feelings feelings, boolean still, boolean released) {

    static Moment of(Event event) {
        return new Moment(
                event.n(), event.at(), event.after().feelings(), event.after().paused(), event.kind() == Kind.RELEASE);
    }

    /** The mood at a later time, if nothing else happened until then. */
    public double mood(Instant time, Nature nature) {
        return (still ? feelings : feelings.after(Duration.between(at, time), nature)).mood(nature);
    }
}
