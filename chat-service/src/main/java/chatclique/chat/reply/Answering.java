package chatclique.chat.reply;

import chatclique.auth.Owner;
import chatclique.auth.trace.Trace;
import chatclique.chat.conversation.Conversation;
import chatclique.chat.memory.Fact;
import chatclique.chat.memory.Facts;
import chatclique.chat.memory.Summaries;
import chatclique.chat.memory.Summarising;
import chatclique.chat.memory.Summary;
import chatclique.chat.model.Chosen;
import chatclique.chat.model.Models;
import chatclique.chat.persona.Pet;
import chatclique.chat.persona.Pets;
import chatclique.chat.tool.Hands;
import chatclique.chat.tool.Toolbox;
import chatclique.chat.turn.Turn;
import chatclique.chat.turn.Turns;
import java.util.List;
import java.util.Optional;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.context.ContextView;

/** Answers a turn: gathers what a model has to be told, chooses the model, and begins the reply. */
@Component
class Answering {

    private final Turns turns;
    private final Facts facts;
    private final Summaries summaries;
    private final Summarising summarising;
    private final Pets pets;
    private final Models models;
    private final Toolbox toolbox;
    private final Windows windows;
    private final Replies replies;

    Answering(
            Turns turns,
            Facts facts,
            Summaries summaries,
            Summarising summarising,
            Pets pets,
            Models models,
            Toolbox toolbox,
            Windows windows,
            Replies replies) {
        this.turns = turns;
        this.facts = facts;
        this.summaries = summaries;
        this.summarising = summarising;
        this.pets = pets;
        this.models = models;
        this.toolbox = toolbox;
        this.windows = windows;
        this.replies = replies;
    }

    /**
     * Who asks, and where.
     *
     * @param token the caller's, for what is asked of pet-service
     * @param startedNanos when the request came in, by {@link System#nanoTime}
     */
    record Question(Owner owner, String token, Conversation conversation, long startedNanos) {}

    /** What a model has to be told beside the prompt. */
    record Context(Optional<Pet> pet, List<Turn> latestFirst, List<Fact> facts, Optional<Summary> summary) {}

    /** Gathers it, once; may begin before the turn is stored. */
    Mono<Context> context(Question question) {
        Conversation conversation = question.conversation();
        String owner = question.owner().id();
        Mono<Optional<Pet>> pet = conversation.petId() == null
                ? Mono.just(Optional.empty())
                : pets.now(conversation.petId(), question.token());
        return Mono.zip(
                        pet,
                        turns.ofConversation(owner, conversation.id(), null, windows.turns()),
                        facts.knownTo(owner, conversation.petId()),
                        summaries.find(owner, conversation.id()))
                .map(all -> new Context(all.getT1(), all.getT2(), all.getT3(), all.getT4()))
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
                writing -> context.flatMapMany(known -> answer(turn, question, known, model, writing)),
                question.startedNanos(),
                Trace.of(request));
    }

    private Flux<ChatResponse> answer(Turn turn, Question question, Context known, Chosen model, Writing writing) {
        Conversation conversation = question.conversation();
        Window window = windows.of(turn, question, known, model);
        writing.asked(window.tokens());
        Hands hands = toolbox.handsFor(
                new Hands.Whose(question.owner().id(), question.token(), conversation.petId(), turn.id()));
        Rounds rounds = new Rounds(
                model,
                toolbox.offeredTo(conversation.persona()),
                hands,
                writing::act,
                toolbox.rounds(),
                counted -> windows.learn(model, window, counted));
        return rounds.answer(window.messages()).doOnComplete(() -> summarise(turn, window, model));
    }

    private void summarise(Turn turn, Window window, Chosen model) {
        Turn overdue = window.overdue();
        if (overdue != null) {
            summarising.offer(new Summarising.Due(turn, overdue, model));
        }
    }
}
