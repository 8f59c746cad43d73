package chatclique.launcher;

import chatclique.launcher.PartState.Phase;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Keeps one part running: starts it, waits until it is ready, and brings it back when it dies. */
final class PartRunner {

    /** What the supervisor is told of a part. */
    interface Listener {
        /** It is ready for the first time. */
        void ready(Part part);

        /** It died, or did not become ready, in its first start. */
        void failed(Part part, String reason);
    }

    private static final Duration START_LIMIT = Duration.ofMinutes(5);
    private static final Duration POLL = Duration.ofMillis(30);

    private final Part part;
    private final Layout layout;
    private final ScheduledExecutorService clock;
    private final Listener listener;
    private final Backoff backoff;
    private final List<String> prefix;

    private Optional<Process> process = Optional.empty();
    private boolean everReady;
    private boolean stopping;
    private int restarts;
    private Instant launched = Instant.EPOCH;

    PartRunner(Part part, Layout layout, ScheduledExecutorService clock, Listener listener, Backoff backoff) {
        this.part = part;
        this.layout = layout;
        this.clock = clock;
        this.listener = listener;
        this.backoff = backoff;
        this.prefix = Sessions.ownSession();
    }

    Part part() {
        return part;
    }

    synchronized void launch() {
        if (stopping) {
            return;
        }
        try {
            List<String> command = new ArrayList<>(prefix);
            command.addAll(part.command());
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(part.directory().toFile())
                    .redirectInput(Redirect.from(new java.io.File("/dev/null")))
                    .redirectOutput(Redirect.appendTo(layout.log(part.name()).toFile()))
                    .redirectError(Redirect.appendTo(layout.errors(part.name()).toFile()));
            builder.environment().putAll(part.environment());
            Process started = builder.start();
            process = Optional.of(started);
            launched = Instant.now();
            enter(Phase.STARTING, "");
            started.onExit().thenAccept(this::ended);
            Thread.ofVirtual().start(() -> watch(started));
        } catch (IOException e) {
            listener.failed(part, String.valueOf(e.getMessage()));
        }
    }

    private void watch(Process started) {
        long limit = System.nanoTime() + START_LIMIT.toNanos();
        while (started.isAlive() && !Probe.answers(part.health())) {
            if (System.nanoTime() > limit) {
                tooLate(started);
                return;
            }
            try {
                TimeUnit.MILLISECONDS.sleep(POLL.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
        becameReady(started);
    }

    private void tooLate(Process started) {
        started.destroyForcibly();
        if (!everReady) {
            listener.failed(part, "was not ready after " + START_LIMIT.toMinutes() + " minutes");
        }
    }

    private synchronized void becameReady(Process started) {
        if (stopping || !started.isAlive() || process.filter(started::equals).isEmpty()) {
            return;
        }
        enter(Phase.READY, "");
        if (!everReady) {
            everReady = true;
            listener.ready(part);
        }
    }

    private synchronized void ended(Process gone) {
        if (stopping || process.filter(gone::equals).isEmpty()) {
            return;
        }
        String reason = "ended with " + gone.exitValue();
        if (!everReady) {
            enter(Phase.FAILED, reason);
            listener.failed(part, reason);
            return;
        }
        restarts++;
        Duration delay = backoff.next(Duration.between(launched, Instant.now()));
        process = Optional.empty();
        enter(Phase.RESTARTING, reason);
        Console.log(part.name() + " " + reason + "; starting it again in " + delay.toMillis() + " ms");
        clock.schedule(this::launch, delay.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Asks it to end; it is not brought back any more. */
    synchronized Optional<RunningProcess> stop() {
        stopping = true;
        Optional<RunningProcess> running = process.flatMap(started -> RunningProcess.of(started.pid()));
        if (running.isPresent()) {
            enter(Phase.STOPPING, "");
            running.get().terminate();
        }
        return running;
    }

    private void enter(Phase next, String note) {
        Optional<RunningProcess> running = process.flatMap(started -> RunningProcess.of(started.pid()));
        new PartState(part.name(), next, running, part.port(), Instant.now(), restarts, note).write(layout.state());
    }
}
