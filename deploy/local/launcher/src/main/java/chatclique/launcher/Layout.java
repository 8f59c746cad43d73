package chatclique.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Where everything is.
 *
 * @param checkout the source tree
 * @param data what belongs to one instance: store, keycloak, logs, secrets, state
 */
record Layout(Path checkout, Path data) {

    /** What is built or fetched once and used by all instances of this checkout. */
    Path run() {
        return checkout.resolve(".run");
    }

    Path store() {
        return data.resolve("store");
    }

    Path keycloak() {
        return data.resolve("keycloak");
    }

    Path logs() {
        return data.resolve("logs");
    }

    Path log(String part) {
        return logs().resolve(part + ".log");
    }

    /** What the part's JVM itself says, which is no JSON. */
    Path errors(String part) {
        return logs().resolve(part + ".err");
    }

    Path secrets() {
        return data.resolve("secrets");
    }

    Path state() {
        return data.resolve("state");
    }

    /** Makes the instance's folders, for their owner only: they hold what people wrote. */
    Layout create() {
        try {
            boolean posix = Files.getFileStore(checkout).supportsFileAttributeView("posix");
            for (Path folder : new Path[] {data, store(), keycloak(), logs(), secrets(), state()}) {
                if (!Files.isDirectory(folder)) {
                    Files.createDirectories(folder);
                    if (posix) {
                        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
                    }
                }
            }
            return this;
        } catch (IOException e) {
            throw new LaunchException("the data folder " + data + " can't be made: " + e.getMessage());
        }
    }

    static void delete(Path folder) {
        if (!Files.exists(folder, java.nio.file.LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (var all = Files.walk(folder)) {
            for (Path path : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
