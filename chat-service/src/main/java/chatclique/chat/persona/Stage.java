package chatclique.chat.persona;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How grown up a pet is, in the words that steer what it says. Which stage it is in, pet-service says. */
public enum Stage {
    BABY("still a baby: small words, big wonder; nearly everything happens for the first time"),
    YOUNG("young: curious and bold, all plans and little patience, proud of what you have just learned"),
    GROWN("grown up: sure of yourself, warm, you know your house and your human"),
    WISE("old and wise: unhurried, with dry humour; you have seen much and forgive most of it");

    private final String words;

    Stage(String words) {
        this.words = words;
    }

    /** The stage by its name in the API, if it is one that is known here. */
    public static Optional<Stage> of(String key) {
        return Arrays.stream(values()).filter(stage -> stage.key().equals(key)).findFirst();
    }

    /** The name in the API. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** How a pet of this stage speaks. */
    public String words() {
        return words;
    }
}
