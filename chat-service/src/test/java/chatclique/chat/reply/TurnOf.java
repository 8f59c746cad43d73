package chatclique.chat.reply;

import chatclique.chat.turn.Turn;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Turns for tests, with what matters to a window. */
final class TurnOf {

    private TurnOf() {}

    static Turn turn(String id, Instant at, Turn.State state, String prompt, String answer, List<Turn.Action> actions) {
        Map<String, Object> fields = new HashMap<>(Map.of(
                "id", id, "owner", "ada", "day", "2026-11-20", "seq", 1, "kind", "CHAT", "schema", 2, "createdAt", at));
        fields.put("state", state);
        fields.put("conversation", "talk");
        fields.put("prompt", new Turn.Part("user", prompt));
        fields.put("answer", answer.isEmpty() ? null : new Turn.Part("pet", answer));
        fields.put("actions", actions.isEmpty() ? null : actions);
        return JsonMapper.shared().convertValue(fields, Turn.class);
    }
}
