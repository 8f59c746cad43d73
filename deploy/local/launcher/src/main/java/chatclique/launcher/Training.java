package chatclique.launcher;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Runs the whole system once, on ports and data of its own, so that each JVM can leave its classes, linked, for the
 * next starts to read: they are three times as quick for it. A thorough compiler's profiles come with them.
 */
final class Training {

    private static final String STEP = "training";

    /** A JVM that ends puts its cache together first. */
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private final Layout layout;
    private final Installation installation;
    private final JvmOptions options;

    Training(Layout layout, Installation installation, JvmOptions options) {
        this.layout = layout;
        this.installation = installation;
        this.options = options;
    }

    void runWhereNeeded() {
        List<String> untrained =
                Part.JAVA.stream().filter(part -> !Files.exists(mark(part))).toList();
        if (untrained.isEmpty()) {
            return;
        }
        long start = System.nanoTime();
        Console.begin(STEP, "running everything once, so that later starts are quick");
        Layout.delete(layout.run().resolve("training"));
        Layout scratch = new Layout(layout.checkout(), layout.run().resolve("training")).create();
        Optional<String> failure = run(scratch, untrained);
        if (failure.isPresent()) {
            Console.step(STEP, "left out, " + failure.get() + "; starts are slower without it");
            return;
        }
        untrained.forEach(this::markTrained);
        Layout.delete(scratch.data());
        Console.step(STEP, "done in " + Console.seconds(System.nanoTime() - start));
    }

    private Optional<String> run(Layout scratch, List<String> untrained) {
        Ports ports = Ports.free();
        List<Part> parts = Parts.training(scratch, ports, installation, options, untrained);
        Supervisor supervisor = new Supervisor(
                scratch, ports, parts, new KeycloakHome(scratch, installation.folder(Part.KEYCLOAK)), PATIENCE);
        Thread ending = new Thread(supervisor::stop);
        Runtime.getRuntime().addShutdownHook(ending);
        supervisor.start();
        Optional<String> failure = supervisor.awaitReady();
        if (failure.isEmpty()) {
            Console.busy(STEP, "using it a little");
            new Exercise(ports).run();
            Console.busy(STEP, "keeping what was learnt");
        }
        supervisor.stop();
        Runtime.getRuntime().removeShutdownHook(ending);
        return failure;
    }

    private Path mark(String part) {
        return installation.folder(part).resolve("trained-" + options.version(part));
    }

    private void markTrained(String part) {
        try {
            Files.createFile(mark(part));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
