package chatclique.image.painter;

import chatclique.image.painter.Lexicon.Hit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a prompt asks for, as far as the painter understands it. What it doesn't say is null or empty.
 *
 * @param species the species named, in order
 * @param coat a colour named with the first of them
 * @param props things, each with its colour if one was named, and how many
 * @param worn accessories to put on
 */
record Wish(
        @Nullable String place,
        @Nullable String time,
        @Nullable String weather,
        @Nullable String ride,
        @Nullable String action,
        @Nullable String mood,
        List<String> species,
        @Nullable String coat,
        List<Prop> props,
        List<String> worn) {

    private static final List<String> LANGUAGES = List.of("en", "fr", "de", "ru", "zh");
    private static final Map<String, Lexicon> LEXICONS = lexicons();
    private static final Pattern HAN = Pattern.compile("\\p{IsHan}");
    private static final Pattern CYRILLIC = Pattern.compile("\\p{IsCyrillic}");
    private static final int NEAR = 2;
    private static final String SNOW = "snow";

    record Prop(String name, @Nullable String colour, int count) {}

    /** Reads a prompt in the language that it seems to be written in. */
    static Wish read(String prompt) {
        return of(hits(prompt));
    }

    private static Wish of(List<Hit> hits) {
        List<String> species = all(hits, "species");
        List<String> places = places(hits);
        return new Wish(
                places.stream().findFirst().orElse(null),
                first(hits, "time"),
                weather(hits, places),
                first(hits, "ride"),
                first(hits, "action"),
                first(hits, "mood"),
                species,
                hits.stream()
                        .filter(hit -> hit.is("species"))
                        .findFirst()
                        .map(hit -> beside(hit, hits, "colour"))
                        .orElse(null),
                props(hits),
                all(hits, "wear"));
    }

    /** Han and Cyrillic letters tell the language; among the others the one that knows most of the text does. */
    private static List<Hit> hits(String prompt) {
        if (HAN.matcher(prompt).find()) {
            return lexicon("zh").hits(prompt);
        }
        if (CYRILLIC.matcher(prompt).find()) {
            return lexicon("ru").hits(prompt);
        }
        return LANGUAGES.stream()
                .limit(3)
                .map(language -> lexicon(language).hits(prompt))
                .max(Comparator.comparingInt(Wish::known))
                .orElseThrow();
    }

    /** Two points for a small word: they are the surest sign of a language. */
    private static int known(List<Hit> hits) {
        return hits.stream()
                .mapToInt(hit -> hit.concept().equals("the") ? 2 : hit.length())
                .sum();
    }

    /**
     * The places named, the likeliest first. A word that means a thing as well (a pirate, a king) only hints at one; and snow
     * lies in other places too.
     */
    private static List<String> places(List<Hit> hits) {
        return hits.stream()
                .filter(hit -> hit.is("place"))
                .sorted(Comparator.comparing(
                                (Hit place) -> hits.stream().anyMatch(hit -> !hit.is("place") && sameWords(hit, place)))
                        .thenComparing(place -> place.name().equals(SNOW)))
                .map(Hit::name)
                .distinct()
                .toList();
    }

    /** Snow in another place is what falls, and lies, there. */
    private static @Nullable String weather(List<Hit> hits, List<String> places) {
        String named = first(hits, "weather");
        return named == null && places.size() > 1 && places.contains(SNOW) ? SNOW : named;
    }

    private static boolean sameWords(Hit one, Hit other) {
        return one.from() == other.from() && one.to() == other.to();
    }

    private static List<Prop> props(List<Hit> hits) {
        Map<String, Prop> props = new LinkedHashMap<>();
        for (Hit hit : hits) {
            if (hit.is("prop")) {
                String colour = beside(hit, hits, "colour");
                String number = beside(hit, hits, "number");
                int count = number == null ? 1 : Integer.parseInt(number);
                // A bunch is drawn as one; a number of them is so many single ones.
                String name = count > 1 && hit.name().equals("balloons") ? "balloon" : hit.name();
                props.putIfAbsent(name, new Prop(name, colour, count));
            }
        }
        return new ArrayList<>(props.values());
    }

    /** The word of a kind that belongs to a thing: a little before it, or, for a colour, right behind it. */
    private static @Nullable String beside(Hit hit, List<Hit> hits, String kind) {
        return hits.stream()
                .filter(other -> other.is(kind) && other.to() <= hit.from() && hit.from() - other.to() < NEAR)
                .max(Comparator.comparingInt(Hit::to))
                .or(() -> hits.stream()
                        .filter(other -> other.is(kind) && kind.equals("colour") && other.from() == hit.to())
                        .filter(other -> !claimedByNext(other, hits))
                        .findFirst())
                .map(Hit::name)
                .orElse(null);
    }

    /** In "a ball and a red balloon" the colour is the balloon's. */
    private static boolean claimedByNext(Hit colour, List<Hit> hits) {
        return hits.stream().anyMatch(hit -> (hit.is("prop") || hit.is("species")) && hit.from() == colour.to());
    }

    private static @Nullable String first(List<Hit> hits, String kind) {
        return hits.stream()
                .filter(hit -> hit.is(kind))
                .findFirst()
                .map(Hit::name)
                .orElse(null);
    }

    private static List<String> all(List<Hit> hits, String kind) {
        return hits.stream()
                .filter(hit -> hit.is(kind))
                .map(Hit::name)
                .distinct()
                .toList();
    }

    private static Lexicon lexicon(String language) {
        return LEXICONS.getOrDefault(language, LEXICONS.values().iterator().next());
    }

    private static Map<String, Lexicon> lexicons() {
        Map<String, Lexicon> lexicons = new LinkedHashMap<>();
        LANGUAGES.forEach(language -> lexicons.put(language, Lexicon.read(language)));
        return lexicons;
    }
}
