package chatclique.image.picture;

import java.security.SecureRandom;
import java.time.Instant;

/** Ids that sort by the time they were made at and can't be guessed: 48 bits of milliseconds, 80 random bits. */
final class PictureIds {

    private static final char[] DIGITS = "0123456789abcdefghjkmnpqrstvwxyz".toCharArray();
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int LENGTH = 26;

    private PictureIds() {}

    static String next(Instant now) {
        char[] id = new char[LENGTH];
        long time = now.toEpochMilli();
        for (int i = 9; i >= 0; i--) {
            id[i] = DIGITS[(int) (time & 31)];
            time >>>= 5;
        }
        for (int i = 10; i < LENGTH; i++) {
            id[i] = DIGITS[RANDOM.nextInt(32)];
        }
        return new String(id);
    }

    /** Whether a text has the form of an id. Anything else is not looked for. */
    static boolean valid(String id) {
        return id.length() == LENGTH && id.chars().allMatch(c -> c >= '0' && c <= '9' || c >= 'a' && c <= 'z');
    }
}
