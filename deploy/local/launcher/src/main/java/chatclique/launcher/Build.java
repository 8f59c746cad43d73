package chatclique.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Builds the applications, when their sources changed since the last time. */
final class Build {

    private static final List<String> MODULES =
            List.of("auth", "deploy/local/store", "pet-service", "chat-service", "image-service", "gateway");
    private static final Pattern MODULE = Pattern.compile("\\[INFO] Building (.+?) \\S+ +\\[(\\d+)/(\\d+)]");
    private static final String STEP = "build";

    private final Path checkout;
    private final Path run;

    Build(Layout layout) {
        this.checkout = layout.checkout();
        this.run = layout.run();
    }

    /** Leaves each module's application in its target folder. */
    void bringUpToDate() {
        Sources sources = new Sources(checkout, inputs());
        Path marks = run.resolve("build.fingerprint");
        String glance = sources.glance();
        List<String> last = lines(marks);
        boolean built = hasOutputs();
        if (built && last.size() == 2 && last.getFirst().equals(glance)) {
            return;
        }
        String content = sources.content();
        boolean same = last.size() == 2 && last.getLast().equals(content);
        if (built && (same || isBuiltOtherwise(sources))) {
            write(marks, glance, content);
            return;
        }
        long start = System.nanoTime();
        Console.begin(STEP, last.isEmpty() ? "for the first time; libraries are fetched as needed" : "sources changed");
        maven();
        write(marks, glance, content);
        Console.step(STEP, "done in " + Console.seconds(System.nanoTime() - start));
    }

    private void maven() {
        List<String> command = new ArrayList<>(List.of(Maven.command(), "-B", "-Dstyle.color=never", "package"));
        command.addAll(List.of("-pl", String.join(",", MODULES)));
        // Only the programs are wanted here; deploy/test is for the checks.
        command.addAll(List.of("-DskipTests", "-Dspotless.check.skip", "-Dcheckstyle.skip"));
        int[] fetched = {0};
        String[] module = {""};
        Tool.run("The build", checkout, run.resolve("build.log"), Map.of(), command, line -> {
            Matcher matcher = MODULE.matcher(line);
            if (matcher.find()) {
                module[0] = matcher.group(2) + " of " + matcher.group(3) + ", " + matcher.group(1);
                Console.begin(STEP, module[0]);
            } else if (line.startsWith("Downloaded") || line.contains("Downloaded from")) {
                Console.busy(STEP, module[0] + " (" + ++fetched[0] + " files fetched)");
            }
        });
    }

    /** What the applications are made of; tests are not. */
    private static List<String> inputs() {
        List<String> inputs = new ArrayList<>(List.of("pom.xml", ".mvn"));
        for (String module : MODULES) {
            inputs.add(module + "/pom.xml");
            inputs.add(module + "/src/main");
        }
        return inputs;
    }

    private boolean hasOutputs() {
        return jars().allMatch(Files::isRegularFile);
    }

    /** Whether somebody ran Maven since the last change: each application is younger than all sources. */
    private boolean isBuiltOtherwise(Sources sources) {
        FileTime newest = sources.newest();
        return jars().allMatch(jar -> modified(jar).compareTo(newest) > 0);
    }

    private Stream<Path> jars() {
        return MODULES.stream().skip(1).map(module -> jar(checkout, module));
    }

    private static FileTime modified(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The application that a module's build makes. */
    static Path jar(Path checkout, String module) {
        String name = Path.of(module).getFileName().toString();
        return checkout.resolve(module).resolve("target").resolve(name + "-app.jar");
    }

    private static List<String> lines(Path file) {
        try {
            return Files.exists(file) ? Files.readAllLines(file) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, String... lines) {
        try {
            Files.write(file, List.of(lines));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
