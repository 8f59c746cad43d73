package chatclique.chat.reply;

import chatclique.chat.turn.Turn;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.ai.chat.messages.AssistantMessage;
import org.springframework.ai.chat.messages.AssistantMessage.ToolCall;
import org.springframework.ai.chat.messages.Message;
import org.springframework.ai.chat.messages.SystemMessage;
import org.springframework.ai.chat.messages.ToolResponseMessage;
import org.springframework.ai.chat.messages.ToolResponseMessage.ToolResponse;
import org.springframework.ai.chat.messages.UserMessage;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a model is told: who it is, then the latest whole turns of the conversation that fit, then what was said now. A
 * turn goes in as a whole, with what was done in it and what came of that, or not at all.
 *
 * @param messages in the order in which a model reads them
 * @param tokens about how many they are
 * @param overdue the latest turn of those that should be told in short from now on; null while there is room
 */
record Window(List<Message> messages, int tokens, @Nullable Turn overdue) {

    /**
     * How much there is room for.
     *
     * @param tokens the most of a window
     * @param turns the most turns
     * @param fixed what is told beside the messages: the tools
     */
    record Room(int tokens, int turns, int fixed) {}

    /**
     * Builds one.
     *
     * @param latestFirst the turns before this one that the summary doesn't tell, the latest first
     * @param tools whether the model knows tools, so that it may be told what it did with them
     */
    static Window of(
            SystemMessage system, List<Turn> latestFirst, String prompt, boolean tools, Room room, Tokens.Meter meter) {
        int used = room.fixed() + meter.of(List.of(system, new UserMessage(prompt)));
        Deque<List<Message>> told = new ArrayDeque<>();
        Overdue overdue = new Overdue(room, used);
        boolean full = false;
        for (Turn turn : latestFirst) {
            List<Message> messages = messages(turn, tools);
            if (messages.isEmpty()) {
                continue;
            }
            int more = meter.of(turn, messages);
            overdue.note(turn, more);
            full |= used + more > room.tokens();
            if (!full) {
                used += more;
                told.addFirst(messages);
            }
        }
        List<Message> all = new ArrayList<>();
        all.add(system);
        told.forEach(all::addAll);
        all.add(new UserMessage(prompt));
        return new Window(all, used, overdue.latest());
    }

    /** A turn as a model reads it; nothing when it came to nothing. */
    static List<Message> messages(Turn turn, boolean tools) {
        if (!turn.state().ended()
                || turn.prompt() == null
                || (turn.answer() == null && (!tools || turn.done().isEmpty()))) {
            return List.of();
        }
        List<Message> messages = new ArrayList<>();
        messages.add(new UserMessage(turn.prompt().text()));
        String text = turn.answer() == null ? "" : turn.answer().text();
        int place = 0;
        for (Turn.Action action : tools ? turn.done() : List.<Turn.Action>of()) {
            int next = Math.clamp(action.place(), place, text.length());
            String id = "c-" + turn.id() + "-" + messages.size();
            messages.add(AssistantMessage.builder()
                    .content(text.substring(place, next))
                    .toolCalls(List.of(new ToolCall(id, "function", action.name(), "{}")))
                    .build());
            messages.add(ToolResponseMessage.builder()
                    .responses(List.of(new ToolResponse(id, action.name(), result(action))))
                    .build());
            place = next;
        }
        if (place < text.length()) {
            messages.add(new AssistantMessage(text.substring(place)));
        }
        return messages;
    }

    private static String result(Turn.Action action) {
        String why = action.done() ? "outcome" : "code";
        Object word = action.receipt().getOrDefault(why, "");
        return JsonMapper.shared().writeValueAsString(java.util.Map.of("done", action.done(), why, word));
    }

    /**
     * Finds what should be told in short: what lies beyond half of the room, once that is a quarter of it. So the next turns
     * fit without anything being left out, and a summary is not needed for each of them.
     */
    private static final class Overdue {

        private final int softTokens;
        private final int softTurns;
        private final int most;
        private final int mostTurns;
        private int tokens;
        private int count;
        private int beyond;
        private int beyondCount;
        private @Nullable Turn latest;

        Overdue(Room room, int used) {
            int free = Math.max(0, room.tokens() - used);
            softTokens = free / 2;
            softTurns = room.turns() / 2;
            most = free / 4;
            mostTurns = room.turns() / 4;
        }

        void note(Turn turn, int more) {
            tokens += more;
            count++;
            if (tokens > softTokens || count > softTurns) {
                latest = latest == null ? turn : latest;
                beyond += more;
                beyondCount++;
            }
        }

        @Nullable
        Turn latest() {
            return beyond > most || beyondCount > mostTurns ? latest : null;
        }
    }
}
