package chatclique.auth.problem;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/**
 * A refusal that reaches the caller as problem+json (RFC 9457). Its code is stable: it names the type
 * ({@code /problems/<code>}) and is the key of the text that a client shows. The detail is for people who read the
 * answer itself; it never carries a text from inside.
 */
public class ProblemException extends ErrorResponseException {

    private final String code;

    /** One field of the request that was refused, by its path in the body or its name, and why. */
    public record FieldError(String field, String message) {}

    /** A refusal with a status, a code in kebab-case and a sentence that explains it. */
    public ProblemException(HttpStatusCode status, String code, String detail) {
        this(status, code, detail, null);
    }

    /** A refusal with a cause, which is logged where that helps but never shown. */
    public ProblemException(HttpStatusCode status, String code, String detail, @Nullable Throwable cause) {
        super(status, problem(status, code, detail), cause);
        this.code = code;
    }

    /** Names the fields that were refused. */
    public ProblemException withErrors(List<FieldError> errors) {
        getBody().setProperty("errors", List.copyOf(errors));
        return this;
    }

    /** Adds a header to the answer. */
    public ProblemException withHeader(String name, String value) {
        getHeaders().set(name, value);
        return this;
    }

    /** Says when to try again, in whole seconds, at least one. */
    public ProblemException withRetryAfter(Duration delay) {
        long seconds = Math.max(1, delay.plusMillis(999).toSeconds());
        return withHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
    }

    /** The stable code, the client's message key. */
    public String code() {
        return code;
    }

    private static ProblemDetail problem(HttpStatusCode status, String code, String detail) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setType(URI.create("/problems/" + code));
        problem.setProperty("code", code);
        return problem;
    }
}
