package chatclique.chat.reply;

import chatclique.chat.turn.Ending;
import chatclique.chat.turn.Turn;
import chatclique.chat.turn.Turns;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Lets anyone who may read a turn follow it from any place: live where it is written here, else from the stored text. */
@Component
class Following {

    private static final Duration GLANCE = Duration.ofMillis(500);
    private static final Ending DELETED = Ending.failed("system", Failures.DELETED);

    private final Replies replies;
    private final Turns turns;

    Following(Replies replies, Turns turns) {
        this.replies = replies;
        this.turns = turns;
    }

    /**
     * The events of a turn.
     *
     * @param lastEventId what the reader had last; from the start when it had nothing, or nothing that can be read
     */
    Flux<List<ReplyEvent>> events(Turn turn, @Nullable String lastEventId) {
        Progress had = Progress.parse(lastEventId).orElse(null);
        return replies.find(turn).map(reply -> reply.events(had)).orElseGet(() -> untilClosing(stored(turn, had)));
    }

    private Flux<List<ReplyEvent>> untilClosing(Flux<List<ReplyEvent>> stored) {
        return Flux.merge(1, stored, replies.closing().map(now -> List.<ReplyEvent>of(new ReplyEvent.Closing())))
                .takeUntil(events -> events.getLast().isLast());
    }

    /** The turn once its answer has ended. */
    Mono<Turn> end(Turn turn) {
        return events(turn, null)
                .map(List::getLast)
                .ofType(ReplyEvent.Ended.class)
                .map(ReplyEvent.Ended::turn)
                .next()
                // This instance shuts down: the answer goes on to its end all the same.
                .switchIfEmpty(Mono.defer(() -> storedEnd(turn)));
    }

    private Mono<Turn> storedEnd(Turn turn) {
        return stored(turn, null)
                .map(List::getLast)
                .ofType(ReplyEvent.Ended.class)
                .map(ReplyEvent.Ended::turn)
                .next();
    }

    /** From the database: at once when it has ended, else as its writer, in whatever instance, saves it. */
    private Flux<List<ReplyEvent>> stored(Turn turn, @Nullable Progress had) {
        Reading reading = new Reading(had);
        Mono<Turn> now = Mono.defer(() -> turns.find(turn.owner(), turn.place()));
        return (turn.state().ended() ? Mono.just(turn) : now)
                .repeatWhen(again -> again.delayElements(GLANCE))
                .switchIfEmpty(Mono.just(turn.withEnding(DELETED, turn.createdAt())))
                .map(found -> next(found, reading))
                .filter(events -> !events.isEmpty())
                .takeUntil(events -> events.getLast().isLast());
    }

    private static List<ReplyEvent> next(Turn turn, Reading reading) {
        boolean ended = turn.state().ended();
        // Before its end, a reader may have had from its writer what is not saved yet.
        List<ReplyEvent> events = reading.next(turn, new StoredAnswer(turn), ended);
        if (ended) {
            events.add(new ReplyEvent.Ended(turn));
        }
        return events;
    }

    /** An answer as far as it was saved; in one piece. */
    private record StoredAnswer(Turn turn) implements Reading.Written {

        @Override
        public List<Turn.Action> actions() {
            return turn.done();
        }

        @Override
        public int length() {
            return turn.answer() == null ? 0 : turn.answer().text().length();
        }

        @Override
        public int[] cuts(int from, int to) {
            return new int[] {to};
        }

        @Override
        public String text(int from, int to) {
            return turn.answer() == null ? "" : turn.answer().text().substring(from, to);
        }
    }
}
