package chatclique.chat.store;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The first part of every id that belongs to an owner: 96 bits of the hash of the token's subject, as 24 hex digits. */
public final class OwnerTag {

    /** How many characters a tag has. */
    public static final int LENGTH = 24;

    private OwnerTag() {}

    /** The tag of an owner; the same on every machine and at every time. */
    public static String of(String owner) {
        return hash(owner).substring(0, LENGTH);
    }

    /** The SHA-256 of a text, as 64 hex digits. */
    public static String hash(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
