package chatclique.chat.turn;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The numbers that this instance has given out lately, so that turns of one owner that come at the same moment don't all
 * try the same one. Only a hint: what a number is taken for is decided by the database.
 */
final class Numbers {

    private static final int DAYS = 10_000;

    private final Map<String, Integer> given = new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Integer> eldest) {
            return size() > DAYS;
        }
    };

    /** The number to try: above the last stored one and above all that were given out here. */
    synchronized int next(String day, int lastStored) {
        return given.merge(day, lastStored + 1, (last, stored) -> Math.max(last + 1, stored));
    }

    /** Takes a number back that was not used, when it was the last one. */
    synchronized void giveBack(String day, int number) {
        given.computeIfPresent(day, (key, last) -> last == number ? number - 1 : last);
    }

    /** Starts again from what is stored. */
    synchronized void forget(String day) {
        given.remove(day);
    }
}
