package chatclique.chat.reply;

import chatclique.chat.turn.Turn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The text of a running reply, where its pieces end, and what was done in between. Any number of readers take it from their own places; none of
 * them costs more than the text itself, however slow it is. Not safe for use by several threads without a lock.
 */
final class ReplyText implements Reading.Written {

    /** The most pieces that a reader is given at once; a reader who is further behind gets longer ones. */
    private static final int PIECES = 64;

    private final int limit;
    private final StringBuilder text = new StringBuilder();
    private final List<Turn.Action> actions = new ArrayList<>();
    private int[] ends = new int[32];
    private int pieces;
    private int bytes;
    private String held = "";

    /** @param limit the most bytes of UTF-8 that the text may have */
    ReplyText(int limit) {
        this.limit = limit;
    }

    /**
     * Adds a piece, or as much of it as fits.
     *
     * @return false when it did not fit as a whole
     */
    boolean add(String piece) {
        String whole = held + piece;
        held = "";
        if (!whole.isEmpty() && Character.isHighSurrogate(whole.charAt(whole.length() - 1))) {
            // Half a character: its other half comes with the next piece.
            held = whole.substring(whole.length() - 1);
            whole = whole.substring(0, whole.length() - 1);
        }
        if (whole.isEmpty()) {
            return true;
        }
        String clean = wellFormed(whole);
        int length = fitting(clean, limit - bytes);
        if (length > 0) {
            append(clean.substring(0, length));
        }
        return length == clean.length();
    }

    private void append(String piece) {
        bytes += utf8Length(piece);
        text.append(piece);
        if (pieces == ends.length) {
            ends = Arrays.copyOf(ends, pieces * 2);
        }
        ends[pieces++] = text.length();
    }

    /** Notes what the model did when it had come this far. */
    Turn.Action add(Turn.Action action) {
        Turn.Action placed = new Turn.Action(action.name(), text.length(), action.done(), action.receipt());
        actions.add(placed);
        return placed;
    }

    @Override
    public List<Turn.Action> actions() {
        return actions;
    }

    @Override
    public int[] cuts(int from, int to) {
        int first = firstEndFrom(from + 1);
        int last = firstEndFrom(to);
        int step = (last - first + PIECES) / PIECES;
        int[] cuts = new int[(last - first + step) / step];
        for (int i = 0; i < cuts.length; i++) {
            cuts[i] = ends[Math.min(first + (i + 1) * step - 1, last)];
        }
        return cuts;
    }

    private int firstEndFrom(int place) {
        int found = Arrays.binarySearch(ends, 0, pieces, place);
        return found < 0 ? -found - 1 : found;
    }

    @Override
    public String text(int from, int to) {
        return text.substring(from, to);
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public String toString() {
        return text.toString();
    }

    /** A lone half of a pair can be neither stored nor sent as UTF-8. */
    private static String wellFormed(String piece) {
        StringBuilder clean = null;
        for (int i = 0; i < piece.length(); i++) {
            char unit = piece.charAt(i);
            if (Character.isHighSurrogate(unit)
                    && i + 1 < piece.length()
                    && Character.isLowSurrogate(piece.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(unit)) {
                clean = clean == null ? new StringBuilder(piece) : clean;
                clean.setCharAt(i, '\uFFFD');
            }
        }
        return clean == null ? piece : clean.toString();
    }

    /** How many units from the start on are whole characters of at most so many bytes. */
    private static int fitting(String text, int bytes) {
        if (utf8Length(text) <= bytes) {
            return text.length();
        }
        int end = 0;
        int left = bytes - utf8Length(text.codePointAt(0));
        while (left >= 0) {
            end += Character.charCount(text.codePointAt(end));
            left -= utf8Length(text.codePointAt(end));
        }
        return end;
    }

    private static int utf8Length(int point) {
        return point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
    }

    static int utf8Length(String text) {
        int bytes = 0;
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            if (Character.isHighSurrogate(unit)) {
                bytes += 4;
                i++;
            } else {
                bytes += unit < 0x80 ? 1 : unit < 0x800 ? 2 : 3;
            }
        }
        return bytes;
    }
}
