package chatclique.auth.problem;

import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeoutException;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.support.WebExchangeBindException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.server.ContentTooLargeException;
import org.springframework.web.server.MethodNotAllowedException;
import org.springframework.web.server.MissingRequestValueException;
import org.springframework.web.server.NotAcceptableStatusException;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebInputException;
import org.springframework.web.server.UnsupportedMediaTypeStatusException;

/** Finds the problem that a failure is for the caller. Only texts written for callers pass. */
final class Problems {

    private static final Duration SOON = Duration.ofSeconds(2);

    private Problems() {}

    static ProblemException of(Throwable failure) {
        return switch (failure) {
            case ProblemException problem -> problem;
            case ContentTooLargeException tooLarge -> tooLarge(tooLarge);
            case DataBufferLimitException tooLarge -> tooLarge(tooLarge);
            case WebExchangeBindException invalid -> InputProblems.of(invalid);
            case HandlerMethodValidationException invalid when !invalid.isForReturnValue() -> InputProblems.of(invalid);
            case MissingRequestValueException missing -> InputProblems.of(missing);
            case ServerWebInputException input -> InputProblems.of(input);
            case MethodNotAllowedException method ->
                refused(method, "method-not-allowed", "There is no such method here.");
            case UnsupportedMediaTypeStatusException type ->
                refused(type, "unsupported-media-type", "A body of this type is not understood here.");
            case NotAcceptableStatusException type ->
                refused(type, "not-acceptable", "There is no answer of an accepted type.");
            case AuthenticationServiceException keycloak ->
                unavailable("login-unavailable", "Logins can't be checked right now. Try again soon.", keycloak);
            case ErrorResponse response -> other(response, failure);
            default ->
                Outages.isOne(failure)
                        ? unavailable(
                                "unavailable",
                                "A part that this needs does not answer right now. Try again soon.",
                                failure)
                        : internal(HttpStatus.INTERNAL_SERVER_ERROR, failure);
        };
    }

    private static ProblemException tooLarge(Throwable failure) {
        return new ProblemException(
                HttpStatus.CONTENT_TOO_LARGE, "too-large", "The request is larger than what is taken here.", failure);
    }

    private static ProblemException unavailable(String code, String detail, Throwable failure) {
        return new ProblemException(HttpStatus.SERVICE_UNAVAILABLE, code, detail, failure).withRetryAfter(SOON);
    }

    private static ProblemException internal(HttpStatusCode status, Throwable failure) {
        return new ProblemException(status, "internal", "Something went wrong here. It has been noted.", failure);
    }

    private static ProblemException other(ErrorResponse response, Throwable failure) {
        HttpStatusCode status = response.getStatusCode();
        if (status.value() == HttpStatus.NOT_FOUND.value()) {
            return new ProblemException(status, "not-found", "There is nothing here, or it is not yours.", failure);
        }
        if (status.value() == HttpStatus.SERVICE_UNAVAILABLE.value()
                || failure.getCause() instanceof TimeoutException) {
            return unavailable("unavailable", "This can't be done right now. Try again soon.", failure);
        }
        // The reason of a plain ResponseStatusException was written by us; those of its subclasses name our types.
        String reason = failure.getClass() == ResponseStatusException.class
                ? ((ResponseStatusException) failure).getReason()
                : null;
        boolean meant = status.is4xxClientError() || (reason != null && status.value() != 500);
        return meant
                ? refused(response, code(status), reason == null ? "The request was refused." : reason)
                : internal(status, failure);
    }

    private static ProblemException refused(ErrorResponse response, String code, String detail) {
        ProblemException problem = new ProblemException(response.getStatusCode(), code, detail, (Throwable) response);
        problem.getHeaders().putAll(response.getHeaders());
        return problem;
    }

    private static String code(HttpStatusCode status) {
        HttpStatus known = HttpStatus.resolve(status.value());
        return known == null ? "refused" : known.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
