package chatclique.launcher;

import chatclique.launcher.PartState.Phase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Starts an instance, in this process or in one that stays behind, and tells how it goes. */
final class Starter {

    private static final int FAILURE_LINES = 15;
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(20);

    private final Layout layout;
    private final Ports ports;
    private final boolean prometheus;
    private final Map<String, String> environment = System.getenv();
    private final long begin = System.nanoTime();

    Starter(Path checkout, Path data, int port, boolean prometheus) {
        this.layout = new Layout(checkout, data);
        this.ports = new Ports(port);
        this.prometheus = prometheus;
    }

    /** Starts everything; comes back when it is stopped, or when it is ready if detached. Gives the exit code. */
    int start(boolean detach) {
        layout.create();
        refuseSecondStart();
        cleanUp();
        refuseTakenPorts();
        if (prometheus) {
            Prometheus.program();
        }
        Installation installation = new Preparation(layout).prepare(options());
        installation.write(layout.state());
        PartState.remove(layout.state(), Part.SUPERVISOR);
        return detach ? detached() : foreground();
    }

    private void refuseSecondStart() {
        new StatusReport(layout).supervisor().ifPresent(running -> {
            throw new LaunchException("ChatClique already runs from " + layout.data() + ", at http://localhost:"
                    + running.port()
                    + ".\ndeploy/run status tells more, deploy/run stop ends it; another instance needs a"
                    + " --port and a --data of its own.");
        });
    }

    private void cleanUp() {
        int ended = Stopping.leftovers(layout);
        if (ended > 0) {
            Console.step("clean-up", "ended " + ended + " processes whose supervisor was gone");
        }
    }

    private void refuseTakenPorts() {
        List<String> taken = ports.taken();
        if (!taken.isEmpty()) {
            throw new LaunchException(String.join("\n", taken) + "\nChoose another with --port, or end what is there.");
        }
    }

    private JvmOptions options() {
        return new JvmOptions(environment);
    }

    private int foreground() {
        Thread watching = Thread.ofPlatform().daemon().start(() -> report(() -> true));
        int code = supervise();
        try {
            watching.join(Duration.ofSeconds(2));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return code;
    }

    /** Runs the parts until told to stop. */
    int supervise() {
        try (FileLock lock = Supervisor.lock(layout)) {
            Installation installation = Installation.read(layout.state());
            List<Part> parts = new ArrayList<>(Parts.of(layout, ports, installation, options(), environment));
            if (prometheus) {
                parts.add(new Prometheus(layout, ports).part(Parts.hasStore(environment)));
            }
            KeycloakHome keycloak = new KeycloakHome(layout, installation.folder(Part.KEYCLOAK));
            Supervisor supervisor = new Supervisor(layout, ports, parts, keycloak, STOP_PATIENCE);
            Runtime.getRuntime().addShutdownHook(new Thread(supervisor::stop));
            supervisor.start();
            if (supervisor.awaitReady().isPresent()) {
                supervisor.stop();
                return 1;
            }
            supervisor.awaitEnd();
            return 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int detached() {
        List<String> command = new ArrayList<>(Sessions.ownSession());
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(java.lang.management.ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of(
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "supervise",
                "--port",
                "" + ports.gateway(),
                "--data",
                layout.data().toString()));
        if (prometheus) {
            command.add("--with-prometheus");
        }
        try {
            Process process = new ProcessBuilder(command)
                    .directory(layout.checkout().toFile())
                    .redirectInput(Redirect.from(new java.io.File("/dev/null")))
                    .redirectOutput(
                            Redirect.appendTo(layout.log(Part.SUPERVISOR).toFile()))
                    .redirectError(
                            Redirect.appendTo(layout.errors(Part.SUPERVISOR).toFile()))
                    .start();
            return report(process::isAlive) ? 0 : 1;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Tells of each part that becomes ready, then of all. False when the start failed. */
    private boolean report(java.util.function.BooleanSupplier supervisorRuns) {
        Set<String> told = new HashSet<>();
        while (true) {
            boolean runs = supervisorRuns.getAsBoolean();
            tellReady(told);
            Optional<PartState> supervisor = PartState.read(layout.state(), Part.SUPERVISOR);
            Phase phase = supervisor.map(PartState::phase).orElse(Phase.STARTING);
            if (phase == Phase.READY) {
                tellReady(told);
                tellAddress();
                return true;
            }
            if (phase == Phase.FAILED || !runs) {
                tellFailure(supervisor);
                return false;
            }
            if (phase == Phase.STOPPING) {
                return false;
            }
            try {
                TimeUnit.MILLISECONDS.sleep(100); // the other process tells by files
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
    }

    private void tellReady(Set<String> told) {
        for (String part : Part.NAMES) {
            boolean ready = PartState.read(layout.state(), part)
                    .filter(state -> state.phase() == Phase.READY)
                    .isPresent();
            if (ready && told.add(part)) {
                Console.step(part, "ready after " + Console.seconds(System.nanoTime() - begin));
            }
        }
    }

    private void tellAddress() {
        String memory = Console.megabytes(new StatusReport(layout).memory());
        Console.say(
                """

                ChatClique is ready at %s  (%s, %s)
                Trial accounts: demo, operator and admin, each with its name as password; or sign up.
                """.formatted(Parts.publicUrl(ports, environment), Console.seconds(System.nanoTime() - begin), memory));
    }

    private void tellFailure(Optional<PartState> supervisor) {
        String reason = supervisor.map(PartState::note).orElse("the supervisor ended");
        String part = Part.NAMES.stream()
                .filter(name -> reason.startsWith(name + " "))
                .findFirst()
                .orElse(Part.SUPERVISOR);
        Console.complain("\nChatClique did not start: " + reason + ". Its last words:\n");
        LogFiles.last(layout, part, FAILURE_LINES).forEach(Console::complain);
        Console.complain("\nMore: deploy/run logs " + part + ", or " + layout.logs());
    }
}
