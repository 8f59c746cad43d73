package chatclique.launcher;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The parts' log files. The parts append to them by themselves, so that they need no supervisor; when one grows large its
 * content is moved aside and the file emptied.
 */
final class LogFiles {

    static final long LARGEST = 10_000_000;

    private static final int KEPT = 2;
    private static final int SHOWN = 40;
    private static final long TAIL = 256_000;

    private LogFiles() {}

    /** Moves aside what is too large; the oldest is dropped. */
    static void rotate(Layout layout) {
        for (Path file : files(layout)) {
            try {
                if (Files.size(file) > LARGEST) {
                    rotate(file);
                }
            } catch (IOException e) {
                Console.log("a log could not be rotated: " + e.getMessage());
            }
        }
    }

    private static void rotate(Path file) throws IOException {
        for (int i = KEPT; i > 1; i--) {
            Path older = Path.of(file + "." + (i - 1));
            if (Files.exists(older)) {
                Files.move(older, Path.of(file + "." + i), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        Files.copy(file, Path.of(file + ".1"), StandardCopyOption.REPLACE_EXISTING);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(0);
        }
    }

    private static List<Path> files(Layout layout) {
        try (Stream<Path> files = Files.list(layout.logs())) {
            return files.filter(file ->
                            file.toString().endsWith(".log") || file.toString().endsWith(".err"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    /** The last lines of a part: what it logged, then what its JVM complained of. */
    static List<String> last(Layout layout, String part, int count) {
        List<String> lines = new ArrayList<>(tail(layout.log(part), count));
        lines.addAll(tail(layout.errors(part), count));
        return lines;
    }

    private static List<String> tail(Path file, int count) {
        try (RandomAccessFile log = new RandomAccessFile(file.toFile(), "r")) {
            log.seek(Math.max(0, log.length() - TAIL));
            byte[] end = new byte[(int) Math.min(TAIL, log.length())];
            log.readFully(end);
            List<String> lines = new String(end, StandardCharsets.UTF_8).lines().toList();
            return lines.subList(Math.max(0, lines.size() - count), lines.size());
        } catch (IOException e) {
            return List.of();
        }
    }

    /** Prints the latest lines of the parts, and goes on with what comes when asked to. */
    static void print(Layout layout, List<String> wanted, boolean follow) {
        List<String> parts = wanted.isEmpty() ? Part.NAMES : wanted;
        Map<Path, Long> read = new HashMap<>();
        for (String part : parts) {
            String prefix = parts.size() == 1 ? "" : part + " | ";
            for (Path file : List.of(layout.log(part), layout.errors(part))) {
                tail(file, SHOWN).forEach(line -> System.out.println(prefix + line));
                read.put(file, size(file));
            }
        }
        while (follow) {
            parts.forEach(part -> more(layout, part, parts.size() == 1 ? "" : part + " | ", read));
            try {
                TimeUnit.MILLISECONDS.sleep(200);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private static void more(Layout layout, String part, String prefix, Map<Path, Long> read) {
        for (Path file : List.of(layout.log(part), layout.errors(part))) {
            long size = size(file);
            long from = read.getOrDefault(file, 0L) > size ? 0 : read.getOrDefault(file, 0L);
            if (size > from) {
                text(file, from, size).lines().forEach(line -> System.out.println(prefix + line));
            }
            read.put(file, size);
        }
    }

    private static String text(Path file, long from, long to) {
        try (RandomAccessFile log = new RandomAccessFile(file.toFile(), "r")) {
            byte[] bytes = new byte[(int) Math.min(to - from, LARGEST)];
            log.seek(from);
            log.readFully(bytes);
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            return 0;
        }
    }
}
