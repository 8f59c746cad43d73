package chatclique.chat.voice;

import chatclique.chat.persona.Persona;
import chatclique.chat.persona.Scene;
import chatclique.chat.turn.Turn.StandIn;
import java.text.BreakIterator;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.ai.chat.messages.AssistantMessage;
import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.model.Generation;
import org.springframework.ai.chat.prompt.Prompt;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;

/**
 * A small voice of our own, for when there is no provider: no key, no network. It knows the {@link Scene} and what was
 * said before, answers in the language it is spoken to in, and says the same to the same seed.
 */
@Component
public class BuiltInVoice implements ChatModel {

    /** What it is called in the catalogue. */
    public static final String NAME = "built-in-voice";

    private static final Scene NOBODY =
            new Scene(Persona.ASSISTANT, "", ZoneOffset.UTC, Locale.ENGLISH, Instant.EPOCH, null, null, "nobody");
    private static final int LATELY = 6;

    private final Map<String, Phrasebook> books = new ConcurrentHashMap<>();

    @Override
    public ChatResponse call(Prompt prompt) {
        return response(answer(prompt, null));
    }

    /** The answer, word by word, as fast as it is taken. */
    @Override
    public Flux<ChatResponse> stream(Prompt prompt) {
        return standIn(prompt, null);
    }

    /**
     * The answer in place of a model that cannot give it.
     *
     * @param reason what it says first; null when that was said already
     */
    public Flux<ChatResponse> standIn(Prompt prompt, @Nullable StandIn reason) {
        return Flux.defer(() -> Flux.fromIterable(words(answer(prompt, reason))))
                .map(BuiltInVoice::response);
    }

    private String answer(Prompt prompt, @Nullable StandIn reason) {
        Talk talk = Talk.of(prompt);
        Scene scene = Objects.requireNonNullElse(talk.scene(), NOBODY);
        Language language = Language.of(talk.all(), scene.locale());
        List<String> answered = talk.answered();
        Choice choice =
                new Choice(scene.seed(), answered.subList(Math.max(0, answered.size() - LATELY), answered.size()));
        Memory memory = Memory.of(talk.all(), scene.locale(), spoken -> book("pet", spoken));
        String opening = reason == null ? null : "stand-in-" + reason.name().toLowerCase(Locale.ROOT);
        return scene.persona() == Persona.PET
                ? new PetVoice(book("pet", language), scene, talk, memory, choice).answer(opening)
                : new AssistantVoice(book("assistant", language), scene, talk, memory, choice).answer(opening);
    }

    private Phrasebook book(String name, Language language) {
        return books.computeIfAbsent(name + language, key -> Phrasebook.read(name, language));
    }

    private static List<String> words(String text) {
        BreakIterator breaks = BreakIterator.getLineInstance(Locale.ROOT);
        breaks.setText(text);
        List<String> words = new ArrayList<>();
        int from = breaks.first();
        for (int to = breaks.next(); to != BreakIterator.DONE; from = to, to = breaks.next()) {
            words.add(text.substring(from, to));
        }
        return words;
    }

    private static ChatResponse response(String text) {
        return new ChatResponse(List.of(new Generation(new AssistantMessage(text))));
    }
}
