package chatclique.chat.model;

import chatclique.auth.problem.ProblemException;
import chatclique.chat.provider.ProviderFailure;
import chatclique.chat.turn.Turn;
import chatclique.chat.turn.Turn.StandIn;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.ai.chat.messages.Message;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.prompt.ChatOptions;
import org.springframework.ai.chat.prompt.Prompt;
import org.springframework.ai.tool.ToolCallback;
import org.springframework.http.HttpStatus;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Who answers one turn: a line of models, of which the next is asked when one fails before its first token, and at last
 * the built-in voice as a stand-in. For one reply only: what has answered once is asked first when more is to be said.
 */
public final class Chosen {

    private final Turn turn;
    private final List<Entry> line;
    private final Tuning tuning;
    private final Asking asking;
    private volatile int place;
    private volatile boolean admitted;
    private volatile @Nullable StandIn standIn;

    Chosen(Turn turn, List<Entry> line, Tuning tuning, Asking asking) {
        this.turn = turn;
        this.line = line;
        this.tuning = tuning;
        this.asking = asking;
    }

    /** The name of the model that is asked first. */
    public String name() {
        return entry(place).name();
    }

    /** How many tokens it can be told at once, its answer included; null when the catalogue doesn't say. */
    public @Nullable Integer contextTokens() {
        return entry(place).contextTokens();
    }

    /** Whether it takes tools. */
    public boolean takesTools() {
        return standIn != null || entry(place).takesTools();
    }

    /** Whether it is the built-in voice that speaks. */
    public boolean isBuiltIn() {
        return standIn != null || entry(place).origin() == Entry.Origin.BUILT_IN;
    }

    /** How it is asked to answer. */
    public ChatOptions options() {
        return tuning.options(entry(place).id());
    }

    /** What a model is told, and with which tools. */
    private record Told(List<Message> messages, List<ToolCallback> tools) {}

    /** The answer as it comes, each model announced by an {@link Answerer}; one that takes tools may ask for these. */
    public Flux<ChatResponse> answer(List<Message> messages, List<ToolCallback> tools) {
        Told told = new Told(messages, tools);
        return Flux.defer(() -> {
            StandIn reason = standIn;
            if (reason != null) {
                return stoodIn(told, reason);
            }
            return admitted ? from(place, told, new Failures()) : ifAdmitted(told);
        });
    }

    /** An answer for ourselves, beside the one for the owner: of the model that gave that one, and of no other. */
    public Flux<ChatResponse> aside(List<Message> messages) {
        Entry entry = entry(place);
        return asking.aside(turn, entry, entry.prompt(messages, tuning, List.of()));
    }

    private Flux<ChatResponse> ifAdmitted(Told told) {
        return asking.admit(turn, entry(place), told.messages(), tuning).flatMapMany(yes -> {
            admitted = yes;
            return yes
                    ? from(place, told, new Failures())
                    : asking.standsIn() ? stoodIn(told, StandIn.QUOTA) : Flux.error(spent());
        });
    }

    private Flux<ChatResponse> from(int at, Told told, Failures before) {
        Entry entry = entry(at);
        Attempt attempt = new Attempt(entry);
        return asking.stream(entry, entry.prompt(told.messages(), tuning, told.tools()))
                .doOnNext(attempt::note)
                .concatWith(Mono.defer(attempt::unlessEmpty))
                .transform(answer -> inTime(answer, at, before))
                .startWith(Answerer.announced(entry, null))
                .doOnNext(response -> place = at)
                .onErrorResume(
                        ProblemException.class,
                        failure -> attempt.begun ? Flux.error(failure) : next(at, told, before.and(failure)));
    }

    private Flux<ChatResponse> next(int failed, Told told, Failures failures) {
        if (failed + 1 < line.size() && asking.left(failures).compareTo(Duration.ZERO) > 0) {
            return from(failed + 1, told, failures);
        }
        return asking.standsIn() ? stoodIn(told, StandIn.OUTAGE) : Flux.error(failures.last());
    }

    private Flux<ChatResponse> stoodIn(Told told, StandIn reason) {
        Prompt prompt = asking.voice().prompt(told.messages(), tuning, told.tools());
        Flux<ChatResponse> answer = asking.standIn(prompt, standIn == null ? reason : null);
        standIn = reason;
        return answer.startWith(Answerer.announced(asking.voice(), reason));
    }

    /** Where others are left to ask, none may take all the time. */
    private Flux<ChatResponse> inTime(Flux<ChatResponse> answer, int at, Failures before) {
        boolean last = at + 1 == line.size();
        if (last && before.none()) {
            return answer;
        }
        Duration left = asking.left(before);
        return answer.timeout(Mono.delay(last ? left : left.dividedBy(2)), response -> Mono.never())
                .onErrorMap(TimeoutException.class, ProviderFailure::timeout);
    }

    private static ProblemException spent() {
        return new ProblemException(
                HttpStatus.TOO_MANY_REQUESTS, "quota-spent", "Today's tokens for models of providers are used up.");
    }

    private Entry entry(int at) {
        return line.get(at);
    }

    /** One model's try. */
    private static final class Attempt {

        private final Entry entry;
        private boolean begun;

        Attempt(Entry entry) {
            this.entry = entry;
        }

        void note(ChatResponse response) {
            if (!begun && !response.getResults().isEmpty()) {
                begun = true;
                entry.health().changes(null);
            }
        }

        /** An end without a word is a failure as any other. */
        Mono<ChatResponse> unlessEmpty() {
            return begun ? Mono.empty() : Mono.error(ProviderFailure.garbled("nothing"));
        }
    }

    /** What went wrong before, and since when all this lasts. */
    static final class Failures {

        private final long startedNanos = System.nanoTime();
        private @Nullable ProblemException last;
        private boolean atOnce;

        Failures and(ProblemException failure) {
            last = failure;
            atOnce |= !failure.code().equals("provider-timeout");
            return this;
        }

        boolean none() {
            return last == null;
        }

        /** Whether one of them said no, rather than nothing. */
        boolean atOnce() {
            return atOnce;
        }

        Duration lasted() {
            return Duration.ofNanos(System.nanoTime() - startedNanos);
        }

        Throwable last() {
            return last == null ? new IllegalStateException("nothing failed") : last;
        }
    }
}
