package chatclique.chat.reply;

import chatclique.chat.turn.Answers;
import chatclique.chat.turn.Turn;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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
    private final Sinks.Many<Boolean> more = Sinks.many().replay().latest();
    private final Sinks.Empty<Void> interruption = Sinks.empty();
    private volatile @Nullable Turn ended;
    private volatile boolean closing;
    private volatile boolean interrupted;
    private volatile @Nullable Disposable writer;
    private int saved;
    private long savedAt = System.nanoTime();

    RunningReply(Turn turn, String sender, int limit) {
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
        synchronized (text) {
            fits = text.add(piece);
        }
        tell();
        return fits;
    }

    String soFar() {
        synchronized (text) {
            return text.toString();
        }
    }

    /** The text, when there is more than was saved and that was a while ago. */
    Answers.@Nullable SoFar unsaved(Duration interval) {
        long now = System.nanoTime();
        if (ended != null || now - savedAt < interval.toNanos()) {
            return null;
        }
        synchronized (text) {
            if (text.length() == saved) {
                return null;
            }
            saved = text.length();
            savedAt = now;
            return new Answers.SoFar(turn, new Turn.Part(sender, text.toString()));
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

    /** Asks the writer to end here. */
    void interrupt() {
        interrupted = true;
        interruption.tryEmitEmpty();
    }

    Mono<Void> interruption() {
        return interruption.asMono();
    }

    boolean interrupted() {
        return interrupted;
    }

    /**
     * What a reader is told from a place in the text on, until the end; what has come together is told together.
     *
     * @param place how many characters the reader has
     * @param fromStart whether it has to be told that the turn was accepted
     */
    Flux<List<ReplyEvent>> events(int place, boolean fromStart) {
        return Flux.defer(() -> {
            Reader reader = new Reader(place, fromStart);
            return more.asFlux()
                    .startWith(true)
                    .onBackpressureLatest()
                    .map(told -> reader.next())
                    .filter(events -> !events.isEmpty())
                    .takeUntil(RunningReply::isLast);
        });
    }

    private void tell() {
        more.emitNext(true, Sinks.EmitFailureHandler.busyLooping(TURN_TO_TELL));
    }

    private static boolean isLast(List<ReplyEvent> events) {
        return events.getLast() instanceof ReplyEvent.Ended || events.getLast() instanceof ReplyEvent.Closing;
    }

    /** One reader's place. */
    private final class Reader {

        private int place;
        private boolean greeted;

        Reader(int place, boolean fromStart) {
            this.place = place;
            this.greeted = !fromStart;
        }

        List<ReplyEvent> next() {
            // Read first: all of the text is there by the time that the end is.
            Turn end = ended;
            boolean leaving = closing;
            List<ReplyEvent> events = new ArrayList<>();
            if (!greeted) {
                greeted = true;
                events.add(new ReplyEvent.Accepted(turn));
            }
            synchronized (text) {
                events.addAll(text.after(Math.min(place, text.length())));
                place = text.length();
            }
            if (end != null) {
                events.add(new ReplyEvent.Ended(end, place));
            } else if (leaving) {
                events.add(new ReplyEvent.Closing());
            }
            return events;
        }
    }
}
