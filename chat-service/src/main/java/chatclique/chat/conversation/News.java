package chatclique.chat.conversation;

import java.time.Instant;

/** What a listener of a conversation is told. */
public sealed interface News {

    /**
     * Something happened to a turn.
     *
     * @param id how far the listener is then
     * @param state the state of its answer, or {@code ERASED}
     * @param at since when it is so
     */
    record Happened(String id, String turnId, int version, String state, Instant at) implements News {}

    /** From here on, all that happens is told. */
    record Listening(String id) implements News {}

    /** More has happened since the listener's place than is kept: read the turns anew. */
    record Missed(String id) implements News {}

    /** The conversation was deleted; nothing more will come. */
    record Gone() implements News {}

    /** This instance shuts down: ask again. */
    record Closing() implements News {}

    /** Whether nothing comes after it. */
    default boolean isLast() {
        return this instanceof Gone || this instanceof Closing;
    }
}
