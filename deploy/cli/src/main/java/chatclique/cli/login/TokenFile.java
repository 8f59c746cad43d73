package chatclique.cli.login;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The tokens for one server, in a file that only its owner can read. It is replaced as a whole, so that a reader never sees
 * half of one; a file beside it is the lock between processes.
 */
final class TokenFile {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final FileAttribute<Set<PosixFilePermission>> OWN_FILE = permissions("rw-------");
    private static final FileAttribute<Set<PosixFilePermission>> OWN_FOLDER = permissions("rwx------");

    private final Path folder;
    private final Path file;
    private final Path lock;
    private final ReentrantLock inHere = new ReentrantLock();

    /**
     * @param folder of this program, for its owner only
     * @param server whose tokens they are
     */
    TokenFile(Path folder, URI server) {
        String name = URLEncoder.encode(server.toString(), StandardCharsets.UTF_8);
        this.folder = folder;
        this.file = folder.resolve(name + ".json");
        this.lock = folder.resolve(name + ".lock");
    }

    /** The tokens; none when there are none or they can't be understood, which only a new login cures. */
    Optional<Tokens> read() {
        try {
            JsonNode json = JSON.readTree(Files.readString(file));
            return Optional.of(new Tokens(
                            json.path("access").asString(""),
                            Instant.ofEpochSecond(json.path("accessUntil").asLong(0)),
                            json.path("refresh").asString("")))
                    .filter(tokens -> !tokens.refresh().isEmpty());
        } catch (NoSuchFileException | JacksonException none) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void write(Tokens tokens) {
        Map<String, Object> json = Map.of(
                "access", tokens.access(),
                "accessUntil", tokens.accessUntil().getEpochSecond(),
                "refresh", tokens.refresh());
        try {
            makeFolder();
            Path next = Files.createTempFile(folder, "tokens", ".next", OWN_FILE);
            Files.writeString(next, JSON.writeValueAsString(json), StandardOpenOption.SYNC);
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void delete() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Does it while no other process and no other thread does anything under this lock. */
    <T> T locked(Supplier<T> work) {
        inHere.lock();
        try {
            makeFolder();
            Set<StandardOpenOption> options = Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            try (FileChannel channel = FileChannel.open(lock, options, OWN_FILE);
                    var held = channel.lock()) {
                assert held.isValid();
                return work.get();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            inHere.unlock();
        }
    }

    private void makeFolder() throws IOException {
        Files.createDirectories(folder, OWN_FOLDER);
        Files.setPosixFilePermissions(folder, OWN_FOLDER.value());
    }

    private static FileAttribute<Set<PosixFilePermission>> permissions(String text) {
        return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(text));
    }
}
