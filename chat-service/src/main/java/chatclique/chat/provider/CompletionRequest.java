package chatclique.chat.provider;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.ai.chat.messages.AssistantMessage;
import org.springframework.ai.chat.messages.AssistantMessage.ToolCall;
import org.springframework.ai.chat.messages.Message;
import org.springframework.ai.chat.messages.ToolResponseMessage;
import org.springframework.ai.chat.prompt.ChatOptions;
import org.springframework.ai.chat.prompt.Prompt;
import org.springframework.ai.model.tool.ToolCallingChatOptions;
import org.springframework.ai.tool.ToolCallback;
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
            prompt.getInstructions().forEach(message -> write(json, message, settings.tools()));
            json.writeEndArray();
            if (settings.tools() && options instanceof ToolCallingChatOptions withTools) {
                write(json, Objects.requireNonNullElse(withTools.getToolCallbacks(), List.of()));
            }
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

    /** Where an endpoint takes no tools, it is told the words alone. */
    private static void write(JsonGenerator json, Message message, boolean tools) {
        if (message instanceof ToolResponseMessage results) {
            if (tools) {
                results.getResponses().forEach(result -> write(json, result));
            }
            return;
        }
        List<ToolCall> calls = tools && message instanceof AssistantMessage answer ? answer.getToolCalls() : List.of();
        String text = Objects.requireNonNullElse(message.getText(), "");
        if (text.isEmpty() && calls.isEmpty() && message instanceof AssistantMessage) {
            return;
        }
        json.writeStartObject();
        json.writeStringProperty("role", message.getMessageType().name().toLowerCase(Locale.ROOT));
        json.writeStringProperty("content", text);
        if (!calls.isEmpty()) {
            json.writeArrayPropertyStart("tool_calls");
            calls.forEach(call -> write(json, call));
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, ToolCall call) {
        json.writeStartObject();
        json.writeStringProperty("id", call.id());
        json.writeStringProperty("type", "function");
        json.writeObjectPropertyStart("function");
        json.writeStringProperty("name", call.name());
        json.writeStringProperty("arguments", call.arguments());
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, ToolResponseMessage.ToolResponse result) {
        json.writeStartObject();
        json.writeStringProperty("role", "tool");
        json.writeStringProperty("tool_call_id", result.id());
        json.writeStringProperty("content", result.responseData());
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, List<ToolCallback> tools) {
        if (tools.isEmpty()) {
            return;
        }
        json.writeArrayPropertyStart("tools");
        for (ToolCallback tool : tools) {
            json.writeStartObject();
            json.writeStringProperty("type", "function");
            json.writeObjectPropertyStart("function");
            json.writeStringProperty("name", tool.getToolDefinition().name());
            json.writeStringProperty("description", tool.getToolDefinition().description());
            json.writeName("parameters");
            json.writeRawValue(tool.getToolDefinition().inputSchema());
            json.writeEndObject();
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void write(JsonGenerator json, String name, @Nullable Double value) {
        if (value != null) {
            json.writeNumberProperty(name, value);
        }
    }
}
