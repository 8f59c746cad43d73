package chatclique.chat.reply;

/**
 * Estimates tokens without a vocabulary: letters of the Latin script come about four to a token, Cyrillic and its like
 * about two and a half, Chinese characters and emoji about one each. What a provider reports replaces the estimate.
 */
final class Tokens {

    private Tokens() {}

    /** About how many tokens a text has; at least 1 for any text that isn't empty. */
    static int estimate(String text) {
        int quarters = 0;
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            quarters += unit < 0x250 ? 10 : unit < 0x1100 ? 16 : Character.isLowSurrogate(unit) ? 0 : 40;
        }
        return (quarters + 39) / 40;
    }
}
