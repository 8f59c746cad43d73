package chatclique.cli.terminal;

import org.jspecify.annotations.Nullable;

/** What is said, line by line, and the wish to break off what runs. */
public interface Lines extends AutoCloseable {

    /** The next line; null when there is none any more. */
    @Nullable
    String next();

    /** Calls it, in another thread, when the person breaks off what runs until it is closed. */
    Watch whenBrokenOff(Runnable stop);

    /** Whether breaking off ends this program, because there is nobody to ask what else. */
    boolean endsWhenBrokenOff();

    @Override
    void close();

    /** Ends the watching. */
    interface Watch extends AutoCloseable {

        @Override
        void close();
    }
}
