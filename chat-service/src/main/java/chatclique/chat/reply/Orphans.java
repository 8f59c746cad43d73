package chatclique.chat.reply;

import chatclique.chat.conversation.Conversations;
import chatclique.chat.turn.Answers;
import chatclique.chat.turn.Ending;
import chatclique.chat.turn.Turn;
import chatclique.chat.turn.Turns;
import chatclique.chat.usage.Quotas;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Turns that nobody is answering any more: each gets an end, with the text that was saved. */
@Component
class Orphans {

    private static final Logger log = LoggerFactory.getLogger(Orphans.class);

    private final Turns turns;
    private final Answers answers;
    private final Conversations conversations;
    private final Quotas quotas;
    private final Replies replies;
    private final ReplyMetrics metrics;
    private final Clock clock;

    Orphans(
            Turns turns,
            Answers answers,
            Conversations conversations,
            Quotas quotas,
            Replies replies,
            ReplyMetrics metrics,
            Clock clock) {
        this.turns = turns;
        this.answers = answers;
        this.conversations = conversations;
        this.quotas = quotas;
        this.replies = replies;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** Ends all that an instance left behind. May run in several instances at once. */
    Mono<Void> end(String instance) {
        return answers.runBy(instance)
                .concatMap(this::end)
                .count()
                .doOnNext(ended -> log.info("Instance {} was lost; {} of its replies were ended", instance, ended))
                .then();
    }

    /**
     * Ends what this instance has taken in before a moment and is not answering: the store had written the turn and then
     * failed to say so, or to count it.
     */
    Mono<Void> endForgotten(String instance, Instant before) {
        return answers.unfinished()
                .collectList()
                .doOnNext(this::measure)
                .flatMapIterable(all -> all)
                .filter(turn -> turn.runner().equals(instance) && turn.askedAt().isBefore(before))
                .concatMap(answers::find)
                .filter(turn -> replies.find(turn).isEmpty())
                .concatMap(this::end)
                .doOnNext(turn -> log.warn("Turn {} was taken in, but not answered; it was ended", turn.id()))
                .then();
    }

    private void measure(List<Answers.Unfinished> all) {
        Instant now = clock.instant();
        metrics.oldestUnfinished(all.stream()
                .map(turn -> Duration.between(turn.askedAt(), now))
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO));
    }

    /** How many turns name an instance as the one that answers them. */
    Mono<Long> left(String instance) {
        return answers.runBy(instance).count();
    }

    private Mono<Turn> end(Turn turn) {
        String text = turn.answer() == null ? "" : turn.answer().text();
        String sender = turn.answer() == null ? "system" : turn.answer().sender();
        boolean stopped = turn.stopAt() != null;
        Turn.State cut = text.isEmpty() ? Turn.State.FAILED : Turn.State.PARTIAL;
        Ending ending = new Ending(
                stopped ? Turn.State.STOPPED : cut,
                text,
                sender,
                turn.done(),
                turn.model(),
                turn.standIn(),
                turn.usage(),
                turn.cost(),
                null,
                stopped ? null : Failures.INTERRUPTED);
        // It may have died between writing the turn and counting it.
        return turns.count(turn)
                .then(quotas.book(turn.withEnding(ending, clock.instant())))
                .then(conversations.note(turn))
                .then(answers.finish(turn, ending, clock.instant()))
                .doOnNext(ended -> metrics.ended(ended, null))
                .doOnNext(conversations::ended);
    }
}
