package chatclique.launcher;

import chatclique.launcher.PartState.Phase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

/** Runs the parts of one instance until it is told to stop, or one of them can't start. */
final class Supervisor implements PartRunner.Listener {

    private static final int ROTATION_SECONDS = 10;

    private final Layout layout;
    private final Ports ports;
    private final List<PartRunner> runners;
    private final KeycloakHome keycloak;
    private final Duration patience;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("supervisor-clock").daemon().factory());
    private final AtomicBoolean stopping = new AtomicBoolean();
    private final AtomicReference<Optional<String>> failure = new AtomicReference<>(Optional.empty());
    private final CountDownLatch settled;
    private final CountDownLatch over = new CountDownLatch(1);

    Supervisor(Layout layout, Ports ports, List<Part> parts, KeycloakHome keycloak, Duration patience) {
        this.patience = patience;
        this.layout = layout;
        this.ports = ports;
        this.keycloak = keycloak;
        this.settled = new CountDownLatch(parts.size());
        this.runners = parts.stream()
                .map(part -> new PartRunner(part, layout, clock, this, new Backoff()))
                .toList();
    }

    /** Holds the data folder for this process; a second supervisor of the same folder is refused. */
    static FileLock lock(Layout layout) {
        try {
            FileChannel channel = FileChannel.open(
                    layout.state().resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock();
            if (lock == null) {
                channel.close();
                throw new LaunchException("the data folder " + layout.data() + " is in use by another start");
            }
            return lock;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts all parts at once. */
    void start() {
        enter(Phase.STARTING, "");
        keycloak.prepare();
        runners.forEach(PartRunner::launch);
        clock.scheduleWithFixedDelay(
                () -> LogFiles.rotate(layout), ROTATION_SECONDS, ROTATION_SECONDS, TimeUnit.SECONDS);
    }

    /** Waits until all are ready, or one could not start. Empty when all are ready. */
    Optional<String> awaitReady() {
        try {
            settled.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return failure.get();
    }

    /** Waits until {@link #stop} is done. */
    void awaitEnd() {
        try {
            over.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void ready(Part part) {
        if (part.name().equals(Part.KEYCLOAK)) {
            keycloak.imported();
        }
        settled.countDown();
        if (settled.getCount() == 0 && failure.get().isEmpty()) {
            enter(Phase.READY, "");
        }
    }

    @Override
    public void failed(Part part, String reason) {
        if (stopping.get() || !failure.compareAndSet(Optional.empty(), Optional.of(part.name() + " " + reason))) {
            return;
        }
        enter(Phase.FAILED, part.name() + " " + reason);
        while (settled.getCount() > 0) {
            settled.countDown();
        }
    }

    /** Ends all parts, the store last, since the others write to it to the end. Returns when they are gone. */
    void stop() {
        if (!stopping.compareAndSet(false, true)) {
            awaitEnd();
            return;
        }
        if (failure.get().isEmpty()) {
            enter(Phase.STOPPING, "");
        }
        Stopping.inOrder(
                runners.stream()
                        .filter(runner -> !runner.part().name().equals(Part.STORE))
                        .map(PartRunner::stop)
                        .flatMap(Optional::stream)
                        .toList(),
                () -> runners.stream()
                        .filter(runner -> runner.part().name().equals(Part.STORE))
                        .map(PartRunner::stop)
                        .flatMap(Optional::stream)
                        .toList(),
                patience);
        clock.shutdownNow();
        runners.forEach(runner -> PartState.remove(layout.state(), runner.part().name()));
        if (failure.get().isEmpty()) {
            PartState.remove(layout.state(), Part.SUPERVISOR);
        }
        over.countDown();
    }

    private void enter(Phase phase, String note) {
        new PartState(
                        Part.SUPERVISOR,
                        phase,
                        Optional.of(RunningProcess.current()),
                        ports.gateway(),
                        Instant.now(),
                        0,
                        note)
                .write(layout.state());
    }
}
