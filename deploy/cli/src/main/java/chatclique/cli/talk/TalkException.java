package chatclique.cli.talk;

/** What was asked for isn't there; the message is for the person. */
public final class TalkException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TalkException(String message) {
        super(message);
    }
}
