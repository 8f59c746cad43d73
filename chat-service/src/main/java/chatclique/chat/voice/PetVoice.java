package chatclique.chat.voice;

import chatclique.chat.persona.Scene;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One answer of a pet: what was meant, how it feels, what it remembers, and chance. */
final class PetVoice {

    private static final Pattern SLOT = Pattern.compile("\\{([a-z]+)}");
    private static final Set<String> FAREWELLS = Set.of("bye", "night");
    private static final Set<String> NO_ADDITION = Set.of("bye", "night", "sad", "remember", "howareyou", "sorry");
    private static final char ANGRY = 'a';
    private static final Set<String> VAGUE = Set.of("question", "statement");

    private final Phrasebook book;
    private final Scene scene;
    private final Talk talk;
    private final Memory memory;
    private final Choice choice;
    private final Feeling feeling;
    private final char mood;
    private final Nature nature;
    private final List<String> sentences = new ArrayList<>();
    private @Nullable String caught;

    PetVoice(Phrasebook book, Scene scene, Talk talk, Memory memory, Choice choice) {
        this.book = book;
        this.scene = scene;
        this.talk = talk;
        this.memory = memory;
        this.choice = choice;
        this.feeling = new Feeling(scene);
        this.mood = feeling.letter();
        this.nature = new Nature(scene.pet());
    }

    /**
     * The whole answer: one to three short sentences.
     *
     * @param opening a section that is said before it, if there is one
     */
    String answer(@Nullable String opening) {
        if (opening != null) {
            say(opening);
        }
        if (react()) {
            return String.join(book.language().space(), sentences);
        }
        Map<String, Integer> meanings = book.meanings(talk.now());
        boolean greeted = meanings.remove("hello") != null;
        String meant = meant(meanings);
        if (meant == null) {
            meant = greeted ? "hello" : plain();
        } else if (greeted && !meant.equals("howareyou")) {
            say("hello-short");
        }
        sayOf(meant);
        add(meant);
        return String.join(book.language().space(), sentences);
    }

    /** One section alone. */
    String opened(String opening) {
        say(opening);
        return String.join(book.language().space(), sentences);
    }

    /** Says something to what was just done; false when that was nothing. */
    private boolean react() {
        talk.results().stream()
                .map(Talk.Result::section)
                .filter(section -> !section.isEmpty())
                .distinct()
                .forEach(this::say);
        return !sentences.isEmpty();
    }

    /** What the owner means most; null when nothing is recognised. */
    private @Nullable String meant(Map<String, Integer> meanings) {
        if (meanings.containsKey("secret")) {
            return "secret";
        }
        for (String telling : List.of("told-name", "told-dislike", "told-like")) {
            caught = book.caught(telling, talk.now()).orElse(null);
            if (caught != null) {
                return telling;
            }
        }
        if (meanings.containsKey("sad")) {
            return "sad";
        }
        String surest = meanings.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(null);
        return surest == null && book.named("food", talk.now()).isPresent() ? "food" : surest;
    }

    private String plain() {
        caught = book.caught("topic", talk.now()).orElse(null);
        if (caught != null) {
            return "topic";
        }
        String text = talk.now().strip();
        return text.endsWith("?") || text.endsWith("？") ? "question" : "statement";
    }

    private void sayOf(String meant) {
        switch (meant) {
            case "food" -> sayOfFood();
            case "play" -> say(feeling.isTired() ? "play-tired" : "play");
            case "howareyou" -> {
                say("howareyou");
                say("why-" + feeling.strongest(book));
            }
            case "remember" -> remember();
            case "age" -> {
                say("age");
                nature.stage().ifPresent(this::say);
            }
            case "who" -> {
                say("who");
                nature.strongest().ifPresent(this::say);
            }
            default -> say(meant);
        }
    }

    private void sayOfFood() {
        caught = book.named("food", talk.now()).orElse(null);
        if (feeling.isFull()) {
            say("food-full");
        } else {
            say(caught == null ? "food" : "food-offer");
        }
    }

    private void remember() {
        if (memory.name() == null && memory.likes().isEmpty() && memory.topics().isEmpty()) {
            say("remember-owner");
            say("remember-nothing");
            return;
        }
        if (choice.chance(30)) {
            say("remember");
        }
        say(memory.name() == null ? "remember-owner" : "remember-told");
        if (!memory.likes().isEmpty()) {
            say("remember-like");
        } else if (!memory.topics().isEmpty()) {
            say("remember-topic");
        }
    }

    /** Sometimes one more sentence: a need that is strong, something remembered, the late hour, a question back, its character. */
    private void add(String meant) {
        int hour = scene.now().atZone(scene.zone()).getHour();
        if ((FAREWELLS.contains(meant) || meant.equals("hello")) && (hour >= 23 || hour < 5) && choice.chance(60)) {
            say("late");
        } else if (sentences.size() > 1 || NO_ADDITION.contains(meant)) {
            return;
        } else if (scene.pet() == null && choice.chance(30)) {
            say("lost");
        } else if (feeling.need() != null
                && !meant.equals("food")
                && choice.chance(toldLately(feeling.need()) ? 10 : 60)) {
            say("why-" + feeling.need());
        } else if (VAGUE.contains(meant) && remembersEarlier() && choice.chance(50)) {
            say(memory.likes().isEmpty() ? "earlier-topic" : "earlier-like");
        } else if ((VAGUE.contains(meant) || meant.equals("hello")) && choice.chance(40)) {
            say("ask");
        } else if (mood != ANGRY && choice.chance(nature.isKnown() ? 35 : 0)) {
            say(choice.among(nature.sides()));
        }
    }

    private boolean toldLately(@Nullable String need) {
        return choice.saidOneLately(book.lines("why-" + need, mood, scene.species()));
    }

    private boolean remembersEarlier() {
        return talk.said().size() >= 2
                && !(memory.likes().isEmpty() && memory.topics().isEmpty());
    }

    private void say(String section) {
        String line = choice.of(book.lines(section, mood, scene.species()));
        if (!line.isEmpty()) {
            sentences.add(capital(fill(line)));
        }
    }

    private String fill(String line) {
        return SLOT.matcher(line)
                .replaceAll(slot -> Matcher.quoteReplacement(value(slot.group(1))))
                .replaceAll(" {2,}", " ")
                .strip();
    }

    private String value(String slot) {
        return switch (slot) {
            case "owner" -> owner();
            case "name" -> scene.name();
            case "noise" -> fill(choice.of(book.lines("noise", mood, scene.species())));
            case "food" -> caught == null ? "" : caught;
            case "told" -> caught != null ? caught : owner();
            case "like" -> caught != null ? caught : memory.lastLike();
            case "dislike" -> caught == null ? "" : caught;
            case "topic" -> caught != null ? caught : memory.lastTopic();
            case "time" ->
                DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT)
                        .withLocale(book.language().locale())
                        .withZone(scene.zone())
                        .format(scene.now());
            default -> "";
        };
    }

    private String owner() {
        return memory.name() != null
                ? memory.name()
                : scene.ownerName().isBlank() ? book.word("owner") : scene.ownerName();
    }

    private static String capital(String sentence) {
        return sentence.isEmpty()
                ? sentence
                : sentence.substring(0, sentence.offsetByCodePoints(0, 1)).toUpperCase(Locale.ROOT)
                        + sentence.substring(sentence.offsetByCodePoints(0, 1));
    }
}
