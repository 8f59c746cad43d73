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
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.ai.chat.messages.AssistantMessage;
import org.springframework.ai.chat.messages.AssistantMessage.ToolCall;
import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.model.Generation;
import org.springframework.ai.chat.prompt.Prompt;
import org.springframework.ai.model.tool.ToolCallingChatOptions;
import org.springframework.ai.tool.ToolCallback;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import tools.jackson.databind.json.JsonMapper;

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
    private final Map<Language, Acts> acts = new ConcurrentHashMap<>();

    @Override
    public ChatResponse call(Prompt prompt) {
        List<ToolCall> wishes = wishes(prompt);
        return wishes.isEmpty() ? response(answer(prompt, null)) : response(wishes);
    }

    /** The answer, word by word, as fast as it is taken; or what is to be done before there is one. */
    @Override
    public Flux<ChatResponse> stream(Prompt prompt) {
        return standIn(prompt, null);
    }

    /** The tools that the last words call for, when they are offered and were not used for them yet. */
    private List<ToolCall> wishes(Prompt prompt) {
        Talk talk = Talk.of(prompt);
        Scene scene = talk.scene();
        if (scene == null || !talk.results().isEmpty()) {
            return List.of();
        }
        Language language = Language.of(talk.all(), scene.locale());
        return Wishes.of(talk, scene, book("pet", language), acts(language)).stream()
                .filter(wish -> isOffered(wish.name(), prompt))
                .toList();
    }

    private static boolean isOffered(String tool, Prompt prompt) {
        return prompt.getOptions() instanceof ToolCallingChatOptions options
                && Objects.requireNonNullElse(options.getToolCallbacks(), List.<ToolCallback>of()).stream()
                        .anyMatch(offered -> offered.getToolDefinition().name().equals(tool));
    }

    private Acts acts(Language language) {
        return acts.computeIfAbsent(
                language, key -> Acts.read(key, book("pet", key).word("food")));
    }

    /**
     * The answer in place of a model that cannot give it.
     *
     * @param reason what it says first; null when that was said already
     */
    public Flux<ChatResponse> standIn(Prompt prompt, @Nullable StandIn reason) {
        return Flux.defer(() -> {
            List<ToolCall> wishes = wishes(prompt);
            if (wishes.isEmpty()) {
                return Flux.fromIterable(words(answer(prompt, reason))).map(BuiltInVoice::response);
            }
            Flux<ChatResponse> asking = Flux.just(response(wishes));
            return reason == null
                    ? asking
                    : Flux.just(response(opened(prompt, reason))).concatWith(asking);
        });
    }

    private String answer(Prompt prompt, @Nullable StandIn reason) {
        Optional<DayStory> story = story(prompt);
        if (story.isPresent()) {
            return page(story.get());
        }
        Talk talk = Talk.of(prompt);
        Scene scene = Objects.requireNonNullElse(talk.scene(), NOBODY);
        String opening = opening(reason);
        return scene.persona() == Persona.PET
                ? petVoice(talk, scene).answer(opening)
                : assistantVoice(talk, scene).answer(opening);
    }

    /** The first words of a stand-in, when there is something to do before the others. */
    private String opened(Prompt prompt, StandIn reason) {
        Talk talk = Talk.of(prompt);
        Scene scene = Objects.requireNonNullElse(talk.scene(), NOBODY);
        String opening = String.valueOf(opening(reason));
        return scene.persona() == Persona.PET
                ? petVoice(talk, scene).opened(opening)
                : assistantVoice(talk, scene).opened(opening);
    }

    private static @Nullable String opening(@Nullable StandIn reason) {
        return reason == null ? null : "stand-in-" + reason.name().toLowerCase(Locale.ROOT);
    }

    private static Optional<DayStory> story(Prompt prompt) {
        return prompt.getInstructions().stream()
                .flatMap(message -> Stream.ofNullable(message.getMetadata().get(DayStory.KEY)))
                .filter(DayStory.class::isInstance)
                .map(DayStory.class::cast)
                .findFirst();
    }

    private String page(DayStory story) {
        DiaryVoice voice = new DiaryVoice(book("diary", Language.of(story.locale())), story);
        return JsonMapper.shared().writeValueAsString(voice.page());
    }

    private PetVoice petVoice(Talk talk, Scene scene) {
        Language language = Language.of(talk.all(), scene.locale());
        return new PetVoice(book("pet", language), scene, talk, memory(talk, scene), choice(talk, scene));
    }

    private AssistantVoice assistantVoice(Talk talk, Scene scene) {
        Language language = Language.of(talk.all(), scene.locale());
        return new AssistantVoice(book("assistant", language), scene, talk, memory(talk, scene), choice(talk, scene));
    }

    private static Choice choice(Talk talk, Scene scene) {
        List<String> answered = talk.answered();
        return new Choice(scene.seed(), answered.subList(Math.max(0, answered.size() - LATELY), answered.size()));
    }

    private Memory memory(Talk talk, Scene scene) {
        return Memory.of(heard(talk, scene), scene.locale(), spoken -> book("pet", spoken))
                .with(scene.recollection());
    }

    /** All that the owner said, what was long ago in short. */
    private static List<String> heard(Talk talk, Scene scene) {
        List<String> heard = new ArrayList<>();
        if (scene.recollection() != null) {
            scene.recollection().earlier().lines().forEach(heard::add);
        }
        heard.addAll(talk.all());
        return heard;
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

    private static ChatResponse response(List<ToolCall> wishes) {
        AssistantMessage asking =
                AssistantMessage.builder().content("").toolCalls(wishes).build();
        return new ChatResponse(List.of(new Generation(asking)));
    }

    private static ChatResponse response(String text) {
        return new ChatResponse(List.of(new Generation(new AssistantMessage(text))));
    }
}
