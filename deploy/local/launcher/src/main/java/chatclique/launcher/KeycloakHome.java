package chatclique.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * One instance's Keycloak: its own data, and the program that all instances share, by links.
 *
 * @param layout where the instance is
 * @param program the unpacked and built Keycloak
 */
record KeycloakHome(Layout layout, Path program) {

    private static final String CLIENTS = "\n  \"clients\": [\n";
    private static final List<String> OPENED =
            List.of("java.util", "java.util.concurrent", "java.security", "java.lang");

    /** Makes the links, and what is imported at the first start. */
    void prepare() {
        try {
            for (String shared : List.of("lib", "conf", "providers")) {
                link(layout.keycloak().resolve(shared), program.resolve(shared));
            }
            Files.createDirectories(layout.keycloak().resolve("themes"));
            link(
                    layout.keycloak().resolve("themes/chatclique"),
                    layout.checkout().resolve("auth/theme/chatclique"));
            forgetZippedTheme();
            if (!isImported()) {
                writeImport();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void link(Path link, Path target) throws IOException {
        if (Files.exists(link, LinkOption.NOFOLLOW_LINKS)) {
            if (Files.readSymbolicLink(link).equals(target)) {
                return;
            }
            Files.delete(link);
        }
        Files.createSymbolicLink(link, target);
    }

    /** Keycloak never compares its zipped copies with the theme, so a new theme would not be seen (keycloak #52802). */
    private void forgetZippedTheme() throws IOException {
        Path copies = layout.keycloak().resolve("data/tmp/kc-gzip-cache");
        if (!Files.exists(copies)) {
            return;
        }
        try (Stream<Path> all = Files.walk(copies)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    /** The realm with the trial client put in, and the trial accounts beside it. */
    private void writeImport() throws IOException {
        Path realm = layout.checkout().resolve("auth/realm");
        Path folder = Files.createDirectories(layout.keycloak().resolve("data/import"));
        String text = Files.readString(realm.resolve("chatclique-realm.json"));
        String client = Files.readString(realm.resolve("local-overlay/trial-client.json"))
                .strip();
        if (!text.contains(CLIENTS)) {
            throw new LaunchException("the realm file has no clients to add the trial client to");
        }
        Files.writeString(folder.resolve("chatclique-realm.json"), text.replace(CLIENTS, CLIENTS + client + ",\n"));
        Files.copy(
                realm.resolve("local-overlay/chatclique-users-0.json"),
                folder.resolve("chatclique-users-0.json"),
                StandardCopyOption.REPLACE_EXISTING);
    }

    private Path importedMark() {
        return layout.keycloak().resolve("imported");
    }

    private boolean isImported() {
        return Files.exists(importedMark());
    }

    /** Remembers that the realm is in the database: later starts need not look. */
    void imported() {
        try {
            if (!isImported()) {
                Files.createFile(importedMark());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What its JVM is told after our options: those of its own start script, then Keycloak's. */
    List<String> arguments(Ports ports, String publicUrl) {
        List<String> arguments = new ArrayList<>();
        OPENED.forEach(name -> arguments.add("--add-opens=java.base/" + name + "=ALL-UNNAMED"));
        arguments.addAll(List.of(
                "-XX:MaxMetaspaceSize=256m",
                "-Duser.language=en",
                "-Duser.country=US",
                "-Djava.util.concurrent.ForkJoinPool.common.threadFactory="
                        + "io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory",
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                "-Dpicocli.disable.closures=true",
                "-Dquarkus-log-max-startup-records=10000",
                "-Dkc.home.dir=" + layout.keycloak(),
                "-Djboss.server.config.dir=" + program.resolve("conf"),
                "-cp",
                program.resolve("lib/quarkus-run.jar").toString(),
                "io.quarkus.bootstrap.runner.QuarkusEntryPoint",
                "start",
                "--optimized"));
        if (!isImported()) {
            arguments.add("--import-realm");
        }
        arguments.addAll(List.of(
                "--cache=local",
                "--http-enabled=true",
                "--http-host=127.0.0.1",
                "--http-port=" + ports.keycloak(),
                "--http-management-host=127.0.0.1",
                "--http-management-port=" + ports.keycloakManagement(),
                "--hostname=" + publicUrl + "/auth",
                "--proxy-headers=xforwarded",
                // The addresses of its files don't change with the theme: browsers shall not keep them for a month.
                "--spi-theme--static-max-age=3600",
                "--log-console-output=json"));
        return arguments;
    }
}
