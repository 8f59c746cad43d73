package chatclique.cli.login;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * Proof that the same program asks for the tokens that asked for the code: RFC 7636.
 *
 * @param verifier a secret, shown only when the tokens are asked for
 */
record Pkce(String verifier) {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    private static final int BYTES = 32;

    static Pkce random() {
        byte[] secret = new byte[BYTES];
        RANDOM.nextBytes(secret);
        return new Pkce(BASE64.encodeToString(secret));
    }

    String challenge() {
        try {
            return BASE64.encodeToString(
                    MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
