package chatclique.cli.login;

/** Somebody has to log in first; the message is for them. */
public final class NotLoggedInException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public NotLoggedInException(String message) {
        super(message);
    }
}
