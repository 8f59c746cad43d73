package chatclique.pet.life;

import chatclique.auth.problem.ProblemException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/**
 * The caller's name for one request: however often it arrives, what it asks for happens once.
 *
 * @param value 1–200 visible ASCII characters, when a caller gave it
 */
public record IdempotencyKey(String value) {

    /** The request header that carries it. */
    public static final String HEADER = "Idempotency-Key";

    /** The response header that tells a repeated answer from a first one. */
    public static final String REPLAYED = "Idempotency-Replayed";

    private static final Pattern VISIBLE = Pattern.compile("[!-~]{1,200}");

    /** The key of a request that may come without one; 400 when it is malformed or there are two. */
    public static Optional<IdempotencyKey> in(HttpHeaders headers) {
        List<String> values = headers.getOrEmpty(HEADER);
        if (values.isEmpty()) {
            return Optional.empty();
        }
        if (values.size() != 1 || !VISIBLE.matcher(values.getFirst()).matches()) {
            throw new ProblemException(
                    HttpStatus.BAD_REQUEST,
                    "idempotency-key-invalid",
                    "An Idempotency-Key is 1 to 200 visible ASCII characters.");
        }
        return Optional.of(new IdempotencyKey(values.getFirst()));
    }

    /** A key of our own for what another service tells. No key of a caller has a space in it, so that they never meet. */
    public static IdempotencyKey within(String kind, String id) {
        return new IdempotencyKey(kind + " " + id);
    }

    /** The key of a request that needs one; 400 when it has none. */
    public static IdempotencyKey required(HttpHeaders headers) {
        return in(headers)
                .orElseThrow(() -> new ProblemException(
                        HttpStatus.BAD_REQUEST,
                        "idempotency-key-required",
                        "The header Idempotency-Key is needed, so that the request happens once only."));
    }
}
