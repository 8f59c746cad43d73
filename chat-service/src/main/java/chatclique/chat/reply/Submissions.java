package chatclique.chat.reply;

import chatclique.auth.Owner;
import chatclique.auth.problem.ProblemException;
import chatclique.chat.conversation.Conversation;
import chatclique.chat.conversation.Conversations;
import chatclique.chat.diary.Diaries;
import chatclique.chat.persona.Persona;
import chatclique.chat.persona.Personas;
import chatclique.chat.reply.Answering.Context;
import chatclique.chat.reply.Answering.Question;
import chatclique.chat.store.OwnerTag;
import chatclique.chat.turn.Days;
import chatclique.chat.turn.Draft;
import chatclique.chat.turn.Turn;
import chatclique.chat.turn.Turns;
import chatclique.chat.turn.Turns.Acceptance;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Takes turns in: stores each once, then begins its reply. From the moment that it is taken in, a turn no longer depends
 * on the request that brought it.
 */
@Component
class Submissions {

    private final Conversations conversations;
    private final Turns turns;
    private final Days days;
    private final Personas personas;
    private final Replies replies;
    private final Answering answering;
    private final Diaries diaries;
    private final Lease lease;
    private final Clock clock;
    private final Map<String, Mono<Acceptance>> takingIn = new ConcurrentHashMap<>();

    Submissions(
            Conversations conversations,
            Turns turns,
            Days days,
            Personas personas,
            Replies replies,
            Answering answering,
            Diaries diaries,
            Lease lease,
            Clock clock) {
        this.conversations = conversations;
        this.turns = turns;
        this.days = days;
        this.personas = personas;
        this.replies = replies;
        this.answering = answering;
        this.diaries = diaries;
        this.lease = lease;
        this.clock = clock;
    }

    /**
     * What an owner sends.
     *
     * @param token the caller's, for asking pet-service
     * @param key the idempotency key
     */
    record Submission(Owner owner, String token, String conversation, String key, String text, long startedNanos) {

        String bodyHash() {
            return OwnerTag.hash(conversation + "\n" + text);
        }

        String name() {
            return Submissions.name(key);
        }
    }

    /** What makes a turn unique that was sent with a key. */
    static String name(String key) {
        return "key " + key;
    }

    /** Stores the turn, or finds it when it was sent before; when this completes, nothing can lose it. */
    Mono<Acceptance> submit(Submission submission) {
        String name = submission.owner().id() + " " + submission.name();
        // Shared by those who send the same at once, and cached so that nobody's leaving cancels it.
        Mono<Acceptance> mine =
                takeIn(submission).doFinally(signal -> takingIn.remove(name)).cache();
        Mono<Acceptance> others = takingIn.putIfAbsent(name, mine);
        return others == null ? mine : others.flatMap(accepted -> repeated(accepted, submission));
    }

    private static Mono<Acceptance> repeated(Acceptance accepted, Submission submission) {
        return accepted.turn().bodyHash().equals(submission.bodyHash())
                ? Mono.just(new Acceptance(accepted.turn(), false))
                : Mono.error(AnswerKeys::reused);
    }

    private Mono<Acceptance> takeIn(Submission submission) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Owner owner = submission.owner();
        return lease.held()
                .then(replies.open())
                .then(Mono.zip(
                        conversations.get(owner.id(), submission.conversation()),
                        days.lastSeq(owner.id(), LocalDate.ofInstant(now, owner.zone()))))
                .flatMap(read -> store(submission, now, read.getT1(), read.getT2()));
    }

    private Mono<Acceptance> store(Submission submission, Instant now, Conversation conversation, int lastSeq) {
        Question question =
                new Question(submission.owner(), submission.token(), conversation, submission.startedNanos());
        Mono<Context> context = answering.context(question);
        Mono<Acceptance> accepted = turns.store(draft(submission, now, conversation), lastSeq)
                .delayUntil(acceptance -> Mono.when(turns.count(acceptance.turn()), note(acceptance.turn())))
                .delayUntil(acceptance ->
                        acceptance.isNew() ? answering.begin(acceptance.turn(), question, context) : Mono.empty())
                .delayUntil(acceptance -> conversation.persona() == Persona.PET
                        ? diaries.keep(submission.owner(), acceptance.turn().date())
                        : Mono.empty());
        // What the model has to be told is fetched while the turn is being stored.
        return Flux.merge(context.then(Mono.<Acceptance>empty()), accepted).next();
    }

    /** A turn whose conversation was deleted while it was taken in goes with it. */
    private Mono<Boolean> note(Turn turn) {
        return conversations
                .note(turn)
                .flatMap(noted -> noted
                        ? Mono.just(true)
                        : turns.erase(turn.owner(), turn.date(), List.of(turn.seq()), clock.instant())
                                .then(Mono.error(() -> new ProblemException(
                                        HttpStatus.NOT_FOUND,
                                        "conversation-not-found",
                                        "There is no such conversation."))));
    }

    private Draft draft(Submission submission, Instant now, Conversation conversation) {
        return Draft.chat(
                submission.owner().id(),
                submission.owner().zone(),
                now,
                submission.name(),
                submission.bodyHash(),
                submission.text(),
                conversation.id(),
                personas.version(conversation.persona()),
                lease.instance());
    }
}
