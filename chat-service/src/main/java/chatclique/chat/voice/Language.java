package chatclique.chat.voice;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;

/** The languages that the voice speaks, and how to tell which one somebody writes in. */
enum Language {
    EN(Locale.ENGLISH),
    FR(Locale.FRENCH),
    DE(Locale.GERMAN),
    RU(Locale.of("ru")),
    ZH(Locale.SIMPLIFIED_CHINESE);

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Map<Language, Set<String>> FREQUENT = frequentWords();

    private final Locale locale;

    Language(Locale locale) {
        this.locale = locale;
    }

    Locale locale() {
        return locale;
    }

    /** What stands between two sentences, and between two words. */
    String space() {
        return this == ZH ? "" : " ";
    }

    /**
     * The language of the last thing said. Where its words don't tell, the one of what was said before; where nothing
     * tells, the owner's own.
     */
    static Language of(List<String> said, Locale own) {
        for (String text : said.reversed()) {
            Language told = told(text);
            if (told != null) {
                return told;
            }
        }
        return of(own);
    }

    /** The language of a locale; English when it is another one. */
    static Language of(Locale locale) {
        return Arrays.stream(values())
                .filter(language -> language.locale.getLanguage().equals(locale.getLanguage()))
                .findFirst()
                .orElse(EN);
    }

    private static @Nullable Language told(String text) {
        long han = text.codePoints()
                .filter(point -> is(point, Character.UnicodeScript.HAN))
                .count();
        if (han > 0) {
            return ZH;
        }
        long cyrillic = text.codePoints()
                .filter(point -> is(point, Character.UnicodeScript.CYRILLIC))
                .count();
        long latin = text.codePoints()
                .filter(point -> is(point, Character.UnicodeScript.LATIN))
                .count();
        if (cyrillic > latin) {
            return RU;
        }
        return mostKnown(List.of(normal(text).split(" ")));
    }

    /** The language that knows most of the words; null when none does, or two know as many. */
    private static @Nullable Language mostKnown(List<String> words) {
        Map<Language, Long> known = new EnumMap<>(Language.class);
        FREQUENT.forEach((language, frequent) ->
                known.put(language, words.stream().filter(frequent::contains).count()));
        long most = Collections.max(known.values());
        List<Language> best = known.entrySet().stream()
                .filter(language -> language.getValue() == most)
                .map(Map.Entry::getKey)
                .toList();
        return most > 0 && best.size() == 1 ? best.getFirst() : null;
    }

    /** Lower case, without accents and punctuation, words apart by one space: how words are compared. */
    static String normal(String text) {
        String plain =
                MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD)).replaceAll("");
        return NO_WORD.matcher(plain.toLowerCase(Locale.ROOT).replace("ß", "ss"))
                .replaceAll(" ")
                .strip();
    }

    private static boolean is(int point, Character.UnicodeScript script) {
        return Character.UnicodeScript.of(point) == script;
    }

    private static Map<Language, Set<String>> frequentWords() {
        Map<Language, Set<String>> frequent = new EnumMap<>(Language.class);
        for (String line : read("languages").lines().toList()) {
            int colon = line.indexOf(':');
            if (!line.startsWith("#") && colon > 0) {
                Language language = valueOf(line.substring(0, colon).toUpperCase(Locale.ROOT));
                frequent.put(
                        language,
                        new HashSet<>(List.of(line.substring(colon + 1).strip().split(" "))));
            }
        }
        return frequent;
    }

    /** A resource of the voice. */
    static String read(String name) {
        try {
            return new ClassPathResource("voice/" + name + ".txt").getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("The voice has no " + name, e);
        }
    }
}
