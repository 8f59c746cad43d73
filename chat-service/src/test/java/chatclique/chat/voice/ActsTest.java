package chatclique.chat.voice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.io.ClassPathResource;

/** What people say for a deed and what they say for talk, in five languages: the table is acts-table.txt. */
class ActsTest {

    static Stream<Arguments> table() throws IOException {
        String table = new ClassPathResource("acts-table.txt").getContentAsString(StandardCharsets.UTF_8);
        Language[] language = {Language.EN};
        return table.lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .peek(line -> language[0] = line.startsWith("@") ? Language.valueOf(line.substring(1)) : language[0])
                .filter(line -> !line.startsWith("@"))
                .map(line -> Arguments.of(
                        language[0],
                        line.substring(line.indexOf('|') + 1).strip().replace("\\n", "\n"),
                        List.of(line.substring(0, line.indexOf('|')).strip().split(" "))));
    }

    @ParameterizedTest
    @MethodSource("table")
    void deedsAreToldFromTalk(Language language, String said, List<String> expected) {
        Acts acts = Acts.read(language, Phrasebook.read("pet", language).word("food"));
        assertThat(acts.in(said, "Mimi")).isEqualTo(expected.equals(List.of("-")) ? List.of() : expected);
    }
}
