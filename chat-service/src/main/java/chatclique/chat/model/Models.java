package chatclique.chat.model;

import chatclique.chat.persona.Persona;
import chatclique.chat.turn.Turn;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Chooses who answers. */
@Component
public class Models {

    private final Catalogue catalogue;
    private final Presets presets;
    private final Asking asking;

    Models(Catalogue catalogue, Presets presets, Asking asking) {
        this.catalogue = catalogue;
        this.presets = presets;
        this.asking = asking;
    }

    /**
     * What is asked for.
     *
     * @param turn the turn that shall be answered; it says who pays, and on which day
     * @param preset what the conversation has chosen, as {@code tuning}
     */
    public record Wish(
            Turn turn,
            Persona persona,
            @Nullable String preset,
            @Nullable Tuning tuning) {}

    /** Who answers a turn, for this one reply. */
    public Chosen choose(Wish wish) {
        Tuning tuning = presets.tuning(wish.persona(), wish.preset(), wish.tuning());
        return new Chosen(wish.turn(), catalogue.line(wish.persona(), tuning.model()), tuning, asking);
    }

    /**
     * Who writes something for ourselves, beside the answers: the usual model of a persona.
     *
     * @param turn on whose account it is
     * @param maxTokens the most that may be written
     */
    public Chosen beside(Turn turn, Persona persona, int maxTokens) {
        Tuning tuning = new Tuning(null, null, null, null, null, maxTokens);
        return new Chosen(turn, catalogue.line(persona, null), tuning, asking);
    }
}
