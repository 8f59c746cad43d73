package chatclique.e2e;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Waits for a condition, never for a time. */
final class Await {

    private static final Duration BETWEEN = Duration.ofMillis(50);

    private Await() {}

    /** Asks until the answer is right; errors count as "not yet". */
    static <T> T until(Duration limit, Supplier<T> question, Predicate<T> right) {
        long end = System.nanoTime() + limit.toNanos();
        Object last;
        do {
            try {
                T answer = question.get();
                if (right.test(answer)) {
                    return answer;
                }
                last = answer;
            } catch (RuntimeException | AssertionError notYet) {
                last = notYet;
            }
            LockSupport.parkNanos(BETWEEN.toNanos());
        } while (System.nanoTime() < end);
        throw new AssertionError("not within " + limit + "; last: " + last);
    }
}
