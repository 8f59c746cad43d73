package chatclique.pet.state;

import java.time.LocalDate;

/** A turn of a conversation with the pet: what the owner can't click, since only the chat knows that it was held. */
public final class Talk {

    private Talk() {}

    /**
     * What becomes of a state when the owner talks with the pet.
     *
     * @param today the owner's day, which bounds how much talk can please
     */
    public static Cared given(State state, LocalDate today, Nature nature) {
        if (state.paused()) {
            // The talk was held and is over: it can't be refused any more, but in its hotel a pet doesn't change.
            return Cared.done(state, "talked-in-hotel");
        }
        TalkAllowance allowance = state.bond().talk().on(today);
        double left = Math.max(0, nature.talk().affectionPerDay() - allowance.given());
        double affection = Math.min(nature.talk().affection(), left);
        State pleased = state.with(state.feelings().plus(0, affection, 0, 0));
        return Cared.done(
                pleased.talked(allowance.plus(affection), today, nature), affection > 0 ? "talked" : "talked-enough");
    }
}
