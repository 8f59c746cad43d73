package chatclique.gateway.problem;

import java.time.Duration;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/**
 * A refusal that a client is told about. Its code is stable: clients choose their words by it.
 */
public final class Problem extends ErrorResponseException {

    private final String code;

    private Problem(HttpStatus status, String code, String detail) {
        super(status, ProblemDetail.forStatusAndDetail(status, detail), null);
        this.code = code;
    }

    /** A problem with its status, its kebab-case code and a sentence for a person. */
    public static Problem of(HttpStatus status, String code, String detail) {
        return new Problem(status, code, detail);
    }

    /** 401: nobody is logged in, or the login has ended. */
    public static Problem loginRequired() {
        Problem problem = of(HttpStatus.UNAUTHORIZED, "login-required", "A valid login is needed.");
        problem.getHeaders().set(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        return problem;
    }

    /** 403: this request may have been forged by another site. */
    public static Problem csrf(String detail) {
        return of(HttpStatus.FORBIDDEN, "csrf", detail);
    }

    /** 400: one field of the request is wrong. */
    public static Problem invalid(String field, String message) {
        Problem problem = of(HttpStatus.BAD_REQUEST, "invalid-request", message);
        problem.getBody().setProperty("errors", List.of(new FieldError(field, message)));
        return problem;
    }

    /** 503: a part behind the gateway can't be reached now. */
    public static Problem unavailable(String code, String detail) {
        return of(HttpStatus.SERVICE_UNAVAILABLE, code, detail).retryAfter(Duration.ofSeconds(2));
    }

    /** Tells the client when to come back, in whole seconds, at least one. */
    public Problem retryAfter(Duration wait) {
        getHeaders()
                .set(
                        HttpHeaders.RETRY_AFTER,
                        Long.toString(Math.max(1, wait.plusMillis(999).toSeconds())));
        return this;
    }

    /** Ends the connection after the answer: what is left of the request on it can't be trusted or is unwanted. */
    public Problem closing() {
        getHeaders().set(HttpHeaders.CONNECTION, "close");
        return this;
    }

    String code() {
        return code;
    }

    private record FieldError(String field, String message) {}
}
