package chatclique.chat.reply;

import chatclique.auth.Owner;
import chatclique.auth.problem.ProblemException;
import chatclique.chat.conversation.Conversation;
import chatclique.chat.conversation.Conversations;
import chatclique.chat.persona.Personas;
import chatclique.chat.reply.Answering.Question;
import chatclique.chat.store.OwnerTag;
import chatclique.chat.turn.Answers;
import chatclique.chat.turn.NewVersion;
import chatclique.chat.turn.Turn;
import chatclique.chat.turn.TurnId;
import chatclique.chat.turn.Turns;
import chatclique.chat.turn.Turns.Acceptance;
import chatclique.chat.turn.Versions;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Answers the latest turn of a conversation anew, to the same words or to others. What the turn was is kept first; then
 * one conditional write makes the new version, so that of many who ask at once one succeeds; a crash in between leaves
 * the turn as it was, and a crash after it leaves a turn that the sweep ends.
 */
@Component
class Revisions {

    private final Conversations conversations;
    private final Turns turns;
    private final Versions versions;
    private final Answers answers;
    private final AnswerKeys keys;
    private final Personas personas;
    private final Replies replies;
    private final Answering answering;
    private final Lease lease;
    private final ReplySettings settings;
    private final Clock clock;
    private final Map<String, Mono<Acceptance>> takingIn = new ConcurrentHashMap<>();

    Revisions(
            Conversations conversations,
            Turns turns,
            Versions versions,
            Answers answers,
            AnswerKeys keys,
            Personas personas,
            Replies replies,
            Answering answering,
            Lease lease,
            ReplySettings settings,
            Clock clock) {
        this.conversations = conversations;
        this.turns = turns;
        this.versions = versions;
        this.answers = answers;
        this.keys = keys;
        this.personas = personas;
        this.replies = replies;
        this.answering = answering;
        this.lease = lease;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * What an owner asks for.
     *
     * @param token the caller's, for asking pet-service
     * @param text what the owner says instead; null for another answer to the same
     */
    record Revision(
            Owner owner,
            String token,
            TurnId turn,
            String key,
            @Nullable String text,
            long startedNanos) {

        String asked() {
            return OwnerTag.hash(turn + "\n" + (text == null ? "regenerate" : "text\n" + text));
        }

        String name() {
            return key + " " + asked();
        }
    }

    /** Begins the new version, or finds the one that the same request has made. */
    Mono<Acceptance> submit(Revision revision) {
        String name = revision.owner().id() + " " + revision.name();
        Mono<Acceptance> mine =
                takeIn(revision).doFinally(signal -> takingIn.remove(name)).cache();
        Mono<Acceptance> others = takingIn.putIfAbsent(name, mine);
        return others == null ? mine : others.map(accepted -> new Acceptance(accepted.turn(), false));
    }

    private Mono<Acceptance> takeIn(Revision revision) {
        return lease.held()
                .then(replies.open())
                .then(Mono.defer(() -> turn(revision)))
                .zipWhen(turn -> keys.take(revision.owner().id(), revision.key(), revision.asked()))
                .flatMap(read -> read.getT2()
                        ? begin(read.getT1(), revision)
                        : made(read.getT1(), revision).switchIfEmpty(Mono.defer(() -> begin(read.getT1(), revision))));
    }

    private Mono<Turn> turn(Revision revision) {
        return turns.written(revision.owner().id(), revision.turn())
                .switchIfEmpty(Mono.error(
                        () -> new ProblemException(HttpStatus.NOT_FOUND, "turn-not-found", "There is no such turn.")))
                .doOnNext(Revisions::refuseDeleted);
    }

    private static void refuseDeleted(Turn turn) {
        if (turn.erased()) {
            throw new ProblemException(HttpStatus.GONE, "turn-deleted", "The entry was deleted.");
        }
    }

    /** The version that this request has made before, whatever came after it. */
    private Mono<Acceptance> made(Turn turn, Revision revision) {
        return Mono.just(turn)
                .concatWith(versions.before(turn))
                .filter(version -> revision.name().equals(version.change()))
                .next()
                .map(version -> new Acceptance(version, false));
    }

    private Mono<Acceptance> begin(Turn turn, Revision revision) {
        if (!turn.state().ended()) {
            return Mono.error(Revisions::running);
        }
        if (turn.versionNumber() >= settings.versions()) {
            return Mono.error(() -> new ProblemException(
                    HttpStatus.CONFLICT, "too-many-versions", "This turn was answered often enough."));
        }
        return conversation(turn)
                .delayUntil(conversation -> versions.keep(turn))
                .flatMap(conversation -> answers.again(turn, version(revision, conversation))
                        .delayUntil(again -> conversations.note(again))
                        .delayUntil(again -> answer(again, revision, conversation)))
                .map(again -> new Acceptance(again, true))
                .switchIfEmpty(Mono.defer(() -> overtaken(turn, revision)));
    }

    /** Only of the latest turn: what follows was said to the answer that there was. */
    private Mono<Conversation> conversation(Turn turn) {
        String conversation = turn.conversation();
        return Mono.justOrEmpty(conversation)
                .flatMap(id -> turns.ofConversation(turn.owner(), id, null, 1))
                .filter(latest -> !latest.isEmpty() && latest.getFirst().id().equals(turn.id()))
                .switchIfEmpty(Mono.error(() -> new ProblemException(
                        HttpStatus.CONFLICT, "not-latest-turn", "Only the latest turn can be answered anew.")))
                .flatMap(latest -> conversations.get(turn.owner(), Objects.requireNonNull(conversation)));
    }

    private NewVersion version(Revision revision, Conversation conversation) {
        return new NewVersion(
                revision.name(),
                revision.text(),
                personas.version(conversation.persona()),
                lease.instance(),
                clock.instant().truncatedTo(ChronoUnit.MILLIS));
    }

    private Mono<Void> answer(Turn turn, Revision revision, Conversation conversation) {
        Question question = new Question(revision.owner(), revision.token(), conversation, revision.startedNanos());
        return answering.begin(turn, question, answering.context(question));
    }

    /** Another request has changed or deleted it first. */
    private Mono<Acceptance> overtaken(Turn turn, Revision revision) {
        return turns.written(turn.owner(), turn.place())
                // What was kept of it meanwhile goes, too.
                .delayUntil(now -> now.erased()
                        ? turns.erase(turn.owner(), turn.date(), List.of(turn.seq()), clock.instant())
                        : Mono.empty())
                .doOnNext(Revisions::refuseDeleted)
                .flatMap(now -> made(now, revision))
                .switchIfEmpty(Mono.error(Revisions::running));
    }

    private static ProblemException running() {
        return new ProblemException(HttpStatus.CONFLICT, "turn-running", "The turn is being answered.");
    }
}
