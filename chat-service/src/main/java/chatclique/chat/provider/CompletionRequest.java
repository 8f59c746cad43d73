package chatclique.chat.provider;

import java.io.ByteArrayOutputStream;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.ai.chat.messages.Message;
import org.springframework.ai.chat.prompt.ChatOptions;
import org.springframework.ai.chat.prompt.Prompt;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Writes the body of a chat completion request. */
final class CompletionRequest {

    private static final JsonFactory JSON = JsonFactory.builder().build();

    private CompletionRequest() {}

    static byte[] body(Prompt prompt, ProviderSettings settings) {
        ByteArrayOutputStream body = new ByteArrayOutputStream(1024);
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), body)) {
            ChatOptions options = prompt.getOptions();
            json.writeStartObject();
            json.writeStringProperty("model", model(options, settings));
            json.writeArrayPropertyStart("messages");
            prompt.getInstructions().forEach(message -> write(json, message));
            json.writeEndArray();
            json.writeBooleanProperty("stream", true);
            if (settings.usage()) {
                json.writeObjectPropertyStart("stream_options");
                json.writeBooleanProperty("include_usage", true);
                json.writeEndObject();
            }
            if (options != null) {
                write(json, "temperature", options.getTemperature());
                write(json, "top_p", options.getTopP());
                write(json, "frequency_penalty", options.getFrequencyPenalty());
                write(json, "presence_penalty", options.getPresencePenalty());
                if (options.getMaxTokens() != null) {
                    json.writeNumberProperty(settings.maxTokensField(), options.getMaxTokens());
                }
            }
            json.writeEndObject();
        }
        return body.toByteArray();
    }

    private static String model(@Nullable ChatOptions options, ProviderSettings settings) {
        String asked = options == null ? null : options.getModel();
        return asked != null ? asked : settings.chatModel() == null ? "" : settings.chatModel();
    }

    private static void write(JsonGenerator json, Message message) {
        json.writeStartObject();
        json.writeStringProperty("role", message.getMessageType().name().toLowerCase(Locale.ROOT));
        json.writeStringProperty("content", message.getText());
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, String name, @Nullable Double value) {
        if (value != null) {
            json.writeNumberProperty(name, value);
        }
    }
}
