package chatclique.launcher;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Optional;
import java.util.Properties;

/**
 * What is known of a part, kept in a file that survives the supervisor: whoever reads it checks the process.
 *
 * @param name the part, or the supervisor
 * @param phase how far it is
 * @param process its process, when it has one
 * @param port the port that it serves
 * @param since when the phase began
 * @param restarts how often it was brought back
 * @param note a word for people, as why it failed
 */
record PartState(
        String name,
        Phase phase,
        Optional<RunningProcess> process,
        int port,
        Instant since,
        int restarts,
        String note) {

    /** How far a part is. */
    enum Phase {
        STARTING,
        READY,
        RESTARTING,
        STOPPING,
        FAILED
    }

    private static final String SUFFIX = ".properties";

    boolean isAlive() {
        return process.filter(RunningProcess::isAlive).isPresent();
    }

    static Optional<PartState> read(Path folder, String name) {
        Properties stored = new Properties();
        try {
            stored.load(new StringReader(Files.readString(folder.resolve(name + SUFFIX))));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Optional<RunningProcess> process = Optional.ofNullable(stored.getProperty("pid"))
                .map(pid -> new RunningProcess(Long.parseLong(pid), stored.getProperty("began", "")));
        return Optional.of(new PartState(
                name,
                Phase.valueOf(stored.getProperty("phase")),
                process,
                Integer.parseInt(stored.getProperty("port")),
                Instant.parse(stored.getProperty("since")),
                Integer.parseInt(stored.getProperty("restarts")),
                stored.getProperty("note")));
    }

    /** Replaces the file in one step, so that no reader meets half of it. */
    void write(Path folder) {
        Properties stored = new Properties();
        stored.setProperty("phase", phase.name());
        process.ifPresent(running -> {
            stored.setProperty("pid", "" + running.pid());
            stored.setProperty("began", running.began());
        });
        stored.setProperty("port", "" + port);
        stored.setProperty("since", since.toString());
        stored.setProperty("restarts", "" + restarts);
        stored.setProperty("note", note);
        try {
            StringWriter text = new StringWriter();
            stored.store(text, null);
            Path next = Files.createTempFile(folder, name, ".next");
            Files.writeString(next, text.toString());
            Files.move(next, folder.resolve(name + SUFFIX), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void remove(Path folder, String name) {
        try {
            Files.deleteIfExists(folder.resolve(name + SUFFIX));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
