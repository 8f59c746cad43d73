package chatclique.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Extracts the built applications, each into a folder named by its content, which is never changed afterwards. */
final class Apps {

    private static final Map<String, String> MODULES = Map.of(
            Part.GATEWAY, "gateway",
            Part.STORE, "deploy/local/store",
            Part.PET_SERVICE, "pet-service",
            Part.CHAT_SERVICE, "chat-service",
            Part.IMAGE_SERVICE, "image-service");

    private final Layout layout;

    Apps(Layout layout) {
        this.layout = layout;
    }

    /** The folder of each application. */
    Map<String, Path> extract() {
        Map<String, Path> folders = new TreeMap<>();
        MODULES.forEach((part, module) -> folders.put(part, extract(part, Build.jar(layout.checkout(), module))));
        folders.values().forEach(Apps::prune);
        return folders;
    }

    /** Removes the other versions of an application, unless a process uses one. */
    private static void prune(Path current) {
        try (Stream<Path> versions = Files.list(current.getParent())) {
            versions.filter(version -> !version.equals(current))
                    .filter(version -> ProcessHandle.allProcesses()
                            .flatMap(process -> process.info().commandLine().stream())
                            .noneMatch(line -> line.contains(version.toString())))
                    .forEach(Layout::delete);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path extract(String part, Path jar) {
        Path all = layout.run().resolve("apps").resolve(part);
        Path folder = all.resolve(Sources.of(Sources.content(jar) + javaVersion()));
        if (!Files.isDirectory(folder)) {
            Console.begin(part, "extracting");
            Path next = all.resolve("next");
            Layout.delete(next);
            try {
                AppJar.extract(jar, next);
                Files.move(next, folder);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return folder;
    }

    /** What a cache of classes depends on beside the classes. */
    static String javaVersion() {
        return System.getProperty("java.vm.version") + System.getProperty("os.arch");
    }
}
