package chatclique.cli.talk;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Who can be talked with. */
public enum Persona {
    PET,
    ASSISTANT,
    CODER;

    /** Its name in the API and on the command line. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The one with this name. */
    public static Optional<Persona> of(String word) {
        return Arrays.stream(values())
                .filter(persona -> persona.word().equals(word.toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    /** All names, for a sentence. */
    public static String words() {
        return Arrays.stream(values()).map(Persona::word).collect(Collectors.joining(", "));
    }
}
