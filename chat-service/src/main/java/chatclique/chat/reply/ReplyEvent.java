package chatclique.chat.reply;

import chatclique.chat.turn.Turn;
import org.jspecify.annotations.Nullable;

/** What a reader of a turn is told. */
sealed interface ReplyEvent {

    /** The turn is stored; what follows is its answer from the start. */
    record Accepted(Turn turn) implements ReplyEvent {}

    /** The next piece of the text, and how far the reader is then. */
    record Delta(String text, Progress progress) implements ReplyEvent {}

    /** Something that the model did, and how far the reader is then. */
    record Acted(Turn.Action action, Progress progress) implements ReplyEvent {}

    /** What the reader has had is no part of the answer any more; what follows is the answer from the start. */
    record Reset(Turn turn) implements ReplyEvent {}

    /** Nothing more will come; the turn says how it ended. */
    record Ended(Turn turn) implements ReplyEvent {}

    /** This instance shuts down: ask again, and another one or the next goes on. */
    record Closing() implements ReplyEvent {}

    /** How far the reader is after it; null for an event from which nobody can go on. */
    default @Nullable Progress id() {
        return switch (this) {
            case Accepted(Turn turn) -> Progress.startOf(turn);
            case Delta(String text, Progress progress) -> progress;
            case Acted(Turn.Action action, Progress progress) -> progress;
            case Reset(Turn turn) -> Progress.startOf(turn);
            case Ended(Turn turn) -> Progress.of(turn);
            case Closing closing -> null;
        };
    }

    /** Whether nothing comes after it. */
    default boolean isLast() {
        return this instanceof Ended || this instanceof Closing;
    }
}
