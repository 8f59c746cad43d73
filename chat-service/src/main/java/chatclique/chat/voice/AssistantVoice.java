package chatclique.chat.voice;

import chatclique.chat.persona.Persona;
import chatclique.chat.persona.Scene;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One answer of the assistant when there is no model behind it: it does the few things that it can, knows how the product
 * works, and says plainly what it can't do.
 */
final class AssistantVoice {

    /** What only tells that there is no model, which a stand-in has just told better. */
    private static final Set<String> NOTHING_MORE = Set.of("hello", "yes", "beyond", "unknown");

    private static final Pattern SLOT = Pattern.compile("\\{([a-z]+)}");

    private final Phrasebook book;
    private final Scene scene;
    private final Talk talk;
    private final Memory memory;
    private final Choice choice;
    private @Nullable Sum sum;
    private @Nullable String caught;

    AssistantVoice(Phrasebook book, Scene scene, Talk talk, Memory memory, Choice choice) {
        this.book = book;
        this.scene = scene;
        this.talk = talk;
        this.memory = memory;
        this.choice = choice;
    }

    /**
     * The whole answer.
     *
     * @param opening a section that is said before it, if there is one
     */
    String answer(@Nullable String opening) {
        if (opening == null) {
            return say(meant());
        }
        String meant = meant();
        String first = say(opening);
        return NOTHING_MORE.contains(meant) ? first : first + book.language().space() + say(meant);
    }

    private String meant() {
        Optional<Sum> found = Sum.in(talk.now(), book.language().locale());
        if (found.isPresent()) {
            sum = found.get();
            return sum.result() == null ? "sum-impossible" : "sum";
        }
        caught = book.caught("told-name", talk.now()).orElse(null);
        if (caught != null) {
            return "told-name";
        }
        Map<String, Integer> meanings = book.meanings(talk.now());
        boolean greeted = meanings.remove("hello") != null;
        Optional<String> meant =
                meanings.entrySet().stream().max(Map.Entry.comparingByValue()).map(Map.Entry::getKey);
        String otherwise = scene.persona() == Persona.CODER ? "beyond" : "unknown";
        return meant.orElse(greeted ? "hello" : otherwise);
    }

    /** One section alone. */
    String opened(String opening) {
        return say(opening);
    }

    private String say(String section) {
        String line = choice.of(book.lines(section, 's', ""));
        return SLOT.matcher(line)
                .replaceAll(slot -> Matcher.quoteReplacement(value(slot.group(1))))
                .strip();
    }

    private String value(String slot) {
        return switch (slot) {
            case "owner" -> owner();
            case "told" -> caught == null ? owner() : caught;
            case "time" -> formatted(DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT));
            case "date" -> formatted(DateTimeFormatter.ofLocalizedDate(FormatStyle.FULL));
            case "sum" -> sum == null ? "" : sum.written();
            case "result" -> sum == null || sum.result() == null ? "" : sum.result();
            case "die" -> Integer.toString(choice.die(6));
            case "coin" -> choice.among(java.util.List.of(book.word("coin").split("; ")));
            default -> "";
        };
    }

    private String formatted(DateTimeFormatter format) {
        return format.withLocale(book.language().locale())
                .withZone(scene.zone())
                .format(scene.now());
    }

    private String owner() {
        return memory.name() != null
                ? memory.name()
                : scene.ownerName().isBlank() ? book.word("owner") : scene.ownerName();
    }
}
