package chatclique.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Keycloak as all instances of this checkout use it: fetched, unpacked and built once. */
final class KeycloakProgram {

    private static final Pattern VERSION = Pattern.compile("<keycloak\\.version>([^<]+)</keycloak\\.version>");
    private static final String STEP = Part.KEYCLOAK;
    private static final List<String> BUILD = List.of(
            "build",
            "--db=dev-file",
            "--health-enabled=true",
            "--metrics-enabled=true",
            "--http-relative-path=/auth",
            "--features=user-event-metrics",
            "--event-metrics-user-enabled=true",
            "--features-disabled=account");

    private final Layout layout;

    KeycloakProgram(Layout layout) {
        this.layout = layout;
    }

    /** Its folder, made when it is missing. */
    Path bringUpToDate() {
        String version = version();
        Path folder = layout.run().resolve("keycloak").resolve(version + "-" + Sources.of(BUILD + Apps.javaVersion()));
        Path done = folder.resolve("built");
        if (!Files.exists(done)) {
            long start = System.nanoTime();
            Layout.delete(folder);
            unpack(fetch(version), folder);
            Console.begin(STEP, "building it with our options, once");
            Tool.run(
                    "Building Keycloak",
                    folder,
                    layout.run().resolve("keycloak.log"),
                    Map.of("JAVA_HOME", System.getProperty("java.home")),
                    Stream.concat(Stream.of("sh", "bin/kc.sh"), BUILD.stream()).toList(),
                    line -> {});
            write(done);
            Console.step(STEP, version + " installed in " + Console.seconds(System.nanoTime() - start));
        }
        return folder;
    }

    private String version() {
        try {
            Matcher matcher = VERSION.matcher(Files.readString(layout.checkout().resolve("pom.xml")));
            if (matcher.find()) {
                return matcher.group(1);
            }
            throw new LaunchException("pom.xml names no keycloak.version");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path fetch(String version) {
        Console.begin(STEP, "fetching " + version + ", about 170 MB, once");
        Path downloads = layout.run().resolve("downloads");
        Tool.run(
                "Fetching Keycloak",
                layout.checkout(),
                layout.run().resolve("fetch.log"),
                Map.of(),
                List.of(
                        Maven.command(),
                        "-B",
                        "-ntp",
                        "-N",
                        "dependency:copy",
                        "-Dartifact=org.keycloak:keycloak-quarkus-dist:" + version + ":zip",
                        "-DoutputDirectory=" + downloads),
                line -> {});
        return downloads.resolve("keycloak-quarkus-dist-" + version + ".zip");
    }

    private static void unpack(Path archive, Path folder) {
        Console.begin(STEP, "unpacking");
        try (InputStream file = Files.newInputStream(archive);
                ZipInputStream zip = new ZipInputStream(file)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Path inside = Path.of(entry.getName());
                if (inside.getNameCount() > 1) {
                    extract(zip, entry, folder, inside.subpath(1, inside.getNameCount()));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        try {
            Files.delete(archive);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void extract(ZipInputStream zip, ZipEntry entry, Path folder, Path name) throws IOException {
        Path target = folder.resolve(name).normalize();
        if (!target.startsWith(folder)) {
            throw new LaunchException("the archive holds a path that leads out of it: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(target);
        } else {
            Files.createDirectories(target.getParent());
            Files.copy(zip, target);
        }
    }

    private static void write(Path mark) {
        try {
            Files.createFile(mark);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
