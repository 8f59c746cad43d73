package chatclique.chat.transfer;

import java.util.ArrayList;
import java.util.List;

/** What came of an import so far. */
final class Tally {

    private static final int TOLD = 100;

    private final List<RefusedLine> refused = new ArrayList<>();
    private long imported;
    private long known;

    /** A line that was not brought in, and why. */
    record RefusedLine(long line, String code) {}

    synchronized void imported() {
        imported++;
    }

    /** Counts an entry that is known; gives back whether it is. */
    synchronized boolean known(boolean isKnown) {
        known += isKnown ? 1 : 0;
        return isKnown;
    }

    synchronized void refused(long line, String code) {
        if (refused.size() < TOLD) {
            refused.add(new RefusedLine(line, code));
        }
    }

    /**
     * What the caller is told.
     *
     * @param imported entries that were not in the log
     * @param known entries that were
     * @param refused the first lines that were refused, a hundred at most
     */
    record View(long imported, long known, List<RefusedLine> refused) {}

    synchronized View view() {
        return new View(imported, known, List.copyOf(refused));
    }
}
