package chatclique.image.painter;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.core.io.ClassPathResource;

/**
 * The words of one language that the painter knows: which concepts they stand for. The README beside the word files
 * defines their form.
 */
final class Lexicon {

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+(-[\\p{L}\\p{M}\\p{N}]+)*");
    private static final int REACH_OF_NO = 2;

    private final boolean spaced;
    private final List<Entry> entries = new ArrayList<>();

    /**
     * A concept found in a text.
     *
     * @param from the place of its first word, or character, in the text
     * @param to the place behind its last
     * @param letters how many letters of it the entry names; the rest was left open
     */
    record Hit(String concept, int from, int to, int letters) {

        int length() {
            return to - from;
        }

        boolean is(String kind) {
            return concept.startsWith(kind + '.');
        }

        String kind() {
            return concept.substring(0, Math.max(0, concept.indexOf('.')));
        }

        String name() {
            return concept.substring(concept.indexOf('.') + 1);
        }
    }

    private record Entry(String concept, List<String> words) {

        int letters() {
            return words.stream()
                    .mapToInt(word -> word.replace("*", "").length())
                    .sum();
        }
    }

    /** The lexicon of a language, by its code. */
    static Lexicon read(String language) {
        return new Lexicon(language);
    }

    private Lexicon(String language) {
        this.spaced = !language.equals("zh");
        try {
            String text =
                    new ClassPathResource("words/" + language + ".txt").getContentAsString(StandardCharsets.UTF_8);
            text.lines().map(String::strip).filter(line -> !line.isEmpty()).forEach(this::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Everything found in a text, in its order, without what is part of something longer or taken back by a "no". */
    List<Hit> hits(String text) {
        List<String> tokens = tokens(text);
        List<Hit> all = new ArrayList<>();
        for (Entry entry : entries) {
            for (int at = 0; at + entry.words().size() <= tokens.size(); at++) {
                if (matches(entry.words(), tokens, at)) {
                    all.add(new Hit(entry.concept(), at, at + entry.words().size(), entry.letters()));
                }
            }
        }
        return all.stream()
                .filter(hit -> all.stream().noneMatch(other -> overlap(hit, other) && better(other, hit)))
                .filter(hit -> !takenBack(hit, all))
                .sorted(Comparator.comparingInt(Hit::from).thenComparing(Hit::concept))
                .toList();
    }

    private void add(String line) {
        int equals = line.indexOf('=');
        String concept = line.substring(0, equals).strip();
        Arrays.stream(line.substring(equals + 1).split(","))
                .map(entry -> new Entry(concept, tokens(entry)))
                .filter(entry -> !entry.words().isEmpty())
                .forEach(entries::add);
    }

    private List<String> tokens(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replace('ё', 'е')
                .replace('’', '\'');
        if (!spaced) {
            return plain.codePoints()
                    .filter(c -> !Character.isWhitespace(c))
                    .mapToObj(Character::toString)
                    .toList();
        }
        // The star of an entry belongs to its word.
        Matcher words = Pattern.compile("\\*?" + WORD.pattern() + "\\*?").matcher(plain);
        return words.results().map(result -> result.group()).toList();
    }

    private static boolean matches(List<String> words, List<String> tokens, int at) {
        for (int i = 0; i < words.size(); i++) {
            if (!matches(words.get(i), tokens.get(at + i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean matches(String word, String token) {
        if (word.length() > 1 && word.endsWith("*")) {
            return token.startsWith(word.substring(0, word.length() - 1));
        }
        if (word.length() > 1 && word.startsWith("*")) {
            return token.endsWith(word.substring(1));
        }
        return token.equals(word);
    }

    /** Longer, or of the same kind and more exact: a rainbow is not a kind of rain. */
    private static boolean better(Hit one, Hit other) {
        return one.length() > other.length()
                || one.length() == other.length() && one.kind().equals(other.kind()) && one.letters() > other.letters();
    }

    private static boolean overlap(Hit one, Hit other) {
        return one.from() < other.to() && other.from() < one.to();
    }

    private static boolean takenBack(Hit hit, List<Hit> all) {
        Stream<Hit> noes = all.stream().filter(other -> other.concept().equals("no"));
        return !hit.concept().equals("no")
                && noes.anyMatch(no -> no.to() <= hit.from() && hit.from() - no.to() < REACH_OF_NO);
    }
}
