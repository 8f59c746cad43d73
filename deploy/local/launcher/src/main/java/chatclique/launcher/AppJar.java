package chatclique.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.Deflater;

/**
 * Takes an application with its libraries inside apart: a JVM can cache the classes of plain jars only. What comes out is
 * the same program, in the same order of classes.
 */
final class AppJar {

    private static final String CLASSES = "BOOT-INF/classes/";
    private static final String LIBRARIES = "BOOT-INF/lib/";
    private static final String ORDER = "BOOT-INF/classpath.idx";

    private AppJar() {}

    /** Leaves the program in the folder under its own name, and what it needs in {@code lib}. */
    static void extract(Path application, Path folder) throws IOException {
        Files.createDirectories(folder.resolve("lib"));
        Path program = folder.resolve(application.getFileName());
        try (JarFile jar = new JarFile(application.toFile())) {
            List<String> libraries = libraries(jar);
            for (String library : libraries) {
                try (InputStream content = jar.getInputStream(jar.getEntry(LIBRARIES + library))) {
                    Files.copy(content, folder.resolve("lib").resolve(library));
                }
            }
            try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(program), manifest(jar, libraries))) {
                out.setLevel(Deflater.NO_COMPRESSION);
                copyClasses(jar, out);
            }
        }
        Files.setLastModifiedTime(program, FileTime.fromMillis(0)); // a cache of classes is bound to the time
    }

    private static List<String> libraries(JarFile jar) throws IOException {
        List<String> libraries = new ArrayList<>();
        try (InputStream order = jar.getInputStream(jar.getEntry(ORDER))) {
            for (String line : new String(order.readAllBytes()).lines().toList()) {
                libraries.add(line.substring(line.indexOf(LIBRARIES) + LIBRARIES.length(), line.lastIndexOf('"')));
            }
        }
        return libraries;
    }

    private static Manifest manifest(JarFile jar, List<String> libraries) throws IOException {
        Manifest manifest = new Manifest(jar.getManifest());
        Attributes main = manifest.getMainAttributes();
        main.put(Attributes.Name.MAIN_CLASS, main.getValue("Start-Class"));
        main.put(
                Attributes.Name.CLASS_PATH,
                String.join(
                        " ", libraries.stream().map(library -> "lib/" + library).toList()));
        main.keySet()
                .removeIf(name -> name.toString().startsWith("Spring-Boot-")
                        && !name.toString().endsWith("Version"));
        return manifest;
    }

    private static void copyClasses(JarFile jar, JarOutputStream out) throws IOException {
        Set<String> written = new HashSet<>(Set.of(JarFile.MANIFEST_NAME));
        for (JarEntry entry : Collections.list(jar.entries())) {
            String name = entry.getName();
            String target = name.startsWith(CLASSES)
                    ? name.substring(CLASSES.length())
                    : name.startsWith("META-INF/") ? name : "";
            if (!target.isEmpty() && written.add(target)) {
                JarEntry copy = new JarEntry(target);
                copy.setTime(0);
                out.putNextEntry(copy);
                try (InputStream content = jar.getInputStream(entry)) {
                    content.transferTo(out);
                }
                out.closeEntry();
            }
        }
    }
}
