package chatclique.chat.diary;

import static org.assertj.core.api.Assertions.assertThat;

import chatclique.chat.voice.DayStory.Sentence;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageFormTest {

    @Test
    void readsSentencesWithTheirReferencesAlsoInAFence() {
        String page = "{\"sentences\":[{\"text\":\" We\\n talked. \",\"refs\":[\"t1\",\"e2\"]}],\"mood\":1}";
        assertThat(PageForm.read(page))
                .hasValueSatisfying(read ->
                        assertThat(read.sentences()).containsExactly(new Sentence("We talked.", List.of("t1", "e2"))));
        assertThat(PageForm.read("```json\n" + page + "\n```")).isPresent();
        assertThat(PageForm.read("```\n" + page + "\n```\n")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Dear diary,",
                "[]",
                "{}",
                "null",
                "{\"sentences\":[]}",
                "{\"sentences\":\"none\"}",
                "{\"sentences\":[\"We talked.\"]}",
                "{\"sentences\":[{\"text\":\"We talked.\"}]}",
                "{\"sentences\":[{\"text\":\"\",\"refs\":[\"t1\"]}]}",
                "{\"sentences\":[{\"text\":\"We talked.\",\"refs\":[\"t1\"]}",
                "{\"sentences\":[{\"text\":\"We talked.\",\"refs\":\"t1\"}]}"
            })
    void takesNothingElseForAPage(String text) {
        assertThat(PageForm.read(text)).isEmpty();
    }

    @Test
    void takesNoPageThatIsTooLong() {
        String sentence = "{\"text\":\"" + "a".repeat(500) + "\",\"refs\":[\"t1\"]}";
        assertThat(PageForm.read("{\"sentences\":[" + sentence + "]}")).isEmpty();
        String many = "{\"text\":\"a\",\"refs\":[]},".repeat(17);
        assertThat(PageForm.read("{\"sentences\":[" + many.substring(0, many.length() - 1) + "]}"))
                .isEmpty();
    }
}
