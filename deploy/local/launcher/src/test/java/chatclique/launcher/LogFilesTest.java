package chatclique.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFilesTest {

    @TempDir
    Path root;

    @Test
    void logsStayBoundedAndTheOldestGoes() throws IOException {
        Layout layout = new Layout(root, root.resolve("data")).create();
        for (int i = 0; i < 5; i++) {
            Files.writeString(layout.log("store"), i + "\n" + "x".repeat((int) LogFiles.LARGEST));
            LogFiles.rotate(layout);
        }
        Files.writeString(layout.log("gateway"), "short");
        LogFiles.rotate(layout);
        try (Stream<Path> files = Files.list(layout.logs())) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("store.log", "store.log.1", "store.log.2", "gateway.log");
        }
        assertThat(layout.log("store")).isEmptyFile();
        assertThat(Files.readString(Path.of(layout.log("store") + ".1"))).startsWith("4");
        assertThat(Files.readString(Path.of(layout.log("store") + ".2"))).startsWith("3");
        assertThat(layout.log("gateway")).hasContent("short");
    }

    @Test
    void secretsAreMadeOnceAndForTheirOwnerOnly() throws IOException {
        Layout layout = new Layout(root, root.resolve("data")).create();
        Secrets first = Secrets.in(layout.secrets());
        assertThat(Secrets.in(layout.secrets())).isEqualTo(first);
        assertThat(first.keycloakAdmin()).hasSizeGreaterThan(40).isNotEqualTo(first.gatewayClient());
        assertThat(first.toString()).doesNotContain(first.keycloakAdmin());
        assertThat(Files.getPosixFilePermissions(layout.secrets().resolve("keycloak-admin")))
                .hasToString("[OWNER_READ, OWNER_WRITE]");
    }
}
