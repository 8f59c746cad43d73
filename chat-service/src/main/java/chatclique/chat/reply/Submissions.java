package chatclique.chat.reply;

import chatclique.auth.Owner;
import chatclique.auth.problem.ProblemException;
import chatclique.auth.trace.Trace;
import chatclique.chat.conversation.Conversation;
import chatclique.chat.conversation.Conversations;
import chatclique.chat.model.Models;
import chatclique.chat.persona.Personas;
import chatclique.chat.persona.Pet;
import chatclique.chat.persona.Pets;
import chatclique.chat.persona.Scene;
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
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.context.ContextView;

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
    private final Pets pets;
    private final Models models;
    private final Replies replies;
    private final Lease lease;
    private final ReplySettings settings;
    private final Clock clock;
    private final Map<String, Mono<Acceptance>> takingIn = new ConcurrentHashMap<>();

    Submissions(
            Conversations conversations,
            Turns turns,
            Days days,
            Personas personas,
            Pets pets,
            Models models,
            Replies replies,
            Lease lease,
            ReplySettings settings,
            Clock clock) {
        this.conversations = conversations;
        this.turns = turns;
        this.days = days;
        this.personas = personas;
        this.pets = pets;
        this.models = models;
        this.replies = replies;
        this.lease = lease;
        this.settings = settings;
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
            return "key " + key;
        }
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
                : Mono.error(() -> new ProblemException(
                        HttpStatus.UNPROCESSABLE_ENTITY,
                        "idempotency-key-reused",
                        "This Idempotency-Key was used for another request."));
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
        Mono<Context> context = context(submission, conversation).cache();
        Mono<Acceptance> accepted = turns.accept(draft(submission, now, conversation), lastSeq)
                .delayUntil(acceptance -> conversations.note(acceptance.turn()))
                .delayUntil(acceptance -> begin(submission, now, conversation, acceptance, context));
        // What the model has to be told is fetched while the turn is being stored.
        return Flux.merge(context.then(Mono.<Acceptance>empty()), accepted).next();
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

    /** What a model has to be told beside the prompt. */
    private record Context(Optional<Pet> pet, List<Turn> latestFirst) {}

    private Mono<Context> context(Submission submission, Conversation conversation) {
        Mono<Optional<Pet>> pet = conversation.petId() == null
                ? Mono.just(Optional.empty())
                : pets.now(conversation.petId(), submission.token());
        return Mono.zip(
                pet,
                turns.ofConversation(submission.owner().id(), conversation.id(), null, settings.windowTurns()),
                Context::new);
    }

    private Mono<Void> begin(
            Submission submission, Instant now, Conversation conversation, Acceptance accepted, Mono<Context> context) {
        return accepted.isNew()
                ? Mono.deferContextual(request ->
                        Mono.fromRunnable(() -> begin(submission, now, conversation, accepted, context, request)))
                : Mono.empty();
    }

    private void begin(
            Submission submission,
            Instant now,
            Conversation conversation,
            Acceptance accepted,
            Mono<Context> context,
            ContextView request) {
        Models.Chosen model = models.forPersona(conversation.persona());
        String sender = conversation.persona().word();
        replies.begin(
                accepted.turn(),
                sender,
                model.name(),
                writing -> context.flatMapMany(known -> {
                    Window window = window(submission, now, conversation, accepted.turn(), known);
                    writing.asked(window.tokens());
                    return model.answer(window.messages());
                }),
                submission.startedNanos(),
                Trace.of(request));
    }

    private Window window(Submission submission, Instant now, Conversation conversation, Turn turn, Context known) {
        Owner owner = submission.owner();
        Scene scene = new Scene(
                conversation.persona(),
                owner.name(),
                owner.zone(),
                owner.locale(),
                now,
                conversation.petName(),
                known.pet().orElse(null),
                turn.id());
        return Window.of(personas.system(scene), known.latestFirst(), submission.text(), settings.windowTokens());
    }
}
