package chatclique.chat.voice;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Understands what somebody does for the pet here and now. Rather misses something than takes talk for a deed: a pattern
 * must fit a clause from its beginning to its end, and questions, conditions, other times and negations are no deeds.
 */
final class Acts {

    private static final Pattern SENTENCE = Pattern.compile("[^.!?;。！？；\\n*~]+[.!?;。！？；*~]*|[*~]+");
    private static final Pattern CLAUSE = Pattern.compile("[,，:：、()（）\"“”„«»—–]+|\\s-\\s");
    private static final Pattern PAUSE = Pattern.compile(
            "(?iu)(^|[.!?;。！？；\\n*~]\\s*)(here|tiens|voilà|voila|voici|hier|da|na|вот|держи|на|来|给|给你)\\s*[,，]");
    private static final Pattern JOINED = Pattern.compile(" (?:and|then|et|puis|und|dann|и|потом) |然后|接着再|并且");
    private static final Pattern CODE = Pattern.compile("[{}\\[\\]<>=\\\\`]");
    private static final Pattern MACRO = Pattern.compile("\\{([a-z]+)}");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern SEPARATOR = Pattern.compile("\\s*;\\s*");
    private static final int LONGEST = 2000;

    private final Language language;
    private final Map<String, List<String>> words = new LinkedHashMap<>();
    private final Map<String, List<String>> stops = new LinkedHashMap<>();
    private final Map<String, List<Pattern>> patterns = new LinkedHashMap<>();

    private Acts(Language language) {
        this.language = language;
    }

    /** Reads the patterns of a language; the form is told in acts-en.txt. */
    static Acts read(Language language, String foods) {
        Acts acts = new Acts(language);
        String section = "";
        for (String line :
                Language.read("acts-" + language.locale().getLanguage()).lines().toList()) {
            if (line.startsWith("#") || line.isBlank()) {
                continue;
            }
            if (line.startsWith("@")) {
                section = line.substring(1);
            } else if (section.equals("words")) {
                int equals = line.indexOf('=');
                String name = line.substring(0, equals);
                String list = line.substring(equals + 1) + (name.equals("food") ? "; " + foods : "");
                acts.words.put(name, list(list));
            } else if (line.startsWith("~")) {
                acts.patterns
                        .computeIfAbsent(section, name -> new ArrayList<>())
                        .add(acts.pattern(line.substring(1)));
            } else {
                acts.stops.put(section, list(line));
            }
        }
        return acts;
    }

    /** What is done with these words: feed, pet, play; each once, in the order of the words. */
    List<String> in(String text, String petName) {
        Set<String> found = new LinkedHashSet<>();
        if (CODE.matcher(text).find()) {
            return List.of();
        }
        String said = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
        String name = Language.normal(petName);
        Matcher sentences = SENTENCE.matcher(PAUSE.matcher(said).replaceAll("$1$2 "));
        while (sentences.find()) {
            String sentence = sentences.group();
            if (!stopped("stop", sentence)) {
                findIn(sentence, name, found);
            }
        }
        return List.copyOf(found);
    }

    private void findIn(String sentence, String name, Set<String> found) {
        boolean asked = sentence.stripTrailing().endsWith("?")
                || sentence.stripTrailing().endsWith("？");
        List<String> clauses = CLAUSE.splitAsStream(sentence)
                .map(Language::normal)
                .filter(clause -> !clause.isEmpty())
                .toList();
        for (int i = 0; i < clauses.size(); i++) {
            // Of a question, what comes before the last clause may be a deed; a name behind the comma is no clause.
            boolean isAsked = asked && (i == clauses.size() - 1 || lastIsOneWord(clauses));
            if (!isAsked && !stopped("not", clauses.get(i))) {
                JOINED.splitAsStream(clauses.get(i)).forEach(part -> match(named(part, name), found));
                match(named(clauses.get(i), name), found);
            }
        }
    }

    private boolean lastIsOneWord(List<String> clauses) {
        return language != Language.ZH && !clauses.getLast().contains(" ");
    }

    /** A pet's name may be anything; the patterns know it as one word. */
    private String named(String clause, String name) {
        if (language == Language.ZH) {
            String signs = clause.replace(" ", "");
            return name.isEmpty() ? signs : signs.replace(name.replace(" ", ""), "@");
        }
        return name.isEmpty()
                ? clause
                : (" " + clause + " ").replace(" " + name + " ", " @ ").strip();
    }

    private void match(String clause, Set<String> found) {
        patterns.forEach((act, known) -> {
            if (known.stream().anyMatch(pattern -> pattern.matcher(clause).matches())) {
                found.add(act);
            }
        });
    }

    private boolean stopped(String section, String text) {
        String padded = " " + Language.normal(text) + " ";
        return stops.getOrDefault(section, List.of()).stream()
                .anyMatch(word -> padded.contains(
                        language == Language.ZH
                                ? word
                                : word.endsWith("*") ? " " + word.substring(0, word.length() - 1) : " " + word + " "));
    }

    private Pattern pattern(String line) {
        boolean spaced = language != Language.ZH;
        String expanded = MACRO.matcher(plain(line.strip()))
                .replaceAll(macro -> Matcher.quoteReplacement(expansion(macro.group(1), spaced)));
        String fillers = "(?:(?:" + any("fill") + "|@)" + (spaced ? " " : "") + ")*";
        return Pattern.compile(fillers + "(?:" + expanded + ")", Pattern.UNICODE_CHARACTER_CLASS);
    }

    private String expansion(String macro, boolean spaced) {
        return switch (macro) {
            case "name" -> "@";
            case "adj" -> "\\w+";
            case "tail" ->
                "(?: (?:for|pour|fur|для|тебе|from|von|de la part|от|with|mit|avec|now|jetzt|maintenant|my|mon|ma|mein|meine"
                        + "|моя|мой|dear|@|and|und|et|и|in your|in den|in deinen|dans|in|up|to eat|a manger|zu essen)(?: .*)?)?";
            case "end" -> spaced ? any("end") : "(?:" + any("end") + "|@)*";
            default -> "(?:" + any(macro) + ")";
        };
    }

    private String any(String list) {
        return words.getOrDefault(list, List.of()).stream()
                .sorted((one, other) -> other.length() - one.length())
                .map(Pattern::quote)
                .collect(Collectors.joining("|"));
    }

    private static List<String> list(String list) {
        return SEPARATOR
                .splitAsStream(list.strip())
                .map(word -> Language.normal(word) + (word.endsWith("*") ? "*" : ""))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /** A pattern as the words are that it is compared with: without accents, in lower case. */
    private static String plain(String pattern) {
        String bare = MARKS.matcher(Normalizer.normalize(pattern, Normalizer.Form.NFKD))
                .replaceAll("");
        return bare.replace("ß", "ss").toLowerCase(Locale.ROOT);
    }
}
