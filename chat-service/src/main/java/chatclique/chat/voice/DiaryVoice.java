package chatclique.chat.voice;

import chatclique.chat.voice.DayStory.Entry;
import chatclique.chat.voice.DayStory.Page;
import chatclique.chat.voice.DayStory.Sentence;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A page of a pet's diary: how the day began, what there was of each kind in the order of the day, how it ended. */
final class DiaryVoice {

    private static final Pattern SLOT = Pattern.compile("\\{([a-z]+)}");
    private static final Pattern SENTENCE_END = Pattern.compile("(?<=[.!?。！？…])\\s*|\\n+");
    private static final Pattern FULL_STOP = Pattern.compile("[.。]$");
    private static final int MANY = 5;
    private static final int MOST_REFS = 6;
    private static final int SHORTEST_QUOTE = 12;
    private static final int SHORTEST_QUOTE_IN_SIGNS = 5;
    private static final int LONGEST_QUOTE = 70;

    private final Phrasebook book;
    private final DayStory story;
    private final Choice choice;
    private final char mood;
    private final List<Sentence> sentences = new ArrayList<>();

    DiaryVoice(Phrasebook book, DayStory story) {
        this.book = book;
        this.story = story;
        this.choice = new Choice(story.seed(), List.of());
        this.mood = Feeling.letter(story.mood());
    }

    Page page() {
        List<Entry> entries = story.entries();
        boolean adopted = entries.getFirst().kind().equals("adopt");
        say(adopted ? "adopt" : "open", List.of(entries.getFirst()), "");
        groups(adopted ? entries.subList(1, entries.size()) : entries).values().forEach(this::tell);
        say("close", List.of(entries.getLast()), "");
        return new Page(List.copyOf(sentences));
    }

    /** What is told together, by the section that tells it; first what came first. */
    private static Map<String, List<Entry>> groups(List<Entry> entries) {
        Map<String, List<Entry>> groups = new LinkedHashMap<>();
        entries.forEach(entry -> groups.computeIfAbsent(section(entry), first -> new ArrayList<>())
                .add(entry));
        return groups;
    }

    private static String section(Entry entry) {
        return switch (entry.kind()) {
            case "feed" -> entry.outcome().equals("good") ? "feed" : "overfed";
            case "pet" -> entry.outcome().equals("good") ? "pet" : "overstroked";
            case "pause", "resume" -> "hotel";
            default -> entry.kind();
        };
    }

    private void tell(List<Entry> group) {
        String section = section(group.getFirst());
        switch (section) {
            case "talk" -> {
                say("talk-" + (group.size() == 1 ? "one" : group.size() < MANY ? "few" : "many"), group, "");
                quote(group);
            }
            case "feed", "pet", "play", "picture" ->
                say(
                        section + (group.size() == 1 ? "-one" : "-many"),
                        group,
                        cut(group.getLast().text()));
            default -> say(section, group, group.getLast().text());
        }
    }

    private static String cut(String text) {
        String line = text.replaceAll("\\s+", " ").strip();
        return line.codePointCount(0, line.length()) <= LONGEST_QUOTE
                ? line
                : line.substring(0, line.offsetByCodePoints(0, LONGEST_QUOTE)).strip() + "…";
    }

    /** One thing that was said, in the owner's own words. */
    private void quote(List<Entry> talks) {
        record Quote(Entry entry, String text) {}
        Optional<Quote> telling = talks.stream()
                .flatMap(talk -> SENTENCE_END
                        .splitAsStream(talk.text())
                        .map(text ->
                                new Quote(talk, FULL_STOP.matcher(text.strip()).replaceFirst("")))
                        .filter(said -> isQuotable(said.text())))
                .max(Comparator.comparingInt(said -> said.text().length()));
        telling.ifPresent(said -> say("quote", List.of(said.entry()), said.text()));
    }

    private boolean isQuotable(String text) {
        int shortest = book.language() == Language.ZH ? SHORTEST_QUOTE_IN_SIGNS : SHORTEST_QUOTE;
        return text.length() >= shortest
                && text.length() <= LONGEST_QUOTE
                && text.chars().noneMatch(c -> c == '`');
    }

    private void say(String section, Collection<Entry> told, String text) {
        String line = choice.of(book.lines(section, mood, story.species()));
        if (!line.isEmpty()) {
            Entry first = told.iterator().next();
            List<String> refs = told.stream().map(Entry::ref).limit(MOST_REFS).toList();
            sentences.add(new Sentence(fill(line, first, text), refs));
        }
    }

    private String fill(String line, Entry entry, String text) {
        String filled = SLOT.matcher(line)
                .replaceAll(slot -> Matcher.quoteReplacement(
                        switch (slot.group(1)) {
                            case "owner" -> story.ownerName().isBlank() ? book.word("owner") : story.ownerName();
                            case "name" -> story.petName();
                            case "time" -> time(entry);
                            case "text" -> text;
                            default -> "";
                        }));
        return filled.substring(0, 1).toUpperCase(Locale.ROOT) + filled.substring(1);
    }

    private String time(Entry entry) {
        return DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT)
                .withLocale(book.language().locale())
                .withZone(story.zone())
                .format(entry.at());
    }
}
