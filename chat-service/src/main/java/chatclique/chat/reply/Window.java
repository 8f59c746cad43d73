package chatclique.chat.reply;

import chatclique.chat.turn.Turn;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import org.springframework.ai.chat.messages.AssistantMessage;
import org.springframework.ai.chat.messages.Message;
import org.springframework.ai.chat.messages.SystemMessage;
import org.springframework.ai.chat.messages.UserMessage;

/**
 * What a model is told: who it is, then the latest whole turns of the conversation that fit, then what was said now. A
 * turn goes in as a whole or not at all.
 *
 * @param messages in the order in which a model reads them
 * @param tokens about how many they are
 */
record Window(List<Message> messages, int tokens) {

    /** Each message costs a few tokens beside its text. */
    private static final int FRAME = 4;

    static Window of(SystemMessage system, List<Turn> latestFirst, String prompt, int budget) {
        int used = cost(Objects.requireNonNullElse(system.getText(), "")) + cost(prompt);
        Deque<Message> told = new ArrayDeque<>();
        for (Turn turn : latestFirst) {
            if (!turn.state().ended() || turn.prompt() == null || turn.answer() == null) {
                continue;
            }
            int more = cost(turn.prompt().text()) + cost(turn.answer().text());
            if (used + more > budget) {
                break;
            }
            used += more;
            told.addFirst(new AssistantMessage(turn.answer().text()));
            told.addFirst(new UserMessage(turn.prompt().text()));
        }
        List<Message> messages = new ArrayList<>();
        messages.add(system);
        messages.addAll(told);
        messages.add(new UserMessage(prompt));
        return new Window(messages, used);
    }

    private static int cost(String text) {
        return FRAME + Tokens.estimate(text);
    }
}
