package chatclique.cli.terminal;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Where this program runs, as {@code deploy/chat} tells it.
 *
 * @param asks whether a person types and reads, so that it may ask back
 * @param colours whether colours are seen and wished for
 * @param charset how characters are read and written
 */
public record Surroundings(boolean asks, boolean colours, Charset charset) {

    /** Reads the system properties that {@code deploy/chat} sets, and the environment. */
    public static Surroundings of(Function<String, @Nullable String> property, Map<String, String> environment) {
        boolean in = Boolean.parseBoolean(property.apply("chatclique.in.terminal"));
        boolean out = Boolean.parseBoolean(property.apply("chatclique.out.terminal"));
        boolean colours = out
                && environment.getOrDefault("NO_COLOR", "").isEmpty()
                && !environment.getOrDefault("TERM", "dumb").equals("dumb");
        return new Surroundings(in && out, colours, charset(property.apply("chatclique.charset"), out));
    }

    /** Without a terminal, a locale that says nothing about characters means UTF-8, not that there are only ASCII's. */
    private static Charset charset(@Nullable String name, boolean terminal) {
        Charset charset = known(name);
        return charset.equals(StandardCharsets.US_ASCII) && !terminal ? StandardCharsets.UTF_8 : charset;
    }

    private static Charset known(@Nullable String name) {
        try {
            return name == null || name.isBlank() ? StandardCharsets.UTF_8 : Charset.forName(name);
        } catch (IllegalArgumentException notHere) {
            return StandardCharsets.UTF_8;
        }
    }
}
