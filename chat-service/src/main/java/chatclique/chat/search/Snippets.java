package chatclique.chat.search;

import chatclique.chat.search.Analysis.Token;
import chatclique.chat.turn.Turn;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The places of a turn where the words stand, with some text around them. */
@Component
class Snippets {

    private static final int BEFORE = 60;
    private static final int LENGTH = 220;
    private static final int OF_EACH_PART = 2;

    /** How far a cut may move to fall between two words. */
    private static final int LEEWAY = 24;

    private final Analysis analysis;

    Snippets(Analysis analysis) {
        this.analysis = analysis;
    }

    /**
     * A piece of a turn's text.
     *
     * @param part "prompt" or "answer"
     * @param marks where the words stand in it: from and to in UTF-16 units, in order, never overlapping
     */
    record Snippet(String part, String text, List<List<Integer>> marks) {}

    /** The first snippets of a turn; none when it does not have the words any more. */
    List<Snippet> of(Turn turn, Collection<String> words) {
        List<Snippet> snippets = new ArrayList<>();
        addAll(snippets, "prompt", turn.prompt(), words);
        addAll(snippets, "answer", turn.answer(), words);
        return snippets;
    }

    private void addAll(List<Snippet> snippets, String name, Turn.@Nullable Part part, Collection<String> words) {
        if (part == null) {
            return;
        }
        List<Token> left = analysis.find(part.text(), words);
        for (int i = 0; i < OF_EACH_PART && !left.isEmpty(); i++) {
            Snippet snippet = first(name, part.text(), left);
            snippets.add(snippet);
            int end = end(part.text(), left.getFirst());
            left = left.stream().filter(token -> token.to() > end).toList();
        }
    }

    private static Snippet first(String name, String text, List<Token> tokens) {
        int from = start(text, tokens.getFirst().from());
        int to = end(text, tokens.getFirst());
        List<List<Integer>> marks = new ArrayList<>();
        for (Token token : tokens) {
            if (token.to() > to) {
                break;
            }
            int before = marks.isEmpty() ? -1 : marks.getLast().get(1);
            if (token.from() - from <= before) {
                // Pairs of characters overlap.
                marks.add(List.of(marks.removeLast().getFirst(), Math.max(before, token.to() - from)));
            } else {
                marks.add(List.of(token.from() - from, token.to() - from));
            }
        }
        return new Snippet(name, text.substring(from, to), marks);
    }

    private static int start(String text, int mark) {
        int earliest = Math.max(0, mark - BEFORE);
        if (earliest == 0) {
            return 0;
        }
        for (int i = earliest; i < Math.min(mark, earliest + LEEWAY); i++) {
            if (Character.isWhitespace(text.charAt(i - 1))) {
                return i;
            }
        }
        return Character.isLowSurrogate(text.charAt(earliest)) ? earliest - 1 : earliest;
    }

    private static int end(String text, Token mark) {
        int latest = Math.max(mark.to(), Math.min(text.length(), start(text, mark.from()) + LENGTH));
        if (latest == text.length()) {
            return latest;
        }
        for (int i = latest; i > Math.max(mark.to(), latest - LEEWAY); i--) {
            if (Character.isWhitespace(text.charAt(i))) {
                return i;
            }
        }
        return Character.isLowSurrogate(text.charAt(latest)) ? latest + 1 : latest;
    }
}
