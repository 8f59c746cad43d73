package chatclique.chat.diary;

import chatclique.chat.voice.DayStory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The form in which a page comes: JSON, which models like to put into a fence. Anything else is no page. */
final class PageForm {

    private static final Pattern FENCE = Pattern.compile("\\A```(?:json)?\\s*|\\s*```\\z");
    private static final Pattern NO_LINE = Pattern.compile("[\\p{Cntrl}\\p{Cf}\\p{Zl}\\p{Zp}\\s]+");
    private static final int LONGEST_PAGE = 20_000;
    private static final int LONGEST_SENTENCE = 400;
    private static final int MOST_SENTENCES = 16;
    private static final int MOST_REFS = 12;

    private PageForm() {}

    /** Reads a page; empty when the text has not the form, or too much of it. */
    static Optional<DayStory.Page> read(String text) {
        String json = FENCE.matcher(text.strip()).replaceAll("");
        if (json.length() > LONGEST_PAGE) {
            return Optional.empty();
        }
        try {
            JsonNode sentences = JsonMapper.shared().readTree(json).path("sentences");
            return sentences.isArray() && !sentences.isEmpty() && sentences.size() <= MOST_SENTENCES
                    ? page(sentences)
                    : Optional.empty();
        } catch (JacksonException noJson) {
            return Optional.empty();
        }
    }

    private static Optional<DayStory.Page> page(JsonNode sentences) {
        List<DayStory.Sentence> read = new ArrayList<>();
        for (JsonNode sentence : sentences) {
            String text = NO_LINE.matcher(sentence.path("text").asString(""))
                    .replaceAll(" ")
                    .strip();
            JsonNode refs = sentence.path("refs");
            if (text.isEmpty() || text.length() > LONGEST_SENTENCE || !refs.isArray() || refs.size() > MOST_REFS) {
                return Optional.empty();
            }
            read.add(new DayStory.Sentence(
                    text, refs.valueStream().map(ref -> ref.asString("")).toList()));
        }
        return Optional.of(new DayStory.Page(List.copyOf(read)));
    }
}
