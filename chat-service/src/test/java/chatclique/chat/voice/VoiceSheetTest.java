package chatclique.chat.voice;

import static org.assertj.core.api.Assertions.assertThat;

import chatclique.chat.persona.Persona;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;

class VoiceSheetTest {

    private final BuiltInVoice voice = new BuiltInVoice();

    /** Also writes target/voice-samples.txt, to be looked at. */
    @Test
    void everyAnswerIsWholeInEveryLanguageAndMood() throws IOException {
        List<String> sheet = new ArrayList<>();
        for (Map.Entry<Language, List<String>> said : said().entrySet()) {
            for (String band : List.of("very-angry", "bored", "satisfied", "very-happy")) {
                sheet.add("");
                sheet.add("== " + said.getKey() + " " + band);
                sheet.addAll(talk(said.getKey(), band, said.getValue()));
            }
        }
        Files.createDirectories(Path.of("target"));
        Files.write(Path.of("target/voice-samples.txt"), sheet);
    }

    private List<String> talk(Language language, String band, List<String> said) {
        List<String> lines = new ArrayList<>();
        List<String> before = new ArrayList<>();
        String species = band.length() % 2 == 0 ? "dog" : "cat";
        for (String text : said) {
            String seed = language + band + before.size();
            String answer = Speaker.answer(voice, Speaker.scene(band, seed, species, Persona.PET), before, text);
            assertThat(answer).isNotBlank().doesNotContain("{").doesNotContain("  ");
            lines.add("  " + text + "  ->  " + answer);
            before.add(text);
            before.add(answer);
        }
        assertThat(before).doesNotHaveDuplicates();
        return lines;
    }

    private static Map<Language, List<String>> said() throws IOException {
        Map<Language, List<String>> said = new EnumMap<>(Language.class);
        Language language = Language.EN;
        for (String line : new ClassPathResource("voice-sheet.txt")
                .getContentAsString(StandardCharsets.UTF_8)
                .lines()
                .toList()) {
            if (line.startsWith("@")) {
                language = Language.valueOf(line.substring(1));
                said.put(language, new ArrayList<>());
            } else if (!line.startsWith("#")) {
                said.get(language).add(line);
            }
        }
        return said;
    }
}
