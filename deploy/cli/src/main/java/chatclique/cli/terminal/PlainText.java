package chatclique.cli.terminal;

/**
 * Makes text harmless that others wrote: no control character reaches the terminal, so nothing in it can move the cursor,
 * change the window or what is shown before, or hide behind a direction of writing. One for each stream of text, since a
 * piece may end within a character.
 */
final class PlainText {

    private static final int FIRST_PICTURE = 0x2400;
    private static final int DELETE = 0x7f;
    private static final char UNKNOWN = '\ufffd';

    private char half;
    private boolean afterReturn;

    /** A whole text of one line. */
    static String line(String text) {
        PlainText plain = new PlainText();
        return (plain.piece(text) + plain.rest()).replace('\n', ' ');
    }

    /** A piece of a longer text, which may have lines. */
    String piece(String text) {
        String all = half == 0 ? text : half + text;
        half = 0;
        StringBuilder plain = new StringBuilder(all.length());
        for (int i = 0; i < all.length(); ) {
            int c = all.codePointAt(i);
            i += Character.charCount(c);
            if (i == all.length() && Character.isHighSurrogate((char) c) && Character.charCount(c) == 1) {
                half = (char) c;
            } else {
                append(plain, c);
            }
        }
        return plain.toString();
    }

    /** What a text leaves that ended within a character. */
    String rest() {
        String rest = half == 0 ? "" : String.valueOf(UNKNOWN);
        half = 0;
        return rest;
    }

    private void append(StringBuilder plain, int c) {
        boolean endsReturn = afterReturn && c == '\n';
        afterReturn = c == '\r';
        if (endsReturn) {
            return;
        }
        if (c == '\n' || c == '\r' || c == 0x2028 || c == 0x2029) {
            plain.append('\n');
        } else if (c == '\t') {
            plain.append("    ");
        } else if (c < ' ') {
            plain.append((char) (FIRST_PICTURE + c));
        } else if (c == DELETE) {
            plain.append('\u2421');
        } else if (Character.getType(c) == Character.CONTROL || Character.getType(c) == Character.SURROGATE) {
            plain.append(UNKNOWN);
        } else if (!turnsAround(c)) {
            plain.appendCodePoint(c);
        }
    }

    /** Embeddings, overrides and isolates of directions; the marks that ordinary text has are not among them. */
    private static boolean turnsAround(int c) {
        return (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
    }
}
