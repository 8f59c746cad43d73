package chatclique.pet.state;

import java.util.Optional;

/** How grown up a pet is. It grows on the days on which it is cared for, and never back. */
public enum Stage {
    BABY("baby"),
    YOUNG("young"),
    GROWN("grown"),
    WISE("wise");

    private final String key;

    Stage(String key) {
        this.key = key;
    }

    /** The name in the API. */
    public String key() {
        return key;
    }

    /** The stage after so many cared-for days. */
    public static Stage of(long days, Nature nature) {
        Stage reached = BABY;
        for (Stage stage : values()) {
            reached = days >= stage.from(nature) ? stage : reached;
        }
        return reached;
    }

    /** The cared-for days that it begins with. */
    public long from(Nature nature) {
        return switch (this) {
            case BABY -> 0;
            case YOUNG -> nature.growth().young();
            case GROWN -> nature.growth().grown();
            case WISE -> nature.growth().wise();
        };
    }

    /** What comes after it, if anything does. */
    public Optional<Stage> next() {
        return this == WISE ? Optional.empty() : Optional.of(values()[ordinal() + 1]);
    }
}
