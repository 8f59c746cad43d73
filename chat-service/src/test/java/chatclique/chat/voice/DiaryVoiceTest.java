package chatclique.chat.voice;

import static org.assertj.core.api.Assertions.assertThat;

import chatclique.chat.persona.Mood;
import chatclique.chat.voice.DayStory.Entry;
import chatclique.chat.voice.DayStory.Page;
import chatclique.chat.voice.DayStory.Sentence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.ai.chat.messages.SystemMessage;
import org.springframework.ai.chat.prompt.Prompt;
import tools.jackson.databind.json.JsonMapper;

/** Pages of the diary by the built-in voice. */
class DiaryVoiceTest {

    private static final Map<Language, String> SAID = Map.of(
            Language.EN, "Hello. I found a lighthouse behind the garden.",
            Language.FR, "Bonjour ! J'ai trouvé un phare derrière le jardin.",
            Language.DE, "Hallo. Ich habe hinter dem Garten einen Leuchtturm gefunden.",
            Language.RU, "Привет. Я нашла маяк за садом.",
            Language.ZH, "你好。我在花园后面找到一座灯塔。");

    private final BuiltInVoice voice = new BuiltInVoice();

    /** Also writes target/diary-samples.txt, to be looked at. */
    @Test
    void tellsAWholeDayInEachLanguageAndMood() throws IOException {
        List<String> sheet = new ArrayList<>();
        for (Language language : Language.values()) {
            for (Mood mood : Mood.values()) {
                Page page = page(story(language, mood, "2026-11-20 " + mood, everything(language)));
                sheet.add("== " + language + " " + mood);
                page.sentences().forEach(sentence -> sheet.add("  " + sentence.text() + " " + sentence.refs()));
                assertThat(page.sentences()).hasSizeBetween(8, 18).allSatisfy(sentence -> {
                    assertThat(sentence.text()).isNotBlank().doesNotContain("{", "}", "  ");
                    assertThat(sentence.refs()).isNotEmpty().allMatch(ref -> ref.matches("[te]\\d+"));
                });
                assertThat(page.sentences().stream().flatMap(sentence -> sentence.refs().stream()))
                        .contains("t1", "t2", "t9", "e3", "e4", "e5");
            }
        }
        Files.createDirectories(Path.of("target"));
        Files.write(Path.of("target/diary-samples.txt"), sheet);
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void saysTheSameOfTheSameDayAndOtherThingsOfOthers(Language language) {
        DayStory story = story(language, Mood.SATISFIED, "2026-11-20 p", everything(language));
        assertThat(page(story)).isEqualTo(page(story));
        assertThat(page(story(language, Mood.SATISFIED, "2026-11-21 p", everything(language))))
                .isNotEqualTo(page(story));
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void quotesOnlyWhatIsShortAndSaid(Language language) {
        String quoted = texts(page(story(language, Mood.SATISFIED, "s", everything(language))));
        assertThat(quoted).contains(SAID.get(language).split("[.!。] ?")[1]);
        Entry code = new Entry("t1", at("08:00"), "talk", "`rm -rf` " + "x".repeat(100), "");
        assertThat(texts(page(story(language, Mood.SATISFIED, "s", List.of(code)))))
                .doesNotContain("rm -rf", "xxx");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void hasLinesForEverything(Language language) {
        Phrasebook book = Phrasebook.read("diary", language);
        assertThat(book.sections())
                .containsExactlyElementsOf(Phrasebook.read("diary", Language.EN).sections());
        for (String section : book.sections()) {
            for (char mood : "absh".toCharArray()) {
                if (!section.equals("words")) {
                    assertThat(book.lines(section, mood, "dog"))
                            .as(language + " " + section + " " + mood)
                            .hasSizeGreaterThan(1);
                }
            }
        }
    }

    private static List<Entry> everything(Language language) {
        return List.of(
                new Entry("t1", at("07:50"), "talk", SAID.get(language), ""),
                new Entry("e1", at("08:00"), "feed", "", "good"),
                new Entry("e2", at("08:01"), "feed", "", "overfed"),
                new Entry("t2", at("09:00"), "talk", "?", ""),
                new Entry("e3", at("10:00"), "pet", "", "good"),
                new Entry("e4", at("11:00"), "play", "", "good"),
                new Entry("e5", at("12:00"), "rename", "Mimi", "good"),
                new Entry("t9", at("20:00"), "picture", "a castle", ""));
    }

    private static Instant at(String time) {
        return Instant.parse("2026-11-20T" + time + ":00Z");
    }

    private static DayStory story(Language language, Mood mood, String seed, List<Entry> entries) {
        return new DayStory("Mimi", "cat", "Ann", ZoneId.of("Europe/Berlin"), language.locale(), mood, seed, entries);
    }

    private static String texts(Page page) {
        return String.join("\n", page.sentences().stream().map(Sentence::text).toList());
    }

    private Page page(DayStory story) {
        SystemMessage task = SystemMessage.builder()
                .text("-")
                .metadata(Map.of(DayStory.KEY, story))
                .build();
        String json =
                voice.call(new Prompt(List.of(task))).getResult().getOutput().getText();
        return JsonMapper.shared().readValue(json, Page.class);
    }
}
