package chatclique.cli.api;

import chatclique.cli.http.Problem;
import tools.jackson.databind.JsonNode;

/** What the reader of an answer is told. */
public sealed interface ReplyEvent {

    /** The next piece of the text. */
    record Text(String text) implements ReplyEvent {}

    /**
     * The model did something, or could not.
     *
     * @param receipt what came of it, or why not
     */
    record Action(String name, boolean done, JsonNode receipt) implements ReplyEvent {}

    /** What was told so far counts no longer: the answer is written anew. */
    record Reset() implements ReplyEvent {}

    /** The connection is lost; the answer goes on at the server. */
    record Lost() implements ReplyEvent {}

    /** The answer is whole. */
    record Done() implements ReplyEvent {}

    /** The answer was stopped. */
    record Stopped() implements ReplyEvent {}

    /** There is no whole answer. */
    record Failed(Problem problem) implements ReplyEvent {}

    /** Nobody listens any more, and the answer goes on at the server. */
    record Left() implements ReplyEvent {}
}
