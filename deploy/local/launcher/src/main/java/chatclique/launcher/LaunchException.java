package chatclique.launcher;

/** The system can't be started; the message is for the person who tried. */
final class LaunchException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    LaunchException(String message) {
        super(message);
    }
}
