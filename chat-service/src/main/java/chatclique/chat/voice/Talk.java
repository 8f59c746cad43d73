package chatclique.chat.voice;

import chatclique.chat.persona.Scene;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.ai.chat.messages.Message;
import org.springframework.ai.chat.messages.MessageType;
import org.springframework.ai.chat.prompt.Prompt;

/**
 * What the voice answers to.
 *
 * @param scene what is known beside the words; null when the prompt came without it
 * @param said what the owner has said before, oldest first
 * @param answered what was answered to that
 * @param now what the owner says now
 */
record Talk(@Nullable Scene scene, List<String> said, List<String> answered, String now) {

    static Talk of(Prompt prompt) {
        Scene scene = null;
        List<String> said = new ArrayList<>();
        List<String> answered = new ArrayList<>();
        for (Message message : prompt.getInstructions()) {
            String text = Objects.requireNonNullElse(message.getText(), "");
            if (message.getMetadata().get(Scene.KEY) instanceof Scene known) {
                scene = known;
            } else if (message.getMessageType() == MessageType.USER) {
                said.add(text);
            } else if (message.getMessageType() == MessageType.ASSISTANT) {
                answered.add(text);
            }
        }
        String now = said.isEmpty() ? "" : said.removeLast();
        return new Talk(scene, List.copyOf(said), List.copyOf(answered), now);
    }

    /** All that the owner has said, the last thing last. */
    List<String> all() {
        List<String> all = new ArrayList<>(said);
        all.add(now);
        return all;
    }
}
