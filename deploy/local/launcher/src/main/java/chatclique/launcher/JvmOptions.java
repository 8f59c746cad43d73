package chatclique.launcher;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** How each part's JVM is set: small, and quick to start; the environment has the last word. */
final class JvmOptions {

    /** What each begins with, and what it may take; a small beginning costs nothing at the start and saves a quarter. */
    private static final Map<String, List<String>> HEAP = Map.of(
            Part.GATEWAY, List.of("-Xms56m", "-Xmn36m", "-Xmx192m"),
            Part.KEYCLOAK, List.of("-Xms56m", "-Xmn24m", "-Xmx256m"),
            Part.STORE, List.of("-Xms40m", "-Xmn24m", "-Xmx256m"),
            Part.PET_SERVICE, List.of("-Xms48m", "-Xmn28m", "-Xmx160m"),
            Part.CHAT_SERVICE, List.of("-Xms40m", "-Xmn20m", "-Xmx192m"),
            Part.IMAGE_SERVICE, List.of("-Xms40m", "-Xmn20m", "-Xmx256m"));

    private static final List<String> ALL = List.of(
            "-XX:+UseSerialGC",
            // Half the time to a running system; its price is told in decision 6.
            "-XX:TieredStopAtLevel=1",
            "-XX:+ExitOnOutOfMemoryError",
            "-Xlog:disable",
            "-Xlog:all=error:stderr", // what the JVM says is no JSON, so it goes elsewhere
            "-Dstdout.encoding=UTF-8",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow");

    private final Map<String, String> environment;

    JvmOptions(Map<String, String> environment) {
        this.environment = environment;
    }

    /** The options of a part, the user's own last. */
    List<String> of(String part) {
        List<String> options = new ArrayList<>(ALL);
        options.addAll(HEAP.getOrDefault(part, List.of()));
        options.addAll(words("CHATCLIQUE_JAVA_OPTS"));
        options.addAll(words("CHATCLIQUE_" + part.toUpperCase(Locale.ROOT).replace('-', '_') + "_JAVA_OPTS"));
        return options;
    }

    /** A short name for what a cache of classes and profiles depends on: how the JVM compiles and collects. */
    String version(String part) {
        return Sources.of(
                of(part).stream().filter(option -> option.startsWith("-XX:")).collect(Collectors.joining(" ")));
    }

    /** As above, reading the classes that a training left, and the profiles if there are any, when it left some. */
    List<String> withCache(String part, Optional<Path> cache) {
        List<String> options = new ArrayList<>(of(part));
        cache.ifPresent(file -> options.add("-XX:AOTCache=" + file));
        return options;
    }

    private List<String> words(String variable) {
        String text = environment.getOrDefault(variable, "").strip();
        return text.isEmpty() ? List.of() : List.of(text.split("\\s+"));
    }
}
