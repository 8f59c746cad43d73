package chatclique.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import chatclique.launcher.PartState.Phase;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PartStateTest {

    @TempDir
    Path root;

    private Layout layout;

    @BeforeEach
    void folders() {
        layout = new Layout(root, root.resolve("data")).create();
    }

    @Test
    void whatIsWrittenIsRead() {
        PartState state = state("store", Optional.of(RunningProcess.current()));
        state.write(layout.state());
        assertThat(PartState.read(layout.state(), "store")).contains(state);
        assertThat(PartState.read(layout.state(), "gateway")).isEmpty();
    }

    @Test
    void aProcessThatEndedIsNotAlive() throws IOException, InterruptedException {
        Process process = new ProcessBuilder("sleep", "60").start();
        PartState state = state("store", RunningProcess.of(process.pid()));
        assertThat(state.isAlive()).isTrue();
        process.destroyForcibly().waitFor();
        assertThat(state.isAlive()).isFalse();
    }

    @Test
    void anotherProcessWithTheSameNumberIsLeftAlone() throws IOException {
        Process stranger = new ProcessBuilder("sleep", "60").start();
        try {
            RunningProcess recycled = new RunningProcess(stranger.pid(), "long ago");
            state("store", Optional.of(recycled)).write(layout.state());
            assertThat(Stopping.leftovers(layout)).isZero();
            recycled.kill();
            assertThat(stranger.isAlive()).isTrue();
        } finally {
            stranger.destroyForcibly();
        }
    }

    @Test
    void leftoversOfASupervisorThatIsGoneAreEnded() throws IOException, InterruptedException {
        Process left = new ProcessBuilder("sleep", "60").start();
        state("pet-service", RunningProcess.of(left.pid())).write(layout.state());
        assertThat(Stopping.leftovers(layout)).isEqualTo(1);
        // A process that has ended is told to its parent by a thread of its own.
        assertThat(left.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(new StatusReport(layout).lines())
                .containsExactly("ChatClique does not run from " + layout.data() + ".");
    }

    @Test
    void theReportTellsWhatTheProcessesSayNotWhatTheFilesSay() throws IOException, InterruptedException {
        Process alive = new ProcessBuilder("sleep", "60").start();
        Process dead = new ProcessBuilder("sleep", "60").start();
        try {
            state("store", RunningProcess.of(alive.pid())).write(layout.state());
            state("gateway", RunningProcess.of(dead.pid())).write(layout.state());
            dead.destroyForcibly().waitFor();
            List<String> lines = new StatusReport(layout).lines();
            assertThat(lines).anyMatch(line -> line.matches("store +ready +" + alive.pid() + " .*"));
            assertThat(lines).anyMatch(line -> line.matches("gateway +dead +- .*"));
            assertThat(lines).anyMatch(line -> line.contains("supervisor is gone"));
        } finally {
            alive.destroyForcibly();
        }
    }

    private static PartState state(String name, Optional<RunningProcess> process) {
        return new PartState(name, Phase.READY, process, 8083, Instant.parse("2026-11-20T10:00:00Z"), 2, "a note");
    }
}
