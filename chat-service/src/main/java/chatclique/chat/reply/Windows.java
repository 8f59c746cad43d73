package chatclique.chat.reply;

import chatclique.auth.Owner;
import chatclique.chat.conversation.Conversation;
import chatclique.chat.memory.Fact;
import chatclique.chat.memory.Summary;
import chatclique.chat.model.Chosen;
import chatclique.chat.persona.Persona;
import chatclique.chat.persona.Personas;
import chatclique.chat.persona.Recollection;
import chatclique.chat.persona.Scene;
import chatclique.chat.tool.Toolbox;
import chatclique.chat.turn.Turn;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.ai.tool.ToolCallback;
import org.springframework.stereotype.Component;

/** Builds what models are told: from the persona, what is remembered, and the turns before this one. */
@Component
class Windows {

    private final Personas personas;
    private final Toolbox toolbox;
    private final Tokens tokens;
    private final ReplySettings settings;

    Windows(Personas personas, Toolbox toolbox, Tokens tokens, ReplySettings settings) {
        this.personas = personas;
        this.toolbox = toolbox;
        this.tokens = tokens;
        this.settings = settings;
    }

    /** How many of the latest turns are looked at. */
    int turns() {
        return settings.windowTurns();
    }

    /** What a model is told to answer a turn: only of turns before it, so never of its own earlier answer. */
    Window of(Turn turn, Answering.Question question, Answering.Context known, Chosen model) {
        Tokens.Meter meter = meter(model);
        Persona persona = question.conversation().persona();
        int fixed = model.takesTools() ? toolTokens(persona, meter) : 0;
        List<Turn> before = known.latestFirst().stream()
                .filter(other -> isBefore(other, turn)
                        && !known.summary().map(summary -> summary.tells(other)).orElse(false))
                .toList();
        return Window.of(
                personas.system(scene(turn, question, known)),
                before,
                turn.prompt() == null ? "" : turn.prompt().text(),
                model.takesTools(),
                new Window.Room(room(model), settings.windowTurns(), fixed),
                meter);
    }

    /** Takes in what a provider has counted for a window. */
    void learn(Chosen model, Window window, int reported) {
        tokens.learn(family(model), meter(model).uncorrected(window.tokens()), reported);
    }

    private Tokens.Meter meter(Chosen model) {
        return model.isBuiltIn() ? tokens.roughly() : tokens.meter(family(model));
    }

    /** By the id at its provider, which tells its family sooner than the name in the catalogue. */
    private static String family(Chosen model) {
        return Objects.requireNonNullElse(model.options().getModel(), model.name());
    }

    private int toolTokens(Persona persona, Tokens.Meter meter) {
        int count = 0;
        for (ToolCallback tool : toolbox.offeredTo(persona)) {
            count += meter.of(tool.getToolDefinition().description()
                    + tool.getToolDefinition().inputSchema());
        }
        return count;
    }

    private int room(Chosen model) {
        Integer context = model.contextTokens();
        Integer answer = model.options().getMaxTokens();
        return context == null
                ? settings.windowTokens()
                : Math.max(0, Math.min(settings.windowTokens(), context - (answer == null ? context / 4 : answer)));
    }

    private static Scene scene(Turn turn, Answering.Question question, Answering.Context known) {
        Owner owner = question.owner();
        Conversation conversation = question.conversation();
        return new Scene(
                        conversation.persona(),
                        owner.name(),
                        owner.zone(),
                        owner.locale(),
                        turn.createdAt(),
                        conversation.petName(),
                        known.pet().orElse(null),
                        turn.id())
                .with(recollection(known.facts(), known.summary()));
    }

    private static Recollection recollection(List<Fact> facts, Optional<Summary> summary) {
        List<String> names = texts(facts, Fact.Kind.NAME);
        return new Recollection(
                names.isEmpty() ? null : names.getLast(),
                texts(facts, Fact.Kind.LIKE),
                texts(facts, Fact.Kind.DISLIKE),
                texts(facts, Fact.Kind.OTHER),
                summary.map(Summary::text).orElse(""));
    }

    private static List<String> texts(List<Fact> facts, Fact.Kind kind) {
        return facts.stream()
                .filter(fact -> fact.kind() == kind)
                .map(Fact::text)
                .toList();
    }

    private static boolean isBefore(Turn turn, Turn other) {
        return turn.createdAt().isBefore(other.createdAt())
                || (turn.createdAt().equals(other.createdAt()) && turn.id().compareTo(other.id()) < 0);
    }
}
