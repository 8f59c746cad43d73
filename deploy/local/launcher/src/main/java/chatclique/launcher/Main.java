package chatclique.launcher;

import chatclique.launcher.Command.UsageException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The launcher's entry, called by {@code deploy/run}. Exit codes: 0 done, 1 failed, 2 misused, 3 nothing runs. */
public final class Main {

    private static final int FAILED = 1;
    private static final int MISUSED = 2;
    private static final int NOT_RUNNING = 3;

    private Main() {}

    public static void main(String[] arguments) {
        Path checkout = Path.of(System.getProperty("chatclique.checkout", "")).toAbsolutePath();
        try {
            Command command = CommandLine.parse(List.of(arguments), Path.of("").toAbsolutePath(), checkout);
            System.exit(run(command, checkout));
        } catch (UsageException e) {
            Console.complain("deploy/run: " + e.getMessage() + "\ndeploy/run --help tells what there is.");
            System.exit(MISUSED);
        } catch (LaunchException e) {
            Console.complain(String.valueOf(e.getMessage()));
            System.exit(FAILED);
        }
    }

    private static int run(Command command, Path checkout) {
        return switch (command) {
            case Command.Help() -> {
                Console.say(Command.HELP);
                yield 0;
            }
            case Command.Start(int port, Path data, boolean detach, boolean prometheus) ->
                new Starter(checkout, data, port, prometheus).start(detach);
            case Command.Supervise(int port, Path data, boolean prometheus) ->
                new Starter(checkout, data, port, prometheus).supervise();
            case Command.Status(Path data) -> status(new Layout(checkout, data));
            case Command.Stop(Path data) -> stop(new Layout(checkout, data));
            case Command.Logs(Path data, List<String> parts, boolean follow) -> {
                LogFiles.print(new Layout(checkout, data), parts, follow);
                yield 0;
            }
        };
    }

    private static int status(Layout layout) {
        StatusReport report = new StatusReport(layout);
        report.lines().forEach(Console::say);
        return report.supervisor().isPresent() ? 0 : NOT_RUNNING;
    }

    private static int stop(Layout layout) {
        StatusReport report = new StatusReport(layout);
        if (!Files.isDirectory(layout.state())
                || report.supervisor().isEmpty() && report.alive().isEmpty()) {
            Console.say("ChatClique does not run from " + layout.data() + ".");
            return 0;
        }
        report.supervisor().flatMap(PartState::process).ifPresent(supervisor -> {
            supervisor.terminate();
            supervisor.awaitEnd(java.time.Duration.ofSeconds(60));
        });
        Stopping.leftovers(layout);
        Console.say("ChatClique is stopped.");
        return 0;
    }
}
