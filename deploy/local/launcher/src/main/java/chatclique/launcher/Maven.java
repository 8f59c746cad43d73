package chatclique.launcher;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Finds Maven. */
final class Maven {

    private Maven() {}

    static String command() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .map(folder -> Path.of(folder, "mvn"))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst()
                .orElseThrow(() -> new LaunchException("""
                        ChatClique is built with Maven, and there is no mvn on the PATH.
                          Debian, Ubuntu   apt-get install maven
                          macOS            brew install maven"""));
    }
}
