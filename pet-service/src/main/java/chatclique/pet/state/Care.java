package chatclique.pet.state;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;

/** What an owner can do for a pet. */
public enum Care {
    FEED("feed") {
        @Override
        public Cared given(State state, LocalDate today, Nature nature) {
            Nature.Feed feed = nature.feed();
            Feelings feelings = state.feelings();
            if (feelings.fullness() >= feed.enough()) {
                return Cared.unwelcome(
                        state.with(feelings.plus(0, 0, 0, feed.annoyance())), Outcome.OVERFED, "overfed");
            }
            return Cared.paid(FEED, state.with(feelings.plus(feed.fullness(), 0, 0, 0)), "fed", today, nature);
        }
    },
    PET("pet") {
        @Override
        public Cared given(State state, LocalDate today, Nature nature) {
            Nature.Stroke stroke = nature.pet();
            Feelings feelings = state.feelings();
            if (feelings.affection() > stroke.enough()) {
                return Cared.unwelcome(
                        state.with(feelings.plus(0, 0, 0, stroke.annoyance())), Outcome.TOO_MUCH, "overstroked");
            }
            return Cared.paid(PET, state.with(feelings.plus(0, stroke.affection(), 0, 0)), "stroked", today, nature);
        }
    },
    PLAY("play") {
        @Override
        public Cared given(State state, LocalDate today, Nature nature) {
            Nature.Play play = nature.play();
            Feelings feelings = state.feelings();
            if (feelings.energy() < play.energy()) {
                throw new TooTiredException();
            }
            return Cared.unpaid(
                    PLAY, state.with(feelings.plus(0, play.affection(), -play.energy(), 0)), "played", today, nature);
        }
    };

    private final String key;

    Care(String key) {
        this.key = key;
    }

    /** The care of this name in the API. */
    public static Optional<Care> of(String key) {
        return Arrays.stream(values()).filter(care -> care.key.equals(key)).findFirst();
    }

    /** The name in the API. */
    public String key() {
        return key;
    }

    /**
     * What becomes of a state when this care is given.
     *
     * @param state the state at the time of the care
     * @param today the owner's day, which bounds what care earns
     * @throws TooTiredException when the pet has no energy left to play; nothing changes then
     */
    public abstract Cared given(State state, LocalDate today, Nature nature);
}
