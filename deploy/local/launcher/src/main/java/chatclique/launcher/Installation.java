package chatclique.launcher;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;

/**
 * What a build left to be started: one folder for each application, and Keycloak's.
 *
 * @param folders by part; the supervisor of a detached start is told them by a file, so that a build that comes later
 *     does not change what it restarts
 */
record Installation(Map<String, Path> folders) {

    private static final String FILE = "installation.properties";

    Path folder(String part) {
        return java.util.Objects.requireNonNull(folders.get(part), part);
    }

    /** The part's program: extracted, so that the JVM need not read jars within a jar. */
    Path jar(String part) {
        return part.equals(Part.KEYCLOAK)
                ? folder(part).resolve("lib/quarkus-run.jar")
                : folder(part).resolve(part + "-app.jar");
    }

    /** Where a training with these options leaves the part's classes, and profiles if its compiler makes some. */
    Path cacheFile(String part, JvmOptions options) {
        return folder(part).resolve("classes-" + options.version(part) + ".aot");
    }

    Optional<Path> cache(String part, JvmOptions options) {
        return Optional.of(cacheFile(part, options)).filter(Files::isRegularFile);
    }

    void write(Path state) {
        Properties stored = new Properties();
        folders.forEach((part, folder) -> stored.setProperty(part, folder.toString()));
        try {
            StringWriter text = new StringWriter();
            stored.store(text, null);
            Files.writeString(state.resolve(FILE), text.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Installation read(Path state) {
        Properties stored = new Properties();
        try {
            stored.load(new StringReader(Files.readString(state.resolve(FILE))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, Path> folders = new TreeMap<>();
        stored.forEach((part, folder) -> folders.put((String) part, Path.of((String) folder)));
        return new Installation(folders);
    }
}
