package chatclique.cli.http;

/** The server can't be reached, or the connection broke and doesn't come back; the message is for the person. */
public final class UnreachableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UnreachableException(String message, Throwable cause) {
        super(message, cause);
    }
}
