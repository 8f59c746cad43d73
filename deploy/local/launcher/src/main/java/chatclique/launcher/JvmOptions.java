package chatclique.launcher;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

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
            "-XX:+ExitOnOutOfMemoryError",
            "-Xlog:disable",
            "-Xlog:all=error:stderr", // what the JVM says is no JSON, so it goes elsewhere
            "-Dstdout.encoding=UTF-8",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow");

    /** What seldom works hard is compiled quickly, once: two processors start everything in half the time. */
    private static final List<String> QUICK = List.of("-XX:TieredStopAtLevel=1");

    /** What must carry a load is compiled thoroughly too, but only what runs long after the start: all limits tenfold. */
    private static final List<String> QUICK_THEN_THOROUGH = List.of(
            "-XX:Tier3DelayOn=0",
            "-XX:Tier4InvocationThreshold=50000",
            "-XX:Tier4MinInvocationThreshold=6000",
            "-XX:Tier4CompileThreshold=150000",
            "-XX:Tier4BackEdgeThreshold=400000");

    private static final Map<String, List<String>> COMPILER = Map.of(
            Part.GATEWAY, QUICK_THEN_THOROUGH,
            Part.KEYCLOAK, QUICK,
            Part.STORE, QUICK_THEN_THOROUGH,
            Part.PET_SERVICE, QUICK_THEN_THOROUGH,
            Part.CHAT_SERVICE, QUICK_THEN_THOROUGH,
            Part.IMAGE_SERVICE, QUICK);

    /** A short name for what a cache of classes and profiles depends on. */
    static final String VERSION = Sources.of(ALL + " " + QUICK + QUICK_THEN_THOROUGH);

    private final Map<String, String> environment;

    JvmOptions(Map<String, String> environment) {
        this.environment = environment;
    }

    /** The options of a part, the user's own last. */
    List<String> of(String part) {
        List<String> options = new ArrayList<>(ALL);
        options.addAll(HEAP.getOrDefault(part, List.of()));
        options.addAll(COMPILER.getOrDefault(part, List.of()));
        options.addAll(words("CHATCLIQUE_JAVA_OPTS"));
        options.addAll(words("CHATCLIQUE_" + part.toUpperCase(Locale.ROOT).replace('-', '_') + "_JAVA_OPTS"));
        return options;
    }

    /** As above, reading the classes and profiles that a training left, when it left some. */
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
