package chatclique.image.share;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The signed part of a shared picture's address: {@code ID.EXPIRY.MAC}, with the expiry in seconds since 1970 and an
 * HMAC-SHA-256 over both. A forged or changed one is told from a good one without a look into the store.
 */
final class Signature {

    private static final String ALGORITHM = "HmacSHA256";
    private static final Pattern TOKEN = Pattern.compile("([0-9a-f]{32})\\.([0-9]{1,12})\\.([A-Za-z0-9_-]{43})");

    private final byte[] key;

    /** What a good token says. */
    record Signed(String id, Instant expiresAt) {}

    Signature(byte[] key) {
        this.key = key.clone();
    }

    String token(Share share) {
        String said = share.id() + '.' + share.expiresAt().getEpochSecond();
        return said + '.' + Base64.getUrlEncoder().withoutPadding().encodeToString(mac(said));
    }

    /** What a token says; empty when it was not signed here. */
    Optional<Signed> read(String token) {
        Matcher matcher = TOKEN.matcher(token);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        byte[] said = mac(matcher.group(1) + '.' + matcher.group(2));
        byte[] mac = Base64.getUrlDecoder().decode(matcher.group(3));
        return MessageDigest.isEqual(said, mac)
                ? Optional.of(new Signed(matcher.group(1), Instant.ofEpochSecond(Long.parseLong(matcher.group(2)))))
                : Optional.empty();
    }

    private byte[] mac(String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return mac.doFinal(text.getBytes(StandardCharsets.US_ASCII));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
