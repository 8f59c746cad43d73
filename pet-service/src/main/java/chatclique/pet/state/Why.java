package chatclique.pet.state;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * One reason for a mood.
 *
 * @param key the key of the text: hungry or full, lonely or loved, tired or rested, annoyed, content
 * @param value what it adds to the mood (or takes away), measured from a pet that feels everything half-way
 */
public record Why(String key, double value) {

    private static final double HALF_WAY = 5;
    private static final double NOTICEABLE = 0.2;

    /** The noticeable reasons for a mood, the strongest first; a single {@code content} when there is none. */
    public static List<Why> of(Feelings feelings, Nature nature) {
        Nature.Weight weight = nature.weight();
        List<Why> reasons = new ArrayList<>(4);
        add(reasons, weight.fullness() * (feelings.fullness() - HALF_WAY), "full", "hungry");
        add(reasons, weight.affection() * (feelings.affection() - HALF_WAY), "loved", "lonely");
        add(reasons, weight.energy() * (feelings.energy() - HALF_WAY), "rested", "tired");
        add(reasons, -weight.annoyance() * feelings.annoyance(), "content", "annoyed");
        if (reasons.isEmpty()) {
            return List.of(new Why("content", 0));
        }
        reasons.sort(
                Comparator.comparingDouble((Why why) -> Math.abs(why.value())).reversed());
        return List.copyOf(reasons);
    }

    private static void add(List<Why> reasons, double value, String good, String bad) {
        if (Math.abs(value) >= NOTICEABLE) {
            reasons.add(new Why(value > 0 ? good : bad, value));
        }
    }
}
