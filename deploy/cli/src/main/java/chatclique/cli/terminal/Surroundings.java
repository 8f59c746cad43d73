package chatclique.cli.terminal;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Where this program runs, as {@code deploy/chat} tells it.
 *
 * @param asks whether a person types and reads, so that it may ask back
 * @param colours whether colours are seen and wished for
 * @param charset how characters are read and written
 */
public record Surroundings(boolean asks, boolean colours, Charset charset) {

    /** Reads the system properties that {@code deploy/chat} sets, and the environment. */
    public static Surroundings of(UnaryOperator<String> property, Map<String, String> environment) {
        boolean in = Boolean.parseBoolean(property.apply("chatclique.in.terminal"));
        boolean out = Boolean.parseBoolean(property.apply("chatclique.out.terminal"));
        boolean colours = out
                && environment.getOrDefault("NO_COLOR", "").isEmpty()
                && !environment.getOrDefault("TERM", "dumb").equals("dumb");
        return new Surroundings(in && out, colours, charset(property.apply("chatclique.charset"), out));
    }

    /** Without a terminal, a locale that says nothing about characters means UTF-8, not that there are only ASCII's. */
    private static Charset charset(String name, boolean terminal) {
        boolean known = name != null && !name.isBlank() && Charset.isSupported(name);
        Charset charset = known ? Charset.forName(name) : StandardCharsets.UTF_8;
        return charset.equals(StandardCharsets.US_ASCII) && !terminal ? StandardCharsets.UTF_8 : charset;
    }
}
