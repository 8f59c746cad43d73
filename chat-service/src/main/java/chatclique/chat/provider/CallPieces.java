package chatclique.chat.provider;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.ai.chat.messages.AssistantMessage.ToolCall;

/**
 * Puts tool calls together whose names and arguments come in pieces. Endpoints differ: some number the calls, with gaps or
 * all alike, some only name them, some do neither for what goes on.
 */
final class CallPieces {

    private static final int MOST_CALLS = 32;
    private static final int LONGEST_ARGUMENTS = 1 << 16;

    private final List<Building> calls = new ArrayList<>();

    private static final class Building {

        private final int index;
        private String id = "";
        private String name = "";
        private final StringBuilder arguments = new StringBuilder();

        Building(int index) {
            this.index = index;
        }
    }

    /**
     * Takes a piece.
     *
     * @param index the call's number; negative when it has none
     */
    void add(int index, @Nullable String id, @Nullable String name, @Nullable String arguments) {
        Building call = callOf(index, id, name);
        if (id != null && call.id.isEmpty()) {
            call.id = id;
        }
        if (name != null && call.name.isEmpty()) {
            call.name = name;
        }
        if (arguments != null) {
            call.arguments.append(arguments);
        }
        if (calls.size() > MOST_CALLS || call.arguments.length() > LONGEST_ARGUMENTS) {
            throw ProviderFailure.garbled("calls without an end");
        }
    }

    boolean isEmpty() {
        return calls.isEmpty();
    }

    /** The whole calls in the order in which they began; one without an id gets one. */
    List<ToolCall> whole() {
        List<ToolCall> whole = new ArrayList<>();
        for (Building call : calls) {
            String id = call.id.isEmpty() ? "call-" + whole.size() : call.id;
            whole.add(new ToolCall(id, "function", call.name, call.arguments.toString()));
        }
        return whole;
    }

    private Building callOf(int index, @Nullable String id, @Nullable String name) {
        Building known = null;
        for (Building call : calls) {
            if (index < 0 || call.index == index) {
                known = call;
            }
        }
        boolean another = known != null
                && (id != null && !id.isEmpty() && !known.id.isEmpty()
                        ? !known.id.equals(id)
                        : index < 0 && name != null && !name.isEmpty() && !known.name.isEmpty());
        if (known == null || another) {
            known = new Building(index);
            calls.add(known);
        }
        return known;
    }
}
