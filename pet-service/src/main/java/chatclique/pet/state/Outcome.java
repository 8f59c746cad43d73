package chatclique.pet.state;

/** Whether something done for a pet did it good. */
public enum Outcome {
    GOOD("good"),
    OVERFED("overfed"),
    TOO_MUCH("too-much");

    private final String key;

    Outcome(String key) {
        this.key = key;
    }

    /** The name in the API. */
    public String key() {
        return key;
    }
}
