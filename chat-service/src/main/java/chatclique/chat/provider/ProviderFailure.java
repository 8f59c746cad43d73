package chatclique.chat.provider;

import chatclique.auth.problem.ProblemException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * A provider that did not do what it was asked. Says nothing of what the provider wrote, which may quote what people
 * wrote.
 */
public final class ProviderFailure extends ProblemException {

    private final boolean passing;
    private final @Nullable Duration pause;

    private ProviderFailure(
            HttpStatus status,
            String code,
            String detail,
            boolean passing,
            @Nullable Duration pause,
            @Nullable Throwable cause) {
        super(status, code, detail, cause);
        this.passing = passing;
        this.pause = pause;
    }

    /** Too many requests, or more than was paid for. */
    static ProviderFailure rateLimited(@Nullable Duration pause, boolean passing) {
        return new ProviderFailure(
                HttpStatus.TOO_MANY_REQUESTS,
                "provider-rate-limited",
                "The model is asked too much at the moment.",
                passing,
                pause,
                null);
    }

    /** Silence for too long. Not tried again: each attempt could last as long. */
    public static ProviderFailure timeout(Throwable cause) {
        return new ProviderFailure(
                HttpStatus.GATEWAY_TIMEOUT,
                "provider-timeout",
                "The model did not answer in time.",
                false,
                null,
                cause);
    }

    /** Down, unreachable or cut off: the next attempt may succeed. */
    static ProviderFailure unreachable(@Nullable Duration pause, @Nullable Throwable cause) {
        return failed("The model cannot be reached just now.", true, pause, cause);
    }

    /** An answer that makes no sense. */
    public static ProviderFailure garbled(String what) {
        return failed("The model sent something that is no answer: " + what + ".", false, null, null);
    }

    /** A refusal that another attempt would not change. */
    static ProviderFailure refused(int status) {
        return failed("The model refused the request (" + status + ").", false, null, null);
    }

    private static ProviderFailure failed(
            String detail, boolean passing, @Nullable Duration pause, @Nullable Throwable cause) {
        return new ProviderFailure(HttpStatus.BAD_GATEWAY, "provider-failed", detail, passing, pause, cause);
    }

    /** What stands behind a failure of the connection. */
    static ProviderFailure of(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ProviderFailure known) {
                return known;
            }
            if (cause instanceof TimeoutException || cause instanceof io.netty.handler.timeout.TimeoutException) {
                return timeout(failure);
            }
        }
        return unreachable(null, failure);
    }

    /** Whether another attempt may succeed. */
    boolean passing() {
        return passing;
    }

    /** How long the provider wants to be left alone, when it says so. */
    @Nullable
    Duration pause() {
        return pause;
    }
}
