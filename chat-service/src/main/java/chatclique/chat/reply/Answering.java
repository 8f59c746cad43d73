package chatclique.chat.reply;

import chatclique.auth.Owner;
import chatclique.auth.trace.Trace;
import chatclique.chat.conversation.Conversation;
import chatclique.chat.model.Chosen;
import chatclique.chat.model.Models;
import chatclique.chat.persona.Personas;
import chatclique.chat.persona.Pet;
import chatclique.chat.persona.Pets;
import chatclique.chat.persona.Scene;
import chatclique.chat.turn.Turn;
import chatclique.chat.turn.Turns;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.util.context.ContextView;

/** Answers a turn: gathers what a model has to be told, chooses the model, and begins the reply. */
@Component
class Answering {

    private final Turns turns;
    private final Personas personas;
    private final Pets pets;
    private final Models models;
    private final Replies replies;
    private final ReplySettings settings;

    Answering(Turns turns, Personas personas, Pets pets, Models models, Replies replies, ReplySettings settings) {
        this.turns = turns;
        this.personas = personas;
        this.pets = pets;
        this.models = models;
        this.replies = replies;
        this.settings = settings;
    }

    /**
     * Who asks, and where.
     *
     * @param token the caller's, for what is asked of pet-service
     * @param startedNanos when the request came in, by {@link System#nanoTime}
     */
    record Question(Owner owner, String token, Conversation conversation, long startedNanos) {}

    /** What a model has to be told beside the prompt. */
    record Context(Optional<Pet> pet, List<Turn> latestFirst) {}

    /** Gathers it, once; may begin before the turn is stored. */
    Mono<Context> context(Question question) {
        Conversation conversation = question.conversation();
        Mono<Optional<Pet>> pet = conversation.petId() == null
                ? Mono.just(Optional.empty())
                : pets.now(conversation.petId(), question.token());
        return Mono.zip(
                        pet,
                        turns.ofConversation(question.owner().id(), conversation.id(), null, settings.windowTurns()),
                        Context::new)
                .cache();
    }

    /** Begins to answer a turn that is stored. From here on nothing depends on the request any more. */
    Mono<Void> begin(Turn turn, Question question, Mono<Context> context) {
        return Mono.deferContextual(request -> Mono.fromRunnable(() -> begin(turn, question, context, request)));
    }

    private void begin(Turn turn, Question question, Mono<Context> context, ContextView request) {
        Conversation talk = question.conversation();
        Chosen model = models.choose(new Models.Wish(turn, talk.persona(), talk.preset(), talk.settings()));
        replies.begin(
                turn,
                talk.persona().word(),
                model.name(),
                writing -> context.flatMapMany(known -> {
                    Window window = window(turn, question, known);
                    writing.asked(window.tokens());
                    return model.answer(window.messages());
                }),
                question.startedNanos(),
                Trace.of(request));
    }

    private Window window(Turn turn, Question question, Context known) {
        Owner owner = question.owner();
        Scene scene = new Scene(
                question.conversation().persona(),
                owner.name(),
                owner.zone(),
                owner.locale(),
                turn.createdAt(),
                question.conversation().petName(),
                known.pet().orElse(null),
                turn.id());
        String prompt = turn.prompt() == null ? "" : turn.prompt().text();
        return Window.of(personas.system(scene), known.latestFirst(), prompt, settings.windowTokens());
    }
}
