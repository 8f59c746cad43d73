package chatclique.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import chatclique.launcher.PartState.Phase;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SupervisorTest {

    @TempDir
    Path root;

    private Layout layout;
    private HttpServer health;
    private Optional<Supervisor> supervisor = Optional.empty();

    @BeforeEach
    void aHealthPage() throws IOException {
        Files.createDirectories(root.resolve("auth/realm/local-overlay"));
        Files.writeString(root.resolve("auth/realm/chatclique-realm.json"), "{\n  \"clients\": [\n]}");
        Files.writeString(root.resolve("auth/realm/local-overlay/trial-client.json"), "{}");
        Files.writeString(root.resolve("auth/realm/local-overlay/chatclique-users-0.json"), "{}");
        layout = new Layout(root, root.resolve("data")).create();
        health = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        health.createContext("/up", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        health.createContext("/down", exchange -> {
            exchange.sendResponseHeaders(503, -1);
            exchange.close();
        });
        health.start();
    }

    @AfterEach
    void stop() {
        supervisor.ifPresent(Supervisor::stop);
        health.stop(0);
    }

    @Test
    void partsBecomeReadyAndAreEndedInTheEnd() {
        Supervisor running = start(part("store", "/up", "exec sleep 60"), part("gateway", "/up", "exec sleep 60"));
        assertThat(running.awaitReady()).isEmpty();
        List<RunningProcess> processes = List.of(process("store"), process("gateway"));
        assertThat(processes).allMatch(RunningProcess::isAlive);
        running.stop();
        assertThat(processes).noneMatch(RunningProcess::isAlive);
        assertThat(PartState.read(layout.state(), "store")).isEmpty();
    }

    @Test
    void aPartThatDiesIsBroughtBack() {
        assertThat(start(part("pet-service", "/up", "exec sleep 60")).awaitReady())
                .isEmpty();
        RunningProcess first = process("pet-service");
        first.kill();
        await(() -> PartState.read(layout.state(), "pet-service")
                .filter(state -> state.phase() == Phase.READY && state.restarts() == 1)
                .isPresent());
        assertThat(process("pet-service")).isNotEqualTo(first);
    }

    @Test
    void aPartThatDiesAtItsStartEndsTheStartAndItsLastWordsAreKept() {
        Supervisor failing = start(
                part("store", "/up", "exec sleep 60"), part("keycloak", "/down", "echo no memory left >&2; exit 7"));
        assertThat(failing.awaitReady()).contains("keycloak ended with 7");
        assertThat(LogFiles.last(layout, "keycloak", 5)).containsExactly("no memory left");
        RunningProcess store = process("store");
        failing.stop();
        assertThat(store.isAlive()).isFalse();
        assertThat(PartState.read(layout.state(), Part.SUPERVISOR))
                .hasValueSatisfying(state -> assertThat(state.phase()).isEqualTo(Phase.FAILED));
    }

    @Test
    void aPartThatDoesNotListenIsEndedByForce() {
        Supervisor running = start(part("store", "/up", "trap '' TERM; while :; do sleep 1; done"));
        assertThat(running.awaitReady()).isEmpty();
        RunningProcess store = process("store");
        running.stop();
        assertThat(store.isAlive()).isFalse();
    }

    @Test
    void waitsGrowWhilePartsDieYoung() {
        Backoff backoff = new Backoff();
        Duration young = Duration.ofSeconds(1);
        assertThat(List.of(backoff.next(young), backoff.next(young), backoff.next(young)))
                .containsExactly(Duration.ofMillis(100), Duration.ofMillis(200), Duration.ofMillis(400));
        for (int i = 0; i < 20; i++) {
            backoff.next(young);
        }
        assertThat(backoff.next(young)).isEqualTo(Duration.ofSeconds(30));
        assertThat(backoff.next(Duration.ofHours(1))).isEqualTo(Duration.ofMillis(100));
    }

    private Supervisor start(Part... parts) {
        KeycloakHome keycloak = new KeycloakHome(layout, root.resolve("keycloak"));
        Supervisor started = new Supervisor(layout, new Ports(18_300), List.of(parts), keycloak, Duration.ofSeconds(2));
        supervisor = Optional.of(started);
        started.start();
        return started;
    }

    private Part part(String name, String page, String script) {
        URI address = URI.create("http://127.0.0.1:" + health.getAddress().getPort() + page);
        return new Part(name, 1, address, "", List.of("sh", "-c", script), Map.of(), root);
    }

    private RunningProcess process(String name) {
        return PartState.read(layout.state(), name).flatMap(PartState::process).orElseThrow();
    }

    private static void await(Supplier<Boolean> condition) {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.get()) {
            assertThat(System.nanoTime()).as("still waiting").isLessThan(end);
            Thread.onSpinWait();
        }
    }
}
