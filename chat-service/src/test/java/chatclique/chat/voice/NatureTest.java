package chatclique.chat.voice;

import static org.assertj.core.api.Assertions.assertThat;

import chatclique.chat.persona.Persona;
import chatclique.chat.persona.Pet;
import chatclique.chat.persona.Scene;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A pet's age and character tint what it says, and never take it over. */
class NatureTest {

    private final BuiltInVoice voice = new BuiltInVoice();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "EN | The garden was full of snow | How old are you?",
                "FR | Le jardin était plein de neige | Quel âge as-tu ?",
                "DE | Der Garten war voller Schnee | Wie alt bist du?",
                "RU | В саду было много снега | Сколько тебе лет?",
                "ZH | 花园里都是雪 | 你几岁了？"
            })
    void tintsSomeAnswersInEachLanguage(Language language, String said, String askedForAge) {
        Phrasebook book = Phrasebook.read("pet", language);
        for (String stage : List.of("baby", "young", "grown", "wise")) {
            for (String trait : List.of("gourmand", "cuddly", "playful", "chatty", "touchy", "independent")) {
                List<String> own = List.of("stage-" + stage, "trait-" + trait);
                long tinted = answers(said, stage, trait).stream()
                        .filter(answer -> says(book, own, answer))
                        .count();
                assertThat(tinted).as(language + " " + own + " of 60").isBetween(5L, 35L);
                assertThat(answer(askedForAge, stage, trait, "seed"))
                        .satisfies(answer -> assertThat(says(book, List.of("stage-" + stage), answer))
                                .as(answer)
                                .isTrue());
            }
        }
        Map<String, Long> strangers = new HashMap<>();
        answers(said, null, null).forEach(answer -> strangers.put(answer, 1L));
        assertThat(strangers.keySet()).noneMatch(answer -> says(book, natures(book), answer));
    }

    @Test
    void isNotTintedByWhatIsNeitherMarkedNorKnown() {
        Pet unknown = pet("ancient", List.of(new Pet.Leaning("dreamy", 0.9), new Pet.Leaning("cuddly", 0.1)));
        assertThat(unknown.stage()).isEmpty();
        assertThat(unknown.traits()).isEmpty();
        Pet both = pet(
                "young",
                List.of(
                        new Pet.Leaning("playful", 0.4),
                        new Pet.Leaning("cuddly", 0.35),
                        new Pet.Leaning("gourmand", 0.25)));
        assertThat(both.traits()).hasSize(2);
    }

    private List<String> answers(String said, @Nullable String stage, @Nullable String trait) {
        return IntStream.range(0, 60)
                .mapToObj(seed -> answer(said, stage, trait, "seed " + seed))
                .toList();
    }

    private String answer(String said, @Nullable String stage, @Nullable String trait, String seed) {
        Pet pet = pet(stage, trait == null ? null : List.of(new Pet.Leaning(trait, 0.6)));
        Scene scene = new Scene(
                Persona.PET,
                "Ann",
                ZoneOffset.UTC,
                Locale.ENGLISH,
                Instant.parse("2026-11-20T10:30:00Z"),
                "Mimi",
                pet,
                seed);
        return Speaker.answer(voice, scene, List.of(), said);
    }

    private static Pet pet(@Nullable String stage, @Nullable List<Pet.Leaning> personality) {
        return new Pet(
                "p",
                "Mimi",
                "cat",
                new Pet.State(8, 2, 8, 9, 0, 7, "satisfied"),
                List.of(),
                stage == null ? null : new Pet.Growth(stage),
                personality);
    }

    private static List<String> natures(Phrasebook book) {
        return book.sections().stream()
                .filter(section -> section.startsWith("stage-") || section.startsWith("trait-"))
                .toList();
    }

    private static boolean says(Phrasebook book, List<String> sections, String answer) {
        return sections.stream()
                .flatMap(section -> book.lines(section, 's', "cat").stream())
                .anyMatch(line -> answer.contains(line.text()));
    }
}
