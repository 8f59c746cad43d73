package chatclique.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.TreeMap;

/** Everything that is done once for all instances: building, fetching, training. One start at a time does it. */
final class Preparation {

    private final Layout layout;

    Preparation(Layout layout) {
        this.layout = layout;
    }

    Installation prepare(JvmOptions options) {
        try {
            Files.createDirectories(layout.run());
        } catch (IOException e) {
            throw new LaunchException("the folder " + layout.run() + " can't be made: " + e.getMessage());
        }
        try (FileChannel channel = FileChannel.open(
                        layout.run().resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = lock(channel)) {
            new Build(layout).bringUpToDate();
            Map<String, Path> folders = new TreeMap<>(new Apps(layout).extract());
            folders.put(Part.KEYCLOAK, new KeycloakProgram(layout).bringUpToDate());
            Installation installation = new Installation(folders);
            new Training(layout, installation, options).runWhereNeeded();
            return installation;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FileLock lock(FileChannel channel) throws IOException {
        FileLock lock = channel.tryLock();
        if (lock == null) {
            Console.begin("build", "waiting for another start that builds");
            lock = channel.lock();
        }
        return lock;
    }
}
