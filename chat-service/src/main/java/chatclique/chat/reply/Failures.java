package chatclique.chat.reply;

import chatclique.auth.problem.ProblemException;
import chatclique.chat.turn.Turn;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;

/** What the owner is told when there is no whole answer. */
final class Failures {

    private static final Logger log = LoggerFactory.getLogger(Failures.class);

    static final Turn.Failure INTERRUPTED = failure(
            HttpStatus.SERVICE_UNAVAILABLE, "reply-interrupted", "The answer was interrupted before it was finished.");
    static final Turn.Failure TOO_LONG =
            failure(HttpStatus.BAD_GATEWAY, "answer-too-long", "The answer was longer than an entry can hold.");
    static final Turn.Failure EMPTY = failure(HttpStatus.BAD_GATEWAY, "provider-failed", "The model sent no answer.");
    static final Turn.Failure DELETED =
            failure(HttpStatus.GONE, "turn-deleted", "The entry was deleted while it was being answered.");

    private Failures() {}

    /** A refusal says what it is; anything else is logged and told without what came from inside. */
    static Turn.Failure of(Throwable cause) {
        if (cause instanceof ProblemException problem) {
            HttpStatus status = Objects.requireNonNullElse(
                    HttpStatus.resolve(problem.getStatusCode().value()), HttpStatus.BAD_GATEWAY);
            return failure(
                    status,
                    problem.code(),
                    Objects.requireNonNullElse(problem.getBody().getDetail(), ""));
        }
        if (cause instanceof TimeoutException) {
            return failure(HttpStatus.GATEWAY_TIMEOUT, "provider-timeout", "The model took too long.");
        }
        log.error("A reply failed", cause);
        return failure(HttpStatus.INTERNAL_SERVER_ERROR, "reply-failed", "The answer could not be written.");
    }

    /** The same as an answer to a request. */
    static ProblemException problem(Turn.Failure failure) {
        return new ProblemException(HttpStatus.valueOf(failure.status()), failure.code(), failure.detail());
    }

    private static Turn.Failure failure(HttpStatus status, String code, String detail) {
        return new Turn.Failure(code, status.value(), status.getReasonPhrase(), detail);
    }
}
