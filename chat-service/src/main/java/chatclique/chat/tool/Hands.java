package chatclique.chat.tool;

import chatclique.auth.problem.ProblemException;
import chatclique.chat.memory.Fact;
import chatclique.chat.memory.Facts;
import chatclique.chat.persona.CareGiven;
import chatclique.chat.persona.Pet;
import chatclique.chat.persona.Pets;
import chatclique.chat.turn.Turn;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.ai.chat.messages.AssistantMessage;
import org.springframework.dao.DataAccessException;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * Does what a model asks for in one answer: for the owner who is answered and the pet of the conversation, whatever the
 * model says. Used by one stream.
 */
public final class Hands {

    private final Pets pets;
    private final Facts facts;
    private final ToolSettings settings;
    private final Whose whose;
    private final Map<Tool, Integer> used = new EnumMap<>(Tool.class);
    private int actions;

    Hands(Pets pets, Facts facts, ToolSettings settings, Whose whose) {
        this.pets = pets;
        this.facts = facts;
        this.settings = settings;
        this.whose = whose;
    }

    /**
     * Whose hands they are.
     *
     * @param token the owner's, which alone says what may be done
     * @param petId the pet of the conversation, if it has one
     * @param turnId the turn that is being answered
     */
    public record Whose(
            String owner, String token, @Nullable String petId, String turnId) {}

    /**
     * What came of a call.
     *
     * @param action what is shown of it; null when nothing was tried
     * @param told what the model is told, a JSON object
     */
    public record Result(Turn.@Nullable Action action, String told) {}

    /** Does one thing, once: the same turn asking again, even in another answer, changes nothing more. */
    public Mono<Result> use(AssistantMessage.ToolCall asked) {
        return Mono.defer(() -> switch (Call.of(asked)) {
            case Call.Refused(String code) -> Mono.just(refused(code));
            case Call.Care(Tool tool) when whose.petId() == null -> Mono.just(refused("no-pet"));
            case Call call when actions >= settings.actions() -> Mono.just(refused("enough-for-now"));
            case Call.Care(Tool tool) -> care(tool, Objects.requireNonNull(whose.petId()));
            case Call.Remember(Fact.Kind kind, String text) -> remember(kind, text);
        });
    }

    private Mono<Result> care(Tool tool, String petId) {
        actions++;
        int count = used.merge(tool, 1, Integer::sum);
        String key = whose.turnId() + "-" + tool.word() + "-" + count;
        return pets.act(petId, tool.word(), whose.token(), key)
                .map(given -> result(tool, true, receipt(petId, given), told(given)))
                .onErrorResume(ProblemException.class, problem -> Mono.just(failed(tool, problem)));
    }

    private Mono<Result> remember(Fact.Kind kind, String text) {
        actions++;
        return facts.learn(whose.owner(), whose.turnId(), whose.petId(), kind, text)
                .map(learned -> result(Tool.REMEMBER, true, receipt(learned.fact()), Map.of("done", true)))
                .switchIfEmpty(Mono.fromSupplier(() -> refused("forgotten-on-request")))
                .onErrorResume(ProblemException.class, problem -> Mono.just(failed(Tool.REMEMBER, problem)))
                .onErrorResume(
                        DataAccessException.class, away -> Mono.just(failed(Tool.REMEMBER, "store-unavailable", 503)));
    }

    private static Map<String, Object> receipt(String petId, CareGiven given) {
        Map<String, Object> receipt = new LinkedHashMap<>();
        receipt.put("petId", petId);
        receipt.put("outcome", given.outcome());
        receipt.put("reason", given.reason());
        receipt.put("money", given.money());
        receipt.put("eventId", given.eventId());
        Pet.State state = given.pet().state();
        if (state != null) {
            receipt.put("mood", state.mood());
            receipt.put("band", state.band());
        }
        return receipt;
    }

    private static Map<String, Object> receipt(Fact fact) {
        return Map.of("factId", fact.id(), "kind", fact.kind().word(), "text", fact.text());
    }

    /** Numbers and words of the API alone: no text that a human chose can pose as a result. */
    private static Map<String, Object> told(CareGiven given) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("done", true);
        told.put("outcome", given.outcome());
        told.put("reason", given.reason());
        Pet.State state = given.pet().state();
        if (state != null) {
            told.put("mood", state.band());
            told.put("hunger", Math.round(state.hunger()));
            told.put("energy", Math.round(state.energy()));
            told.put("affection", Math.round(state.affection()));
        }
        return told;
    }

    private static Result failed(Tool tool, ProblemException problem) {
        return failed(tool, problem.code(), problem.getStatusCode().value());
    }

    private static Result failed(Tool tool, String code, int status) {
        return result(tool, false, Map.of("code", code, "status", status), Map.of("done", false, "code", code));
    }

    private static Result result(Tool tool, boolean done, Map<String, Object> receipt, Map<String, Object> told) {
        return new Result(new Turn.Action(tool.word(), 0, done, receipt), json(told));
    }

    private static Result refused(String code) {
        return new Result(null, json(Map.of("done", false, "code", code)));
    }

    private static String json(Map<String, Object> told) {
        return JsonMapper.shared().writeValueAsString(told);
    }
}
