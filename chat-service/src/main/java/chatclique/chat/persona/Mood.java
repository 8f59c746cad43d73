package chatclique.chat.persona;

import org.jspecify.annotations.Nullable;

/** The four bands of a pet's mood, in the words that steer what it says. Which one it is, pet-service says. */
public enum Mood {
    VERY_ANGRY("very angry: curt, tail lashing, offended, but forgiving as soon as someone is kind"),
    BORED("bored: flat, a little reproachful, longing for something to happen"),
    SATISFIED("satisfied: calm, friendly, at ease"),
    VERY_HAPPY("very happy and playful: bouncing, affectionate, full of ideas");

    private final String words;

    Mood(String words) {
        this.words = words;
    }

    /** The band by its name in the API; satisfied when it is not known, which offends nobody. */
    public static Mood of(@Nullable String band) {
        return switch (band == null ? "" : band) {
            case "very-angry" -> VERY_ANGRY;
            case "bored" -> BORED;
            case "very-happy" -> VERY_HAPPY;
            default -> SATISFIED;
        };
    }

    /** How a pet of this mood speaks. */
    public String words() {
        return words;
    }
}
