package chatclique.chat.persona;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.ai.chat.messages.SystemMessage;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** The personas' prompts, kept on the server. A changed prompt is a new version; each turn notes the one that it used. */
@Component
public class Personas {

    private static final Pattern BLANK = Pattern.compile("\\{([a-z]+)}");
    private static final int LONGEST_NAME = 60;

    private final Map<Persona, String> versions =
            Map.of(Persona.PET, "pet-3", Persona.ASSISTANT, "assistant-1", Persona.CODER, "coder-1");
    private final Map<Persona, String> templates;

    Personas() {
        templates = versions.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, entry -> read(entry.getValue())));
    }

    /** The name of the prompt that a persona has now, with its version. */
    public String version(Persona persona) {
        return versions.getOrDefault(persona, "");
    }

    /** The message that tells a model who it is. */
    public SystemMessage system(Scene scene) {
        Recollection remembered = scene.recollection();
        String text = fill(templates.getOrDefault(scene.persona(), ""), facts(scene))
                + (remembered == null ? "" : remembered.told());
        return SystemMessage.builder()
                .text(text)
                .metadata(Map.of(Scene.KEY, scene))
                .build();
    }

    private static Map<String, String> facts(Scene scene) {
        Pet.@Nullable State state = scene.pet() == null ? null : scene.pet().state();
        return Map.ofEntries(
                Map.entry("name", name(scene.name(), "the pet")),
                Map.entry("owner", name(scene.ownerName(), "your human")),
                Map.entry("species", name(scene.species(), "pet")),
                Map.entry("mood", scene.mood().words()),
                Map.entry(
                        "hunger", state == null ? "You are neither hungry nor full" : level("Hunger", state.hunger())),
                Map.entry("energy", state == null ? "You are awake" : level("Energy", state.energy())),
                Map.entry(
                        "affection",
                        state == null ? "You like being here" : level("How loved you feel", state.affection())),
                Map.entry(
                        "why",
                        scene.pet() == null ? "nothing much" : why(scene.pet().reasons())),
                Map.entry("age", age(scene.pet())),
                Map.entry("character", character(scene.pet())),
                Map.entry(
                        "now",
                        DateTimeFormatter.ofLocalizedDateTime(FormatStyle.FULL, FormatStyle.SHORT)
                                .withLocale(Locale.ENGLISH)
                                .withZone(scene.zone())
                                .format(scene.now())));
    }

    private static String level(String what, double value) {
        return String.format(Locale.ROOT, "%s: %.0f of 10", what, value);
    }

    private static String why(List<String> reasons) {
        String known = reasons.stream()
                .filter(reason -> reason.matches("[a-z-]{1,30}"))
                .limit(3)
                .collect(Collectors.joining(", "));
        return known.isEmpty() ? "nothing much" : known;
    }

    /** How a pet's age shows in what it says. */
    public static String age(@Nullable Pet pet) {
        return pet == null
                ? "neither young nor old"
                : pet.stage().map(Stage::words).orElse("neither young nor old");
    }

    /** How a pet's character shows in what it says. */
    public static String character(@Nullable Pet pet) {
        String marked =
                pet == null ? "" : pet.traits().stream().map(Trait::words).collect(Collectors.joining("; "));
        return marked.isEmpty() ? "still open" : marked;
    }

    /** People choose names freely; in a prompt a name is one short line and nothing else. */
    private static String name(String chosen, String otherwise) {
        String line = oneLine(chosen, LONGEST_NAME);
        return line.isEmpty() ? otherwise : line;
    }

    /** Words of people as one line that can't end its quotes, of so many characters at most. */
    static String oneLine(String words, int most) {
        String line = words.replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Zl}\\p{Zp}{}\"<>\\s]+", " ")
                .strip();
        return line.codePointCount(0, line.length()) <= most
                ? line
                : line.substring(0, line.offsetByCodePoints(0, most)).strip();
    }

    private static String fill(String template, Map<String, String> facts) {
        return BLANK.matcher(template)
                .replaceAll(blank -> Matcher.quoteReplacement(facts.getOrDefault(blank.group(1), "")));
    }

    private static String read(String version) {
        try {
            return new ClassPathResource("personas/" + version + ".txt").getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("The prompt " + version + " is missing", e);
        }
    }
}
