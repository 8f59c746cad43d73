package chatclique.chat.turn;

import java.time.LocalDate;

/** A turn that has no number yet. */
sealed interface Unnumbered permits Draft, Brought {

    String owner();

    /** The day on which it happened, for its owner. */
    LocalDate day();

    /** See {@link Turn#submission()}. */
    String submission();

    Turn numbered(int seq);
}
