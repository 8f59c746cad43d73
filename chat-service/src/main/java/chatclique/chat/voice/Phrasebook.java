package chatclique.chat.voice;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What can be said in one language and what it answers to, read from a resource; the form is told in pet-en.txt. */
final class Phrasebook {

    private static final Pattern LINE = Pattern.compile("([-absh]+)(?:/(\\p{L}+))? +(.+)");
    private static final Pattern SEPARATOR = Pattern.compile("\\s*;\\s*");
    private static final String SHORT = " short";
    private static final int FEW_WORDS = 4;
    private static final int FEW_SIGNS = 6;

    private final Language language;
    private final Map<String, Section> sections = new LinkedHashMap<>();
    private final Map<String, String> words = new LinkedHashMap<>();

    /**
     * One line that can be said.
     *
     * @param moods the bands that it is for; a dash for all
     * @param species the one that it is for; null for all
     */
    record Line(String text, String moods, @Nullable String species) {

        boolean suits(char mood, String kind) {
            return (moods.indexOf('-') >= 0 || moods.indexOf(mood) >= 0) && (species == null || species.equals(kind));
        }
    }

    private record Section(boolean onlyWhenShort, List<String> triggers, List<Pattern> patterns, List<Line> lines) {}

    private Phrasebook(Language language) {
        this.language = language;
    }

    /** Reads a book. */
    static Phrasebook read(String name, Language language) {
        Phrasebook book = new Phrasebook(language);
        Section section = null;
        boolean inWords = false;
        for (String line : Language.read(name + "-" + language.locale().getLanguage())
                .lines()
                .toList()) {
            if (line.startsWith("#") || line.isBlank()) {
                continue;
            }
            if (line.startsWith("@")) {
                inWords = line.equals("@words");
                section = book.open(line.substring(1));
            } else if (inWords) {
                int equals = line.indexOf('=');
                book.words.put(
                        line.substring(0, equals).strip(),
                        line.substring(equals + 1).strip());
            } else if (section != null) {
                book.add(section, line);
            }
        }
        return book;
    }

    Language language() {
        return language;
    }

    /** The names of its sections, in order. */
    List<String> sections() {
        return List.copyOf(sections.keySet());
    }

    /** A word or a list of words; empty when the book has none of that name. */
    String word(String name) {
        return words.getOrDefault(name, "");
    }

    /** The lines of a section that suit; all that suit any mood when none is for this one. */
    List<Line> lines(String name, char mood, String species) {
        Section section = sections.get(name);
        return section == null
                ? List.of()
                : section.lines().stream()
                        .filter(line -> line.suits(mood, species))
                        .toList();
    }

    /** The sections that an owner's words mean, with how sure that is; the first one named in the book wins a tie. */
    Map<String, Integer> meanings(String text) {
        String normal = Language.normal(text);
        boolean isShort = isShort(normal);
        String padded = " " + normal + " ";
        Map<String, Integer> found = new LinkedHashMap<>();
        sections.forEach((name, section) -> {
            int sure = !section.onlyWhenShort() || isShort ? sure(section, padded) : 0;
            if (sure > 0) {
                found.put(name, sure);
            }
        });
        return found;
    }

    /** What a section's patterns catch from an owner's words. */
    Optional<String> caught(String name, String text) {
        Section section = sections.get(name);
        if (section == null) {
            return Optional.empty();
        }
        return section.patterns().stream()
                .map(pattern -> pattern.matcher(text))
                .filter(Matcher::find)
                .map(matcher -> matcher.group(1).strip())
                .findFirst();
    }

    /** One of the words of a list that is in an owner's text, as the owner wrote it. */
    Optional<String> named(String list, String text) {
        List<String> known = triggers(word(list));
        if (language == Language.ZH) {
            return known.stream().map(String::strip).filter(text::contains).findFirst();
        }
        return Pattern.compile("[^\\p{L}]+")
                .splitAsStream(text)
                .filter(word -> known.stream().anyMatch(entry -> means(entry, " " + Language.normal(word) + " ")))
                .findFirst();
    }

    private int sure(Section section, String padded) {
        return section.triggers().stream()
                .filter(trigger -> means(trigger, padded))
                // In a language without spaces, a short word is in many others.
                .filter(trigger -> language != Language.ZH
                        || !section.onlyWhenShort()
                        || padded.strip().startsWith(trigger.strip()))
                .mapToInt(String::length)
                .max()
                .orElse(0);
    }

    private boolean means(String trigger, String padded) {
        if (language == Language.ZH) {
            return padded.contains(trigger.strip());
        }
        return padded.contains(trigger);
    }

    private boolean isShort(String normal) {
        return language == Language.ZH
                ? normal.length() <= FEW_SIGNS
                : normal.chars().filter(unit -> unit == ' ').count() < FEW_WORDS;
    }

    private Section open(String heading) {
        boolean onlyWhenShort = heading.endsWith(SHORT);
        Section section = new Section(onlyWhenShort, new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        sections.put(onlyWhenShort ? heading.substring(0, heading.length() - SHORT.length()) : heading, section);
        return section;
    }

    private void add(Section section, String line) {
        if (line.startsWith("?")) {
            section.triggers().addAll(triggers(line.substring(1)));
        } else if (line.startsWith("~")) {
            section.patterns()
                    .add(Pattern.compile(line.substring(1).strip(), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE));
        } else {
            Matcher form = LINE.matcher(line);
            if (!form.matches()) {
                throw new IllegalStateException("The voice can't read this line: " + line);
            }
            section.lines().add(new Line(form.group(3), form.group(1), form.group(2)));
        }
    }

    /** Each as it is looked for: between spaces, or, when it ends with a star, behind one. */
    private static List<String> triggers(String list) {
        List<String> triggers = new ArrayList<>();
        SEPARATOR.splitAsStream(list).forEach(entry -> {
            String normal = Language.normal(entry);
            if (!normal.isEmpty()) {
                triggers.add(" " + normal + (entry.endsWith("*") ? "" : " "));
            }
        });
        return triggers;
    }
}
