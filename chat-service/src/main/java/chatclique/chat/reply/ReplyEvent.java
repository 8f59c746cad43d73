package chatclique.chat.reply;

import chatclique.chat.turn.Turn;

/**
 * What a reader of a turn is told. The id of an event says how much of the text a reader has after it, so that any
 * instance can go on from any id, from memory or from the stored text.
 */
sealed interface ReplyEvent {

    /** The turn is stored. */
    record Accepted(Turn turn) implements ReplyEvent {}

    /** The next piece of the text, which then has {@code length} characters. */
    record Delta(String text, int length) implements ReplyEvent {}

    /** Nothing more will come; the turn says how it ended. */
    record Ended(Turn turn, int length) implements ReplyEvent {}

    /** This instance shuts down: ask again, and another one or the next goes on. */
    record Closing() implements ReplyEvent {}

    /** The id as it is sent; 0 for an event that is no place to go on from. */
    default int id() {
        return switch (this) {
            case Accepted accepted -> 1;
            case Delta delta -> 1 + delta.length();
            case Ended ended -> 2 + ended.length();
            case Closing closing -> 0;
        };
    }
}
