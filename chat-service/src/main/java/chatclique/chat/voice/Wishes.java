package chatclique.chat.voice;

import chatclique.chat.persona.Persona;
import chatclique.chat.persona.Recollection;
import chatclique.chat.persona.Scene;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.ai.chat.messages.AssistantMessage.ToolCall;
import tools.jackson.databind.json.JsonMapper;

/** What the voice wants to be done when it hears something: the tools that a model would call. */
final class Wishes {

    private Wishes() {}

    static List<ToolCall> of(Talk talk, Scene scene, Phrasebook book, Acts acts) {
        List<ToolCall> wishes = new ArrayList<>();
        if (scene.persona() == Persona.PET) {
            for (String act : acts.in(talk.now(), scene.name())) {
                Optional<String> food = act.equals("feed") ? book.named("food", talk.now()) : Optional.empty();
                add(wishes, act, food.map(word -> Map.of("food", word)).orElse(Map.of()));
            }
        }
        Recollection known = scene.recollection();
        book.caught("told-name", talk.now())
                .filter(name -> known == null || !name.equals(known.name()))
                .ifPresent(name -> add(wishes, "remember", Map.of("kind", "name", "text", name)));
        Optional<String> dislike = book.caught("told-dislike", talk.now());
        dislike.filter(thing -> known == null || !known.dislikes().contains(thing))
                .ifPresent(thing -> add(wishes, "remember", Map.of("kind", "dislike", "text", thing)));
        book.caught("told-like", talk.now())
                .filter(thing -> dislike.isEmpty())
                .filter(thing -> known == null || !known.likes().contains(thing))
                .ifPresent(thing -> add(wishes, "remember", Map.of("kind", "like", "text", thing)));
        return wishes;
    }

    private static void add(List<ToolCall> wishes, String tool, Map<String, String> arguments) {
        String json = JsonMapper.shared().writeValueAsString(arguments);
        wishes.add(new ToolCall("voice-" + wishes.size(), "function", tool, json));
    }
}
