package chatclique.chat.tool;

import chatclique.chat.memory.Fact;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.ai.chat.messages.AssistantMessage;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

/** What a model wants to be done, read and checked. */
sealed interface Call {

    /** Care for the pet. */
    record Care(Tool tool) implements Call {}

    /** Something to remember. */
    record Remember(Fact.Kind kind, String text) implements Call {}

    /** What is not done, and what the model is told instead: a word. */
    record Refused(String code) implements Call {}

    /** Arguments of feed; what it is matters to the talk alone. */
    record FeedArguments(@Nullable String food) {}

    /** Arguments of play. */
    record PlayArguments(@Nullable String game) {}

    /** Arguments of pet: none. */
    record PetArguments() {}

    /** Arguments of remember. */
    record RememberArguments(
            Fact.@Nullable Kind kind, @Nullable String text) {}

    /** Reads JSON that is exactly of its schema: no other fields, none twice, nothing after it, no number for a text. */
    JsonMapper STRICT = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .withCoercionConfig(
                    LogicalType.Textual,
                    config -> config.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
            .build();

    /** The most characters of what a human fed or played with. */
    int LONGEST_WORDS = 60;

    /** Reads a call of a model. */
    static Call of(AssistantMessage.ToolCall call) {
        Tool tool = Arrays.stream(Tool.values())
                .filter(known -> known.word().equals(call.name()))
                .findFirst()
                .orElse(null);
        if (tool == null) {
            return new Refused("unknown-tool");
        }
        String json = call.arguments() == null ? "" : call.arguments().strip();
        try {
            return json.equals("null") ? new Refused("invalid-arguments") : read(tool, json.isEmpty() ? "{}" : json);
        } catch (JacksonException notOfTheSchema) {
            return new Refused("invalid-arguments");
        }
    }

    private static Call read(Tool tool, String json) {
        return switch (tool) {
            case FEED -> care(tool, arguments(json, FeedArguments.class).food());
            case PLAY -> care(tool, arguments(json, PlayArguments.class).game());
            case PET -> {
                arguments(json, PetArguments.class);
                yield care(tool, null);
            }
            case REMEMBER -> remember(arguments(json, RememberArguments.class));
        };
    }

    private static Call care(Tool tool, @Nullable String words) {
        return words != null && length(words) > LONGEST_WORDS ? new Refused("invalid-arguments") : new Care(tool);
    }

    private static Call remember(RememberArguments arguments) {
        String text = Fact.line(Objects.requireNonNullElse(arguments.text(), ""));
        Fact.Kind kind = arguments.kind();
        return kind == null || text.isEmpty() || length(text) > Fact.LONGEST
                ? new Refused("invalid-arguments")
                : new Remember(kind, text);
    }

    private static <T> T arguments(String json, Class<T> form) {
        return STRICT.readValue(json, form);
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
