package chatclique.chat.reply;

import chatclique.auth.problem.ProblemException;
import chatclique.chat.conversation.Conversations;
import chatclique.chat.talk.TalkRelay;
import chatclique.chat.turn.Answers;
import chatclique.chat.turn.Ending;
import chatclique.chat.turn.Erasure;
import chatclique.chat.turn.Standings.Standing;
import chatclique.chat.turn.Turn;
import chatclique.chat.usage.Quotas;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.contextpropagation.ObservationThreadLocalAccessor;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.util.retry.Retry;

/**
 * All replies that this instance is writing. They belong to it, not to whoever asked: a reader who leaves changes
 * nothing. Stops before the web server does, so that streams end with a word instead of a cut.
 */
@Component
class Replies implements Erasure, SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Replies.class);
    private static final Duration TICK = Duration.ofMillis(500);
    private static final int SAVED_AT_ONCE = 200;

    private final Answers answers;
    private final Quotas quotas;
    private final Conversations conversations;
    private final TalkRelay talk;
    private final ReplySettings settings;
    private final ReplyMetrics metrics;
    private final ObservationRegistry observations;
    private final Clock clock;
    private final Map<String, RunningReply> running = new ConcurrentHashMap<>();
    private @Nullable Disposable saving;
    private volatile boolean open;
    private volatile Sinks.One<Boolean> closing = Sinks.one();

    Replies(
            Answers answers,
            Quotas quotas,
            Conversations conversations,
            TalkRelay talk,
            ReplySettings settings,
            ReplyMetrics metrics,
            ObservationRegistry observations,
            Clock clock) {
        this.answers = answers;
        this.quotas = quotas;
        this.conversations = conversations;
        this.talk = talk;
        this.settings = settings;
        this.metrics = metrics;
        this.observations = observations;
        this.clock = clock;
        metrics.watch(running);
    }

    /** The reply to a turn, when this instance is writing it. */
    Optional<RunningReply> find(Turn turn) {
        return Optional.ofNullable(running.get(turn.id()))
                .filter(reply -> reply.turn().versionNumber() == turn.versionNumber());
    }

    /** True when this instance shuts down. */
    Mono<Boolean> closing() {
        return closing.asMono();
    }

    /** Ends an answer where it is; false when this instance is not writing it. */
    boolean stop(String turnId, int version) {
        RunningReply reply = running.get(turnId);
        if (reply == null || reply.turn().versionNumber() != version) {
            return false;
        }
        reply.stop();
        return true;
    }

    /** Nobody waits for the answers to turns that were deleted. */
    @Override
    public Mono<Void> erased(String owner, List<Standing> turns) {
        return Mono.fromRunnable(() -> turns.forEach(turn -> stop(turn.id(), turn.versionNumber())));
    }

    /** An error (503) once this instance shuts down. */
    Mono<Void> open() {
        return open
                ? Mono.empty()
                : Mono.error(() -> new ProblemException(
                                HttpStatus.SERVICE_UNAVAILABLE, "shutting-down", "This instance is shutting down.")
                        .withRetryAfter(Duration.ofSeconds(1)));
    }

    /**
     * Begins to write the reply to a turn that was accepted.
     *
     * @param sender who answers
     * @param model the name of the model
     * @param answer asks the model
     * @param startedNanos when the turn came in, by {@link System#nanoTime}
     * @param request the request that brought it, whose trace goes on in the reply
     */
    void begin(
            Turn turn,
            String sender,
            String model,
            Function<Writing, Flux<ChatResponse>> answer,
            long startedNanos,
            @Nullable Observation request) {
        Observation observed = Observation.createNotStarted("chatclique.reply", observations)
                .parentObservation(request)
                .lowCardinalityKeyValue("sender", sender)
                .start();
        RunningReply reply = new RunningReply(turn, sender, settings.answerBytes(), metrics::gap);
        Writing writing = new Writing(reply, sender, model, startedNanos);
        running.put(turn.id(), reply);
        reply.heldBy(write(reply, writing, observed, Flux.defer(() -> answer.apply(writing)))
                .doFinally(signal -> observed.stop())
                .contextWrite(context -> context.put(ObservationThreadLocalAccessor.KEY, observed))
                .subscribe(reply::end, failure -> observed.scoped(() -> log.error("A reply was lost", failure))));
    }

    private Mono<Turn> write(RunningReply reply, Writing writing, Observation observed, Flux<ChatResponse> answer) {
        return answer.takeUntilOther(reply.interruption())
                .takeWhile(writing::take)
                .then(Mono.fromSupplier(writing::completed))
                .timeout(settings.deadline())
                .onErrorResume(failure -> Mono.fromSupplier(() -> observed.scoped(() -> writing.failed(failure))))
                .flatMap(ending -> finish(reply, ending))
                .doFinally(signal -> running.remove(reply.turn().id(), reply));
    }

    private Mono<Turn> finish(RunningReply reply, Ending ending) {
        Turn ended = reply.turn().withEnding(ending, clock.instant());
        // Booked first: what was paid counts, even when its owner has deleted the entry.
        return Mono.defer(() -> quotas.book(ended).then(answers.finish(reply.turn(), ending, clock.instant())))
                .retryWhen(Retry.backoff(Long.MAX_VALUE, Duration.ofMillis(200)).maxBackoff(Duration.ofSeconds(5)))
                // Before readers hear of the end: who then looks at the pet sees what the talk did.
                .delayUntil(talk::tell)
                .switchIfEmpty(Mono.fromSupplier(() -> deleted(reply, ending)))
                .doOnNext(stored -> metrics.ended(stored, ending.timeToFirstToken()))
                .doOnNext(conversations::ended);
    }

    private Turn deleted(RunningReply reply, Ending ending) {
        return reply.turn().withEnding(Ending.failed(ending.sender(), Failures.DELETED), clock.instant());
    }

    private Mono<Void> saveAll() {
        return Flux.fromIterable(running.values())
                .mapNotNull(reply -> reply.unsaved(settings.checkpoint()))
                .buffer(SAVED_AT_ONCE)
                .concatMap(answers::save)
                .onErrorResume(failure -> {
                    log.warn("Texts so far were not saved: {}", failure.toString());
                    return Mono.empty();
                })
                .then();
    }

    @Override
    public void start() {
        closing = Sinks.one();
        saving = Flux.interval(TICK)
                .onBackpressureDrop()
                .concatMap(tick -> saveAll(), 1)
                .subscribe();
        open = true;
    }

    @Override
    public void stop(Runnable callback) {
        open = false;
        List<RunningReply> left = List.copyOf(running.values());
        left.forEach(RunningReply::closeToReaders);
        closing.tryEmitValue(true);
        drained(settings.grace())
                .switchIfEmpty(Mono.defer(() -> {
                    running.values().forEach(RunningReply::interrupt);
                    return drained(settings.grace().dividedBy(2));
                }))
                .doFinally(signal -> {
                    stop();
                    callback.run();
                })
                .subscribe();
    }

    /** True once no reply is left; empty when that takes too long. */
    private Mono<Boolean> drained(Duration patience) {
        return Flux.interval(Duration.ZERO, Duration.ofMillis(50))
                .filter(tick -> running.isEmpty())
                .map(tick -> true)
                .next()
                .timeout(patience, Mono.empty());
    }

    @Override
    public void stop() {
        open = false;
        running.values().forEach(RunningReply::drop);
        if (saving != null) {
            saving.dispose();
            saving = null;
        }
    }

    @Override
    public boolean isRunning() {
        return saving != null;
    }
}
