package chatclique.launcher;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Detaches processes from the terminal, so that Ctrl-C reaches the supervisor alone, which ends them in order. */
final class Sessions {

    private static final List<String> OWN_SESSION = Stream.of(
                    System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
            .map(folder -> Path.of(folder, "setsid"))
            .filter(Files::isExecutable)
            .map(Path::toString)
            .limit(1)
            .toList();

    private Sessions() {}

    /** What to put before a command; nothing where the system has no such tool. */
    static List<String> ownSession() {
        return OWN_SESSION;
    }
}
