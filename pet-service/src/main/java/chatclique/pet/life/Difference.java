package chatclique.pet.life;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.List;

/** One field of a pet's state that an event changed. */
@Schema(name = "Change")
public record Difference(String field, Object from, Object to) {

    /** All fields that differ, in the order in which the state shows them. */
    static List<Difference> between(StateView before, StateView after) {
        List<Difference> changes = new ArrayList<>();
        add(changes, "fullness", before.fullness(), after.fullness());
        add(changes, "hunger", before.hunger(), after.hunger());
        add(changes, "affection", before.affection(), after.affection());
        add(changes, "energy", before.energy(), after.energy());
        add(changes, "annoyance", before.annoyance(), after.annoyance());
        add(changes, "mood", before.mood(), after.mood());
        add(changes, "band", before.band(), after.band());
        add(changes, "money", before.money(), after.money());
        add(changes, "counters.feed", before.counters().feed(), after.counters().feed());
        add(changes, "counters.pet", before.counters().pet(), after.counters().pet());
        add(changes, "counters.play", before.counters().play(), after.counters().play());
        add(changes, "counters.talk", before.counters().talk(), after.counters().talk());
        return List.copyOf(changes);
    }

    private static void add(List<Difference> changes, String field, Object from, Object to) {
        if (!from.equals(to)) {
            changes.add(new Difference(field, from, to));
        }
    }
}
