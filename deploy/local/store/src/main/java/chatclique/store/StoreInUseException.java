package chatclique.store;

import java.nio.file.Path;

/** Another process has the data file open. */
public final class StoreInUseException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    StoreInUseException(Path file) {
        super("The data in " + file.toAbsolutePath() + " is in use by another store: stop that one, or choose another"
                + " data directory.");
    }
}
