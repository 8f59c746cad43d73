package chatclique.chat.reply;

import chatclique.chat.turn.Answers;
import chatclique.chat.turn.Turn;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * A reply while this instance writes it: the text so far, and who reads along. Writing never waits for a reader: each
 * one is only told that there is more and takes from the text what it has not had.
 */
final class RunningReply {

    private static final Duration TURN_TO_TELL = Duration.ofSeconds(1);

    private final Turn turn;
    private final String sender;
    private final ReplyText text;
    private final Consumer<Duration> gaps;
    private final Sinks.Many<Boolean> more = Sinks.many().replay().latest();
    private final Sinks.Empty<Void> interruption = Sinks.empty();
    private volatile @Nullable Turn ended;
    private volatile boolean closing;
    private volatile boolean interrupted;
    private volatile boolean stopped;
    private volatile @Nullable Disposable writer;
    private long appendedAt;
    private int saved;
    private boolean actedSinceSaved;
    private long savedAt = System.nanoTime();

    /**
     * @param limit the most bytes of UTF-8 that the text may have
     * @param gaps takes how long each piece came after the one before
     */
    RunningReply(Turn turn, String sender, int limit, Consumer<Duration> gaps) {
        this.gaps = gaps;
        this.turn = turn;
        this.sender = sender;
        this.text = new ReplyText(limit);
    }

    Turn turn() {
        return turn;
    }

    /** Adds a piece of the answer; false when the answer has become too long. */
    boolean append(String piece) {
        boolean fits;
        long now = System.nanoTime();
        if (appendedAt != 0) {
            gaps.accept(Duration.ofNanos(now - appendedAt));
        }
        appendedAt = now;
        synchronized (text) {
            fits = text.add(piece);
        }
        tell();
        return fits;
    }

    /** Notes what the model has just done, at this place in the text; its readers are told, and it is saved soon. */
    Turn.Action act(Turn.Action action) {
        Turn.Action placed;
        synchronized (text) {
            placed = text.add(action);
            actedSinceSaved = true;
        }
        tell();
        return placed;
    }

    /** What the model did so far. */
    List<Turn.Action> acts() {
        synchronized (text) {
            return List.copyOf(text.actions());
        }
    }

    String soFar() {
        synchronized (text) {
            return text.toString();
        }
    }

    /** What there is, when it is more than was saved and that was a while ago, or the model has done something since. */
    Answers.@Nullable SoFar unsaved(Duration interval) {
        long now = System.nanoTime();
        synchronized (text) {
            boolean grown = text.length() > saved && now - savedAt >= interval.toNanos();
            if (ended != null || !(grown || actedSinceSaved)) {
                return null;
            }
            saved = text.length();
            savedAt = now;
            actedSinceSaved = false;
            return new Answers.SoFar(turn, new Turn.Part(sender, text.toString()), List.copyOf(text.actions()));
        }
    }

    /** Tells the readers how it ended; the turn is stored so by now. */
    void end(Turn stored) {
        ended = stored;
        tell();
        more.emitComplete(Sinks.EmitFailureHandler.busyLooping(TURN_TO_TELL));
    }

    /** Sends the readers away; the reply itself goes on. */
    void closeToReaders() {
        closing = true;
        tell();
    }

    /** What stops the writer at once, without an end. */
    void heldBy(Disposable writer) {
        this.writer = writer;
    }

    /** Stops the writer at once; a sweep will find the turn. */
    void drop() {
        Disposable held = writer;
        if (held != null) {
            held.dispose();
        }
    }

    /** Ends it here, since this instance does. */
    void interrupt() {
        interrupted = true;
        interruption.tryEmitEmpty();
    }

    /** Ends it here, as its owner wants. */
    void stop() {
        stopped = true;
        interruption.tryEmitEmpty();
    }

    Mono<Void> interruption() {
        return interruption.asMono();
    }

    boolean stopped() {
        return stopped;
    }

    boolean interrupted() {
        return interrupted;
    }

    /**
     * What a reader is told until the end; what has come together is told together.
     *
     * @param had how far the reader came before; null when there was no before
     */
    Flux<List<ReplyEvent>> events(@Nullable Progress had) {
        return Flux.defer(() -> {
            Reading reading = new Reading(had);
            return more.asFlux()
                    .startWith(true)
                    .onBackpressureLatest()
                    .map(told -> next(reading))
                    .filter(events -> !events.isEmpty())
                    .takeUntil(events -> events.getLast().isLast());
        });
    }

    List<ReplyEvent> next(Reading reading) {
        // Read first: all of the text is there by the time that the end is.
        Turn end = ended;
        boolean leaving = closing;
        List<ReplyEvent> events;
        synchronized (text) {
            events = reading.next(turn, text, true);
        }
        if (end != null) {
            events.add(new ReplyEvent.Ended(end));
        } else if (leaving) {
            events.add(new ReplyEvent.Closing());
        }
        return events;
    }

    private void tell() {
        more.emitNext(true, Sinks.EmitFailureHandler.busyLooping(TURN_TO_TELL));
    }
}
