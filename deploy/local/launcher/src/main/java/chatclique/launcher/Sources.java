package chatclique.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Whether files changed: by size and time, which is quick, and by content, which is sure. */
final class Sources {

    private static final Set<String> OUTPUTS = Set.of("target", ".git", ".run", ".data", "node_modules");
    private static final int SHORT = 16;

    private final Path root;
    private final List<String> paths;

    /**
     * @param root what the paths are relative to
     * @param paths files and folders that count; build outputs within them never do, nor does a path that is missing
     */
    Sources(Path root, List<String> paths) {
        this.root = root;
        this.paths = paths;
    }

    /** Changes when a file is added, removed, touched or changes size. */
    String glance() {
        MessageDigest digest = digest();
        for (Path file : files()) {
            try {
                BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
                update(
                        digest,
                        name(file) + " " + attributes.size() + " "
                                + attributes.lastModifiedTime().toMillis());
            } catch (IOException e) {
                update(digest, name(file) + " is gone");
            }
        }
        return hex(digest);
    }

    /** When the last of them was changed; a folder changes when something in it is added or removed. */
    FileTime newest() {
        return files().stream()
                .flatMap(file -> Stream.of(file, file.getParent()))
                .distinct()
                .map(Sources::modified)
                .max(FileTime::compareTo)
                .orElse(FileTime.fromMillis(0));
    }

    private static FileTime modified(Path path) {
        try {
            return Files.getLastModifiedTime(path);
        } catch (IOException e) {
            return FileTime.fromMillis(Long.MAX_VALUE); // it was removed this moment
        }
    }

    /** Changes when a file's name or content does. */
    String content() {
        MessageDigest digest = digest();
        for (Path file : files()) {
            update(digest, name(file));
            addContent(digest, file);
        }
        return hex(digest);
    }

    /** A short name for a file's content. */
    static String content(Path file) {
        MessageDigest digest = digest();
        addContent(digest, file);
        return hex(digest);
    }

    /** A short name for a text. */
    static String of(String text) {
        MessageDigest digest = digest();
        update(digest, text);
        return hex(digest);
    }

    private Set<Path> files() {
        Set<Path> files = new TreeSet<>();
        for (String path : paths) {
            collect(root.resolve(path), files);
        }
        return files;
    }

    private static void collect(Path start, Set<Path> files) {
        if (!Files.exists(start)) {
            return;
        }
        try {
            Files.walkFileTree(start, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                    boolean output = OUTPUTS.contains(String.valueOf(folder.getFileName()));
                    return output ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    files.add(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException gone) {
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private String name(Path file) {
        return root.relativize(file).toString();
    }

    private static void addContent(MessageDigest digest, Path file) {
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
        } catch (IOException e) {
            update(digest, "unreadable");
        }
    }

    private static void update(MessageDigest digest, String text) {
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
    }

    private static String hex(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest()).substring(0, SHORT);
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
