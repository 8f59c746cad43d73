package chatclique.chat.voice;

import chatclique.chat.persona.Scene;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.ai.chat.messages.Message;
import org.springframework.ai.chat.messages.MessageType;
import org.springframework.ai.chat.messages.ToolResponseMessage;
import org.springframework.ai.chat.messages.ToolResponseMessage.ToolResponse;
import org.springframework.ai.chat.prompt.Prompt;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the voice answers to.
 *
 * @param scene what is known beside the words; null when the prompt came without it
 * @param said what the owner has said before, oldest first
 * @param answered what was answered to that
 * @param now what the owner says now
 * @param results what came of what the voice has asked for since then
 */
record Talk(@Nullable Scene scene, List<String> said, List<String> answered, String now, List<Result> results) {

    /**
     * What came of a tool.
     *
     * @param word the outcome when it was done, else the code that says why not
     */
    record Result(String tool, boolean done, String word) {

        /** The section of the book that answers to it; empty when it needs no answer of its own. */
        String section() {
            return switch (tool + " " + (done ? word : "not " + word)) {
                case "feed good" -> "fed";
                case "feed overfed" -> "overfed";
                case "pet good" -> "stroke";
                case "pet too-much" -> "overstroked";
                case "play good" -> "played";
                case "play not too-tired" -> "play-tired";
                case "feed not pet-paused", "pet not pet-paused", "play not pet-paused" -> "paused";
                case "feed not enough-for-now", "pet not enough-for-now", "play not enough-for-now" -> "";
                default -> tool.equals("remember") ? "" : "care-failed";
            };
        }

        private static Result of(ToolResponse response) {
            JsonNode told = JsonMapper.shared().readTree(response.responseData());
            boolean done = told.path("done").asBoolean();
            return new Result(
                    response.name(), done, told.path(done ? "outcome" : "code").asString(""));
        }
    }

    static Talk of(Prompt prompt) {
        Scene scene = null;
        List<String> said = new ArrayList<>();
        List<String> answered = new ArrayList<>();
        List<Result> results = new ArrayList<>();
        for (Message message : prompt.getInstructions()) {
            String text = Objects.requireNonNullElse(message.getText(), "");
            if (message.getMetadata().get(Scene.KEY) instanceof Scene known) {
                scene = known;
            } else if (message.getMessageType() == MessageType.USER) {
                said.add(text);
                results.clear();
            } else if (message instanceof ToolResponseMessage told) {
                told.getResponses().forEach(response -> results.add(Result.of(response)));
            } else if (message.getMessageType() == MessageType.ASSISTANT && !text.isEmpty()) {
                answered.add(text);
            }
        }
        String now = said.isEmpty() ? "" : said.removeLast();
        return new Talk(scene, List.copyOf(said), List.copyOf(answered), now, List.copyOf(results));
    }

    /** All that the owner has said, the last thing last. */
    List<String> all() {
        List<String> all = new ArrayList<>(said);
        all.add(now);
        return all;
    }
}
