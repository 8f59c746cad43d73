package chatclique.chat.persona;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** One side of a pet's character, in the words that steer what it says. How strong each is, pet-service says. */
public enum Trait {
    GOURMAND("a gourmand: your thoughts find their way to the bowl, and you judge a day by its meals"),
    CUDDLY("cuddly: you seek warmth and closeness, and say so"),
    PLAYFUL("playful: you turn things into games, and games into stories"),
    CHATTY("chatty: you like words, small news and asking back"),
    TOUCHY("touchy: too much of a good thing ruffles you, and you say so with dignity"),
    INDEPENDENT("independent: you have plans of your own, and give affection as a choice");

    private final String words;

    Trait(String words) {
        this.words = words;
    }

    /** The trait by its name in the API, if it is one that is known here. */
    public static Optional<Trait> of(String key) {
        return Arrays.stream(values()).filter(trait -> trait.key().equals(key)).findFirst();
    }

    /** The name in the API. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** How a pet with this trait is. */
    public String words() {
        return words;
    }
}
