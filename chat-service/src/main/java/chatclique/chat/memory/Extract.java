package chatclique.chat.memory;

import chatclique.chat.turn.Turn;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A summary without a model: the owner's own most telling sentences, in the order in which they were said. Telling is what
 * has many words that are long and said nowhere else.
 */
final class Extract {

    private static final int LINES = 24;
    private static final int LONGEST_LINE = 140;
    private static final int SHORTEST_LINE = 4;
    private static final Pattern NO_LETTER = Pattern.compile("[^\\p{L}\\p{N}]+");

    private Extract() {}

    /** The summary before with what is telling in some more turns. */
    static String of(String before, List<Turn> oldestFirst) {
        List<String> lines = new ArrayList<>(before.lines().toList());
        for (Turn turn : oldestFirst) {
            String prompt = turn.prompt() == null ? "" : turn.prompt().text();
            sentences(prompt).stream()
                    .max(Comparator.comparingInt(sentence -> words(sentence).size()))
                    .filter(sentence -> !lines.contains(sentence))
                    .ifPresent(lines::add);
        }
        Map<String, Integer> common = new HashMap<>();
        lines.forEach(line -> words(line).forEach(word -> common.merge(word, 1, Integer::sum)));
        while (lines.size() > LINES) {
            lines.remove(lines.stream()
                    .min(Comparator.comparingDouble(line -> telling(line, common)))
                    .orElseThrow());
        }
        return String.join("\n", lines);
    }

    private static double telling(String line, Map<String, Integer> common) {
        return words(line).stream()
                .mapToDouble(
                        word -> Math.min(word.length(), 10) / (double) Objects.requireNonNullElse(common.get(word), 1))
                .sum();
    }

    private static List<String> sentences(String text) {
        BreakIterator breaks = BreakIterator.getSentenceInstance(Locale.ROOT);
        breaks.setText(text);
        List<String> sentences = new ArrayList<>();
        int from = breaks.first();
        for (int to = breaks.next(); to != BreakIterator.DONE; from = to, to = breaks.next()) {
            String line = Fact.line(text.substring(from, to));
            if (line.length() >= SHORTEST_LINE) {
                sentences.add(
                        line.length() <= LONGEST_LINE
                                ? line
                                : line.substring(0, line.offsetByCodePoints(0, LONGEST_LINE / 2)) + "…");
            }
        }
        return sentences;
    }

    private static Set<String> words(String line) {
        return new HashSet<>(List.of(NO_LETTER.split(line.toLowerCase(Locale.ROOT))));
    }
}
