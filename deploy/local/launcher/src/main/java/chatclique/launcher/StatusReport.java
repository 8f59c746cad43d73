package chatclique.launcher;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What runs, checked against the processes that there are: a state file alone proves nothing. */
final class StatusReport {

    private static final String ROW = "%-14s %-11s %8s %6s %9s  %s";

    private final Layout layout;

    StatusReport(Layout layout) {
        this.layout = layout;
    }

    /** The supervisor, when it runs. */
    Optional<PartState> supervisor() {
        return PartState.read(layout.state(), Part.SUPERVISOR).filter(PartState::isAlive);
    }

    /** The parts that have a process. */
    List<PartState> alive() {
        return Part.NAMES.stream()
                .flatMap(name -> PartState.read(layout.state(), name).stream())
                .filter(PartState::isAlive)
                .toList();
    }

    /** Memory of all processes together. */
    long memory() {
        return java.util.stream.Stream.concat(supervisor().stream(), alive().stream())
                .mapToLong(state -> state.process().map(RunningProcess::memory).orElse(0L))
                .sum();
    }

    /** A line for each part, then the sum. */
    List<String> lines() {
        Optional<PartState> supervisor = supervisor();
        List<PartState> alive = alive();
        if (supervisor.isEmpty() && alive.isEmpty()) {
            return List.of("ChatClique does not run from " + layout.data() + ".");
        }
        List<String> lines = new ArrayList<>();
        lines.add(ROW.formatted("part", "state", "pid", "port", "memory", "address"));
        for (String name : Part.NAMES) {
            PartState.read(layout.state(), name).ifPresent(state -> lines.add(line(state)));
        }
        supervisor.ifPresent(state -> lines.add(line(state)));
        lines.add(ROW.formatted("all", "", "", "", Console.megabytes(memory()), ""));
        if (supervisor.isEmpty()) {
            lines.add(
                    "The supervisor is gone: nothing brings parts back. deploy/run starts anew, deploy/run stop ends them.");
        }
        return lines;
    }

    private String line(PartState state) {
        Optional<RunningProcess> process = state.process().filter(RunningProcess::isAlive);
        String phase = process.isPresent() || state.phase() == PartState.Phase.RESTARTING
                ? state.phase().name().toLowerCase(Locale.ROOT)
                : "dead";
        return ROW.formatted(
                        state.name(),
                        phase,
                        process.map(running -> "" + running.pid()).orElse("-"),
                        state.name().equals(Part.SUPERVISOR) ? "" : "" + state.port(),
                        process.map(running -> Console.megabytes(running.memory()))
                                .orElse("-"),
                        address(state))
                .stripTrailing();
    }

    private String address(PartState state) {
        String since = "for " + ago(state.since());
        String restarts = state.restarts() == 0 ? "" : ", brought back " + state.restarts() + " times";
        String address = switch (state.name()) {
            case Part.SUPERVISOR -> "";
            case Part.STORE -> "mongodb://127.0.0.1:" + state.port() + "  ";
            case Part.KEYCLOAK -> "http://127.0.0.1:" + state.port() + "/auth  ";
            case Part.GATEWAY -> "http://localhost:" + state.port() + "  ";
            default -> "http://127.0.0.1:" + state.port() + "  ";
        };
        return address + since + restarts;
    }

    private static String ago(Instant then) {
        Duration age = Duration.between(then, Instant.now());
        if (age.toMinutes() < 2) {
            return age.toSeconds() + " s";
        }
        return age.toHours() < 2 ? age.toMinutes() + " min" : age.toHours() + " h";
    }
}
