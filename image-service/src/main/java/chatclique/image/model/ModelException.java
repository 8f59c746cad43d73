package chatclique.image.model;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * A model did not make the picture. Its code and detail reach the owner, so they hold nothing from inside; the cause is
 * for the logs.
 */
public class ModelException extends RuntimeException {

    private final String code;
    private final HttpStatus status;
    private final String detail;
    private final boolean passing;
    private final @Nullable Duration retryAfter;

    private ModelException(
            String code,
            HttpStatus status,
            String detail,
            boolean passing,
            @Nullable Duration retryAfter,
            @Nullable Throwable cause) {
        super(code, cause);
        this.code = code;
        this.status = status;
        this.detail = detail;
        this.passing = passing;
        this.retryAfter = retryAfter;
    }

    /** Asking again would give the same. */
    public static ModelException lasting(String code, HttpStatus status, String detail, @Nullable Throwable cause) {
        return new ModelException(code, status, detail, false, null, cause);
    }

    /** Another attempt may work, after a while if the provider named one. */
    public static ModelException passing(
            String code, HttpStatus status, String detail, @Nullable Duration retryAfter, @Nullable Throwable cause) {
        return new ModelException(code, status, detail, true, retryAfter, cause);
    }

    /** The stable code of the problem. */
    public String code() {
        return code;
    }

    /** The status of the problem. */
    public HttpStatus status() {
        return status;
    }

    /** A sentence for the owner. */
    public String detail() {
        return detail;
    }

    /** Whether another attempt may work. */
    public boolean isPassing() {
        return passing;
    }

    /** How long the provider asks to wait; null when it didn't say. */
    public @Nullable Duration retryAfter() {
        return retryAfter;
    }
}
