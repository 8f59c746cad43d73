package chatclique.chat.usage;

import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;

/** An owner's day as this instance sees it: what the store said last, and what is being written here. */
final class Account {

    /** Longer than any answer takes: what is held after that was lost. */
    private static final Duration LONGEST = Duration.ofMinutes(15);

    private static final Duration FRESH = Duration.ofSeconds(10);

    private final LocalDate day;
    private final Map<String, Held> held = new HashMap<>();
    private long spent;
    private long readNanos;

    private record Held(long tokens, long sinceNanos) {}

    Account(LocalDate day, long spent) {
        this.day = day;
        read(spent);
    }

    LocalDate day() {
        return day;
    }

    /** Takes over what the store says. */
    synchronized void read(long stored) {
        spent = stored;
        readNanos = System.nanoTime();
    }

    /** Whether what is known is new enough; other instances spend, too. */
    synchronized boolean isFresh() {
        return within(readNanos, FRESH);
    }

    /** Sets tokens aside for an answer; false when nothing is left. */
    synchronized boolean hold(String turn, long tokens, long quota) {
        held.values().removeIf(one -> !within(one.sinceNanos(), LONGEST));
        long all = held.values().stream().mapToLong(Held::tokens).sum();
        if (spent + all >= quota) {
            return false;
        }
        held.put(turn, new Held(tokens, System.nanoTime()));
        return true;
    }

    /** An answer has ended and was booked. */
    synchronized void spend(String turn, long tokens) {
        if (held.remove(turn) != null) {
            spent += tokens;
        }
    }

    /** Whether nobody would miss it. */
    synchronized boolean isIdle() {
        return held.isEmpty() && !within(readNanos, FRESH);
    }

    private static boolean within(long sinceNanos, Duration time) {
        return System.nanoTime() - sinceNanos < time.toNanos();
    }
}
