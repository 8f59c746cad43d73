package chatclique.chat.search;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.de.GermanAnalyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;
import org.apache.lucene.analysis.ru.RussianAnalyzer;
import org.tartarus.snowball.SnowballStemmer;
import org.tartarus.snowball.ext.EnglishStemmer;
import org.tartarus.snowball.ext.FrenchStemmer;
import org.tartarus.snowball.ext.GermanStemmer;
import org.tartarus.snowball.ext.RussianStemmer;

/** A language whose words are brought to their stems. Others are found by their words as they are written. */
enum Tongue {
    ENGLISH(EnglishStemmer::new, EnglishAnalyzer.getDefaultStopSet()),
    FRENCH(FrenchStemmer::new, FrenchAnalyzer.getDefaultStopSet()),
    GERMAN(GermanStemmer::new, GermanAnalyzer.getDefaultStopSet()),
    RUSSIAN(RussianStemmer::new, RussianAnalyzer.getDefaultStopSet());

    /** So many words tell the language of a text. */
    private static final int ENOUGH = 200;

    private final Supplier<SnowballStemmer> stemmer;
    private final CharArraySet frequent;

    Tongue(Supplier<SnowballStemmer> stemmer, CharArraySet frequent) {
        this.stemmer = stemmer;
        this.frequent = frequent;
    }

    /** A stemmer for one thread. */
    SnowballStemmer stemmer() {
        return stemmer.get();
    }

    /** The language of a text by its frequent words; all of them when these don't tell. */
    static Set<Tongue> of(Collection<String> words) {
        long[] known = new long[values().length];
        words.stream().limit(ENOUGH).forEach(word -> {
            for (Tongue tongue : values()) {
                known[tongue.ordinal()] += tongue.frequent.contains(word) ? 1 : 0;
            }
        });
        List<Tongue> best = Arrays.stream(values())
                .sorted(Comparator.comparingLong((Tongue tongue) -> known[tongue.ordinal()])
                        .reversed())
                .toList();
        boolean told = known[best.get(0).ordinal()] > known[best.get(1).ordinal()];
        return told ? EnumSet.of(best.get(0)) : EnumSet.allOf(Tongue.class);
    }
}
