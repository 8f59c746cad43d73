package chatclique.chat.turn;

import java.security.SecureRandom;
import java.util.HexFormat;

/** What makes the hash of a turn's content say nothing about it to those who have not the content: 128 random bits. */
final class Salt {

    private static final SecureRandom RANDOM = new SecureRandom();

    private Salt() {}

    /** A new one, as 32 hex digits. */
    static String next() {
        byte[] salt = new byte[16];
        RANDOM.nextBytes(salt);
        return HexFormat.of().formatHex(salt);
    }
}
