package chatclique.pet.life;

import chatclique.pet.state.Care;
import java.util.Locale;

/** What can happen in a pet's life. */
public enum Kind {
    ADOPT,
    FEED,
    PET,
    PLAY,
    TALK,
    BUY,
    WEAR,
    RENAME,
    PAUSE,
    RESUME,
    RELEASE,
    RETURN;

    /** The kind of event that care makes. */
    public static Kind of(Care care) {
        return switch (care) {
            case FEED -> FEED;
            case PET -> PET;
            case PLAY -> PLAY;
        };
    }

    static Kind of(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT));
    }

    /** The name in the API and in the store. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
