package chatclique.chat.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.ai.chat.prompt.ChatOptions;
import org.springframework.ai.model.tool.ToolCallingChatOptions;
import org.springframework.ai.tool.ToolCallback;

/**
 * How an answer shall be written; what is null is left to whoever comes next: the preset after the conversation, the
 * model after the preset.
 *
 * @param model a name of the catalogue
 * @param temperature from 0, always the likeliest word, to 2
 * @param topP from 0 to 1: the share of likely words that are considered
 * @param frequencyPenalty from -2 to 2: how much repeating a word counts against it
 * @param presencePenalty from -2 to 2: how much having been said at all counts against a word
 * @param maxTokens the longest answer
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Tuning(
        @Nullable String model,
        @Nullable Double temperature,
        @Nullable Double topP,
        @Nullable Double frequencyPenalty,
        @Nullable Double presencePenalty,
        @Nullable Integer maxTokens) {

    /** Leaves everything to others. */
    public static final Tuning NONE = new Tuning(null, null, null, null, null, null);

    /** The same, with what is left open taken from another. */
    Tuning or(Tuning other) {
        return new Tuning(
                model != null ? model : other.model,
                temperature != null ? temperature : other.temperature,
                topP != null ? topP : other.topP,
                frequencyPenalty != null ? frequencyPenalty : other.frequencyPenalty,
                presencePenalty != null ? presencePenalty : other.presencePenalty,
                maxTokens != null ? maxTokens : other.maxTokens);
    }

    /** The same, with an answer of at most so many tokens. */
    Tuning capped(int most) {
        int tokens = maxTokens == null ? most : Math.min(maxTokens, most);
        return new Tuning(model, temperature, topP, frequencyPenalty, presencePenalty, tokens);
    }

    /** As a model is told, which may know the model by an id of its own. */
    ChatOptions options(String id) {
        return options(id, List.of());
    }

    /** The same for a model that may use tools. */
    ChatOptions options(String id, List<ToolCallback> tools) {
        return ToolCallingChatOptions.builder()
                .model(id)
                .temperature(temperature)
                .topP(topP)
                .frequencyPenalty(frequencyPenalty)
                .presencePenalty(presencePenalty)
                .maxTokens(maxTokens)
                .toolCallbacks(tools)
                .build();
    }
}
