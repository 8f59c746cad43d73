package chatclique.chat.reply;

import chatclique.chat.turn.Turn;
import chatclique.chat.turn.Turns;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Lets anyone who may read a turn follow it from any place: live where it is written here, else from the stored text. */
@Component
class Following {

    private static final Duration GLANCE = Duration.ofMillis(500);

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
        int had = number(lastEventId);
        int place = Math.max(0, had - 1);
        return replies.find(turn)
                .map(reply -> reply.events(place, had < 1))
                .orElseGet(() -> stored(turn, place, had < 1));
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
        return stored(turn, 0, false)
                .map(List::getLast)
                .ofType(ReplyEvent.Ended.class)
                .map(ReplyEvent.Ended::turn)
                .next();
    }

    /** From the database: at once when it has ended, else as its writer, in whatever instance, saves it. */
    private Flux<List<ReplyEvent>> stored(Turn turn, int place, boolean fromStart) {
        Glances glances = new Glances(place, fromStart);
        Mono<Turn> now = Mono.defer(() -> turns.find(turn.owner(), turn.place()));
        return (turn.state().ended() ? Mono.just(turn) : now)
                .repeatWhen(again -> again.delayElements(GLANCE))
                .switchIfEmpty(Mono.just(turn.withEnding(Glances.DELETED, turn.createdAt())))
                .map(glances::at)
                .filter(events -> !events.isEmpty())
                .takeUntil(events -> events.getLast() instanceof ReplyEvent.Ended);
    }

    private static int number(@Nullable String lastEventId) {
        return lastEventId == null || !lastEventId.matches("[0-9]{1,9}") ? 0 : Integer.parseInt(lastEventId);
    }

    /** One reader's place in a text that others write. */
    private static final class Glances {

        private static final Turn.Ending DELETED = Turn.failed("system", Failures.DELETED);

        private int place;
        private boolean greeted;

        Glances(int place, boolean fromStart) {
            this.place = place;
            this.greeted = !fromStart;
        }

        List<ReplyEvent> at(Turn turn) {
            List<ReplyEvent> events = new ArrayList<>();
            if (!greeted) {
                greeted = true;
                events.add(new ReplyEvent.Accepted(turn));
            }
            String text = turn.answer() == null ? "" : turn.answer().text();
            if (text.length() > place) {
                events.add(new ReplyEvent.Delta(text.substring(place), text.length()));
                place = text.length();
            }
            if (turn.state().ended()) {
                events.add(new ReplyEvent.Ended(turn, text.length()));
            }
            return events;
        }
    }
}
