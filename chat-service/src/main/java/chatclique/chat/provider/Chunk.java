package chatclique.chat.provider;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonParser.NumberType;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * What one event of a chat completion stream holds, read without building a tree: pieces of text and of tool calls, why it
 * stopped, token counts, or an error. A whole completion, from an endpoint that does not stream, is read the same way.
 */
final class Chunk {

    private static final JsonFactory JSON = JsonFactory.builder().build();
    private static final Pattern COUNT = Pattern.compile("[0-9]{1,9}");

    private final StringBuilder text;
    private final CallPieces calls;

    @Nullable
    String finishReason;

    @Nullable
    String model;

    int promptTokens;
    int completionTokens;

    /** Those of the prompt that the provider had read before; -1 when it doesn't say. */
    int cachedTokens = -1;

    boolean failed;

    @Nullable
    String errorKind;

    /**
     * @param text what the pieces of text are appended to
     * @param calls what the pieces of tool calls are added to
     */
    Chunk(StringBuilder text, CallPieces calls) {
        this.text = text;
        this.calls = calls;
    }

    /** Reads one event's data. */
    void read(byte[] bytes, int from, int length) {
        try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), bytes, from, length)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw ProviderFailure.garbled("an event that is no object");
            }
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                readField(json, json.currentName());
            }
            require(json.currentToken() == JsonToken.END_OBJECT && json.nextToken() == null);
        }
    }

    /** What is left of an event that breaks off, or goes on after its end, is no answer. */
    private static void require(boolean whole) {
        if (!whole) {
            throw ProviderFailure.garbled("broken JSON");
        }
    }

    private void readField(JsonParser json, String name) {
        JsonToken value = json.nextToken();
        switch (name) {
            case "choices" -> readChoices(json, value);
            case "model" -> model = value == JsonToken.VALUE_STRING ? json.getString() : model;
            case "usage" -> readUsage(json, value);
            case "error" -> readError(json, value);
            default -> json.skipChildren();
        }
    }

    private void readChoices(JsonParser json, JsonToken value) {
        if (value != JsonToken.START_ARRAY) {
            json.skipChildren();
            return;
        }
        boolean first = true;
        while (json.nextToken() == JsonToken.START_OBJECT) {
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = json.currentName();
                JsonToken field = json.nextToken();
                // Only one answer is asked for; what else comes is not it.
                if (!first) {
                    json.skipChildren();
                } else if (name.equals("delta") || name.equals("message")) {
                    readMessage(json, field);
                } else if (name.equals("finish_reason") && field == JsonToken.VALUE_STRING) {
                    finishReason = json.getString();
                } else {
                    json.skipChildren();
                }
            }
            require(json.currentToken() == JsonToken.END_OBJECT);
            first = false;
        }
        require(json.currentToken() == JsonToken.END_ARRAY);
    }

    private void readMessage(JsonParser json, JsonToken value) {
        if (value != JsonToken.START_OBJECT) {
            json.skipChildren();
            return;
        }
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = json.currentName();
            JsonToken field = json.nextToken();
            if (field == JsonToken.VALUE_STRING && name.equals("content")) {
                text.append(json.getString());
            } else if (field == JsonToken.START_ARRAY && name.equals("tool_calls")) {
                readCalls(json);
            } else {
                json.skipChildren();
            }
        }
    }

    private void readCalls(JsonParser json) {
        while (json.nextToken() == JsonToken.START_OBJECT) {
            int index = -1;
            String id = null;
            String[] function = new String[2];
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = json.currentName();
                JsonToken field = json.nextToken();
                if (name.equals("index") && isInt(json, field)) {
                    index = json.getIntValue();
                } else if (name.equals("id") && field == JsonToken.VALUE_STRING) {
                    id = json.getString();
                } else if (name.equals("function") && field == JsonToken.START_OBJECT) {
                    readFunction(json, function);
                } else {
                    json.skipChildren();
                }
            }
            require(json.currentToken() == JsonToken.END_OBJECT);
            calls.add(index, id, function[0], function[1]);
        }
        require(json.currentToken() == JsonToken.END_ARRAY);
    }

    private static void readFunction(JsonParser json, String[] nameAndArguments) {
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = json.currentName();
            boolean text = json.nextToken() == JsonToken.VALUE_STRING;
            if (text && (name.equals("name") || name.equals("arguments"))) {
                nameAndArguments[name.equals("name") ? 0 : 1] = json.getString();
            } else {
                json.skipChildren();
            }
        }
    }

    private static boolean isInt(JsonParser json, JsonToken token) {
        return token == JsonToken.VALUE_NUMBER_INT && json.getNumberType() == NumberType.INT;
    }

    private void readUsage(JsonParser json, JsonToken value) {
        if (value != JsonToken.START_OBJECT) {
            json.skipChildren();
            return;
        }
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = json.currentName();
            JsonToken count = json.nextToken();
            switch (name) {
                case "prompt_tokens" -> promptTokens = Math.max(0, count(json, count));
                case "completion_tokens" -> completionTokens = Math.max(0, count(json, count));
                case "cached_tokens" -> cachedTokens = count(json, count);
                case "prompt_tokens_details" -> readUsage(json, count);
                default -> json.skipChildren();
            }
        }
    }

    /** A count, which some write as a string; -1 when it is none. */
    private static int count(JsonParser json, JsonToken value) {
        if (value == JsonToken.VALUE_NUMBER_INT && json.getNumberType() == NumberType.INT) {
            return Math.max(-1, json.getIntValue());
        }
        if (value == JsonToken.VALUE_STRING && COUNT.matcher(json.getString()).matches()) {
            return Integer.parseInt(json.getString());
        }
        json.skipChildren();
        return -1;
    }

    private void readError(JsonParser json, JsonToken value) {
        failed = value != JsonToken.VALUE_NULL;
        if (value != JsonToken.START_OBJECT) {
            json.skipChildren();
            return;
        }
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = json.currentName();
            JsonToken field = json.nextToken();
            // YandexGPT names the status so.
            if ((name.equals("type") || name.equals("code") || name.equals("httpCode"))
                    && field.isScalarValue()
                    && field != JsonToken.VALUE_NULL) {
                errorKind = (errorKind == null ? "" : errorKind + " ") + json.getString();
            } else {
                json.skipChildren();
            }
        }
    }
}
