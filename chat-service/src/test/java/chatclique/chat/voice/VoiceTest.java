package chatclique.chat.voice;

import static org.assertj.core.api.Assertions.assertThat;

import chatclique.chat.persona.Persona;
import chatclique.chat.persona.Pet;
import chatclique.chat.persona.Scene;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.prompt.Prompt;

class VoiceTest {

    private final BuiltInVoice voice = new BuiltInVoice();

    @ParameterizedTest
    @CsvSource({
        "How are you my dear,EN",
        "Comment vas-tu aujourd'hui ?,FR",
        "Wie geht es dir heute?,DE",
        "Как у тебя дела?,RU",
        "你今天好吗？,ZH",
        "Hallo,DE",
        "Bonjour,FR",
        "hi,EN",
        "j'ai faim,FR",
        "Ich hab dich lieb,DE",
        "'Tiens, du thon',FR",
        "'Hier, Thunfisch für dich',DE"
    })
    void answersInTheLanguageThatItIsSpokenToIn(String said, Language language) {
        assertThat(Language.of(List.of(said), Locale.ITALIAN)).isEqualTo(language);
    }

    @Test
    void staysInTheLanguageOfTheTalkAndElseInTheOwners() {
        assertThat(Language.of(List.of("Bonjour toi", "ok"), Locale.ENGLISH)).isEqualTo(Language.FR);
        assertThat(Language.of(List.of("ok"), Locale.GERMAN)).isEqualTo(Language.DE);
        assertThat(Language.of(List.of("🐱"), Locale.JAPANESE)).isEqualTo(Language.EN);
    }

    @Test
    void saysTheSameToTheSameSeedAndOtherThingsToOthers() {
        assertThat(said("very-happy", "seed", "Hello")).isEqualTo(said("very-happy", "seed", "Hello"));
        Set<String> answers = new HashSet<>();
        for (int seed = 0; seed < 40; seed++) {
            answers.add(said("satisfied", "seed" + seed, "Hello there"));
        }
        assertThat(answers).hasSizeGreaterThan(6);
    }

    @Test
    void comesWordByWordAndLosesNothing() {
        Prompt prompt = Speaker.prompt(Speaker.scene("bored", "s", "cat", Persona.PET), List.of(), "What shall we do?");
        List<ChatResponse> pieces = voice.stream(prompt).collectList().block();
        assertThat(pieces).hasSizeGreaterThan(3);
        assertThat(pieces.stream()
                        .map(piece -> piece.getResult().getOutput().getText())
                        .reduce("", String::concat))
                .isEqualTo(voice.call(prompt).getResult().getOutput().getText());
    }

    @Test
    void remembersWhatItWasTold() {
        List<String> before = List.of("Call me Max", "Noted.", "I like old trains", "Nice.");
        assertThat(answer(Speaker.scene("satisfied", "a", "cat", Persona.PET), before, "Do you remember me?"))
                .contains("Max")
                .contains("old trains");
        List<String> avant = List.of("Je m'appelle Zoé", "Bien.", "J'aime le chocolat", "Bien.");
        assertThat(answer(Speaker.scene("satisfied", "a", "cat", Persona.PET), avant, "Tu te souviens de moi ?"))
                .contains("Zoé")
                .contains("le chocolat");
        List<String> before2 = List.of("Меня зовут Аня", "Хорошо.");
        assertThat(answer(Speaker.scene("satisfied", "a", "cat", Persona.PET), before2, "Как меня зовут?"))
                .contains("Аня");
        assertThat(answer(Speaker.scene("satisfied", "a", "cat", Persona.PET), List.of("我叫小明", "好。"), "我叫什么名字？"))
                .contains("小明");
    }

    @Test
    void speaksFromTheStateThatThePetIsIn() {
        assertThat(said("bored", "x", "How are you?")).containsAnyOf("bowl", "hole", "tummy", "food", "eat", "hungry");
        Pet tired = new Pet("p", "Mimi", "cat", new Pet.State(8, 2, 6, 1, 0, 6, "satisfied"), List.of(), null, null);
        Scene scene = new Scene(
                Persona.PET,
                "Ann",
                ZoneId.of("UTC"),
                Locale.ENGLISH,
                Instant.parse("2026-11-20T12:00:00Z"),
                "Mimi",
                tired,
                "s");
        assertThat(answer(scene, List.of(), "Let's play ball!")).containsAnyOf("legs", "lying down", "batteries");
    }

    @Test
    void theAssistantCountsAndIsHonestAboutTheRest() {
        assertThat(assistant("What is 12 * 7 + 1?")).contains("85");
        assertThat(assistant("Wie viel ist 1,5 * 4?")).contains("6");
        assertThat(assistant("2^10")).contains("1,024");
        assertThat(assistant("(2 + 3) * 4 please")).contains("20");
        assertThat(assistant("1 / 0")).contains("no result");
        assertThat(assistant("9^9^9^9")).contains("no result");
        assertThat(assistant("Write me an essay on Kant")).containsAnyOf("language model", "without a model");
        assertThat(assistant("What is the capital of Peru?")).doesNotContain("Lima");
        assertThat(assistant("What time is it?")).contains("10:30");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyBookHasWordsForEverythingInEveryMood(Language language) {
        Phrasebook english = Phrasebook.read("pet", Language.EN);
        Phrasebook book = Phrasebook.read("pet", language);
        for (String section : english.sections()) {
            for (char mood : "absh".toCharArray()) {
                int lines = english.lines(section, mood, "cat").size();
                assertThat(book.lines(section, mood, "cat").size())
                        .as(language + " " + section + " " + mood)
                        .isGreaterThanOrEqualTo(lines == 0 ? 0 : Math.max(1, lines - 1));
            }
        }
        assertThat(book.sections()).containsExactlyElementsOf(english.sections());
        assertThat(Phrasebook.read("assistant", language).sections())
                .containsExactlyElementsOf(
                        Phrasebook.read("assistant", Language.EN).sections());
    }

    private String said(String band, String seed, String text) {
        return answer(Speaker.scene(band, seed, "cat", Persona.PET), List.of(), text);
    }

    private String assistant(String text) {
        return answer(Speaker.scene("satisfied", "s", "cat", Persona.ASSISTANT), List.of(), text);
    }

    private String answer(Scene scene, List<String> before, String text) {
        return Speaker.answer(voice, scene, before, text);
    }
}
