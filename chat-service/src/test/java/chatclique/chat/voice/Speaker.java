package chatclique.chat.voice;

import chatclique.chat.persona.Persona;
import chatclique.chat.persona.Pet;
import chatclique.chat.persona.Scene;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.ai.chat.messages.AssistantMessage;
import org.springframework.ai.chat.messages.Message;
import org.springframework.ai.chat.messages.SystemMessage;
import org.springframework.ai.chat.messages.UserMessage;
import org.springframework.ai.chat.prompt.Prompt;

/** Speaks with the voice in tests. */
final class Speaker {

    private Speaker() {}

    static String answer(BuiltInVoice voice, Scene scene, List<String> before, String text) {
        return voice.call(prompt(scene, before, text)).getResult().getOutput().getText();
    }

    static Prompt prompt(Scene scene, List<String> before, String text) {
        List<Message> messages = new ArrayList<>();
        messages.add(SystemMessage.builder()
                .text("-")
                .metadata(Map.of(Scene.KEY, scene))
                .build());
        for (int i = 0; i < before.size(); i++) {
            messages.add(i % 2 == 0 ? new UserMessage(before.get(i)) : new AssistantMessage(before.get(i)));
        }
        messages.add(new UserMessage(text));
        return new Prompt(messages);
    }

    static Scene scene(String band, String seed, String species, Persona persona) {
        Pet pet = new Pet(
                "p",
                "Mimi",
                species,
                new Pet.State(2, 8, 6, 8, 0, 5, band),
                List.of(new Pet.Why("hungry", 0.8)),
                null,
                null);
        return new Scene(
                persona,
                "Ann",
                ZoneId.of("UTC"),
                Locale.ENGLISH,
                Instant.parse("2026-11-20T10:30:00Z"),
                "Mimi",
                persona == Persona.PET ? pet : null,
                seed);
    }
}
