package chatclique.chat.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.cjk.CJKBigramFilter;
import org.apache.lucene.analysis.cjk.CJKWidthFilter;
import org.apache.lucene.analysis.core.LowerCaseFilter;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.util.ElisionFilter;
import org.tartarus.snowball.SnowballStemmer;

/**
 * Texts as the words by which they are found: Lucene's standard tokens in lower case without accents, as stems of the
 * text's language, Chinese and Japanese as single characters and pairs. A question is stemmed in all languages, since a
 * few words don't tell theirs.
 */
final class Analysis {

    private static final int ALL_SCRIPTS =
            CJKBigramFilter.HAN | CJKBigramFilter.HIRAGANA | CJKBigramFilter.KATAKANA | CJKBigramFilter.HANGUL;

    private final Analyzer ofTexts = analyzer(true);
    private final Analyzer ofQuestions = analyzer(false);

    /** A word and where it stands, in UTF-16 units. */
    record Token(String word, int from, int to) {}

    /** The words by which a text is found. */
    Set<String> words(String text) {
        List<Token> tokens = tokens(ofTexts, text);
        Stems stems = new Stems(tongue(tokens));
        Set<String> words = new LinkedHashSet<>();
        tokens.forEach(token -> words.addAll(stems.of(token.word())));
        return words;
    }

    /** The words of a question, each with the words that it may be found by. */
    List<Set<String>> question(String text) {
        Stems stems = new Stems(EnumSet.allOf(Tongue.class));
        return tokens(ofQuestions, text).stream()
                .map(token -> stems.of(token.word()))
                .distinct()
                .toList();
    }

    /** Where one of the words stands in a text, in order. */
    List<Token> find(String text, Collection<String> words) {
        List<Token> tokens = tokens(ofTexts, text);
        Stems stems = new Stems(tongue(tokens));
        return tokens.stream()
                .filter(token -> stems.of(token.word()).stream().anyMatch(words::contains))
                .toList();
    }

    private static Set<Tongue> tongue(List<Token> tokens) {
        return Tongue.of(tokens.stream().map(Token::word).toList());
    }

    private static List<Token> tokens(Analyzer analyzer, String text) {
        List<Token> tokens = new ArrayList<>();
        try (TokenStream stream = analyzer.tokenStream("text", text)) {
            CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
            OffsetAttribute place = stream.addAttribute(OffsetAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                tokens.add(new Token(term.toString(), place.startOffset(), place.endOffset()));
            }
            stream.end();
        } catch (IOException e) {
            throw new UncheckedIOException("A text in memory can be read", e);
        }
        return tokens;
    }

    private static Analyzer analyzer(boolean singleCharacters) {
        return new Analyzer() {
            @Override
            protected TokenStreamComponents createComponents(String field) {
                StandardTokenizer tokenizer = new StandardTokenizer();
                TokenStream stream = new ElisionFilter(tokenizer, FrenchAnalyzer.DEFAULT_ARTICLES);
                stream = new EnglishPossessiveFilter(stream);
                stream = new LowerCaseFilter(new CJKWidthFilter(stream));
                return new TokenStreamComponents(tokenizer, new CJKBigramFilter(stream, ALL_SCRIPTS, singleCharacters));
            }
        };
    }

    /** Brings words to their stems in some languages. Not for several threads. */
    private static final class Stems {

        private final Map<Tongue, SnowballStemmer> stemmers = new EnumMap<>(Tongue.class);

        Stems(Set<Tongue> tongues) {
            tongues.forEach(tongue -> stemmers.put(tongue, tongue.stemmer()));
        }

        Set<String> of(String word) {
            Set<String> stems = new LinkedHashSet<>();
            for (SnowballStemmer stemmer : stemmers.values()) {
                stemmer.setCurrent(word.replace('ё', 'е'));
                stemmer.stem();
                stems.add(folded(stemmer.getCurrent()));
            }
            return stems;
        }

        private static String folded(String word) {
            char[] folded = new char[4 * word.length()];
            int length = ASCIIFoldingFilter.foldToASCII(word.toCharArray(), 0, folded, 0, word.length());
            return new String(folded, 0, length);
        }
    }
}
