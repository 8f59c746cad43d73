package chatclique.launcher;

import java.time.Duration;

/** How long to wait before a part is started again: longer each time it dies young, short after a long life. */
final class Backoff {

    private static final Duration SHORTEST = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final Duration LONG_LIFE = Duration.ofMinutes(1);

    private Duration next = SHORTEST;

    synchronized Duration next(Duration lived) {
        if (lived.compareTo(LONG_LIFE) > 0) {
            next = SHORTEST;
        }
        Duration delay = next;
        Duration doubled = next.multipliedBy(2);
        next = doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
        return delay;
    }
}
