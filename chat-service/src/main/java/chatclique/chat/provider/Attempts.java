package chatclique.chat.provider;

import chatclique.auth.trace.Trace;
import chatclique.chat.provider.CompatibleChatModel.AfterFirstToken;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.ai.chat.model.ChatResponse;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/** The attempts at one answer: few, with growing pauses, and all of them within a time that people wait. */
final class Attempts {

    private static final Logger log = LoggerFactory.getLogger(Attempts.class);

    private final ProviderSettings settings;
    private final long startedNanos = System.nanoTime();
    private @Nullable ProviderFailure failure;

    Attempts(ProviderSettings settings) {
        this.settings = settings;
    }

    /** The next attempt, which has only what time is left after one that failed. */
    Flux<ChatResponse> inTime(Flux<ChatResponse> attempt) {
        ProviderFailure before = failure;
        return before == null
                ? attempt
                : attempt.timeout(Mono.delay(left()), response -> Mono.never())
                        .onErrorMap(TimeoutException.class, late -> new AfterFirstToken(before));
    }

    /** When to try again: or the failure itself, when that would be of no use. */
    Mono<Long> again(Retry.RetrySignal signal) {
        ProviderFailure now = ProviderFailure.of(signal.failure());
        failure = now;
        if (now.getCause() != null) {
            Trace.within(
                    signal.retryContextView(),
                    () -> log.warn(
                            "A request to the provider broke off: {}",
                            rootOf(now).toString()));
        }
        long tried = signal.totalRetries() + 1;
        Duration pause = now.pause() == null
                ? backoff(tried)
                : now.pause().plus(backoff(1).dividedBy(4));
        boolean useless = signal.failure() instanceof AfterFirstToken
                || !now.passing()
                || tried >= settings.attempts()
                || pause.compareTo(settings.longestPause()) > 0
                || pause.compareTo(left()) >= 0;
        return useless ? Mono.error(now) : Mono.delay(pause);
    }

    private static Throwable rootOf(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }

    private Duration left() {
        return settings.retries().minusNanos(System.nanoTime() - startedNanos);
    }

    /** Doubles with each attempt, and is scattered by half, so that those who failed together don't return together. */
    private Duration backoff(long tried) {
        double scatter = ThreadLocalRandom.current().nextDouble(0.5, 1.5);
        return Duration.ofNanos((long) (settings.firstPause().toNanos() * scatter * (1L << (tried - 1))));
    }
}
