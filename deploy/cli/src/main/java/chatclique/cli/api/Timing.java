package chatclique.cli.api;

import java.time.Duration;

/**
 * How long an answer is waited for.
 *
 * @param idle without a byte until the connection counts as dead; the server shows each 15 s that it lives
 * @param patience without a sign of the server until it counts as gone
 * @param pause before the first new connection; each further one waits twice as long
 * @param stopping after the wish to stop, until nobody waits for the end any more
 */
record Timing(Duration idle, Duration patience, Duration pause, Duration stopping) {

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    static final Timing USUAL =
            new Timing(Duration.ofSeconds(45), Duration.ofMinutes(2), Duration.ofMillis(250), Duration.ofSeconds(5));

    /** The pause after one that did not help. */
    static Duration longer(Duration pause) {
        Duration doubled = pause.multipliedBy(2);
        return doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
    }
}
