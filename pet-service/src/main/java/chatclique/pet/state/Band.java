package chatclique.pet.state;

/** The four moods that everything else goes by: what is drawn, how the pet talks, what is forecast. */
public enum Band {
    VERY_ANGRY("very-angry"),
    BORED("bored"),
    SATISFIED("satisfied"),
    VERY_HAPPY("very-happy");

    private final String key;

    Band(String key) {
        this.key = key;
    }

    /** The band of a mood: below 3, below 6, below 8, and the rest. */
    public static Band of(double mood) {
        if (mood < 3) {
            return VERY_ANGRY;
        }
        if (mood < 6) {
            return BORED;
        }
        return mood < 8 ? SATISFIED : VERY_HAPPY;
    }

    /** The name in the API. */
    public String key() {
        return key;
    }
}
