package chatclique.launcher;

import chatclique.launcher.Command.UsageException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the command line. What it does not know is an error, never ignored. */
final class CommandLine {

    private static final Set<String> FLAGS = Set.of("--detach", "--with-prometheus", "--follow", "--help");
    private static final Set<String> VALUED = Set.of("--port", "--data");
    private static final Map<String, Set<String>> ALLOWED = Map.of(
            "start", Set.of("--detach", "--with-prometheus", "--port", "--data"),
            "supervise", Set.of("--with-prometheus", "--port", "--data"),
            "status", Set.of("--data"),
            "stop", Set.of("--data"),
            "logs", Set.of("--data", "--follow"));

    private final Set<String> flags = new HashSet<>();
    private final Map<String, String> values = new HashMap<>();
    private final List<String> words = new ArrayList<>();

    private CommandLine(List<String> arguments) {
        Deque<String> rest = new ArrayDeque<>(arguments);
        while (!rest.isEmpty()) {
            take(rest);
        }
    }

    /**
     * @param workingDirectory what a relative data folder is relative to
     * @param checkout where the default data folder is
     * @throws UsageException when something in it is unknown or wrong
     */
    static Command parse(List<String> arguments, Path workingDirectory, Path checkout) {
        CommandLine line = new CommandLine(arguments.contains("-h") ? List.of("--help") : arguments);
        if (line.flags.contains("--help")) {
            return new Command.Help();
        }
        return line.command(workingDirectory, checkout);
    }

    private void take(Deque<String> rest) {
        String argument = rest.removeFirst();
        String name = argument.contains("=") ? argument.substring(0, argument.indexOf('=')) : argument;
        if (FLAGS.contains(argument)) {
            flags.add(argument);
        } else if (VALUED.contains(name)) {
            String value = name.equals(argument) ? rest.pollFirst() : argument.substring(name.length() + 1);
            if (value == null || value.isBlank() || value.startsWith("--")) {
                throw new UsageException(name + " needs a value");
            }
            values.put(name, value);
        } else if (argument.startsWith("-")) {
            throw new UsageException("unknown option " + argument);
        } else {
            words.add(argument);
        }
    }

    private Command command(Path workingDirectory, Path checkout) {
        String verb = words.isEmpty() ? "start" : words.getFirst();
        Set<String> allowed = ALLOWED.get(verb);
        if (allowed == null) {
            throw new UsageException("unknown command " + verb + "; there are status, stop and logs");
        }
        flags.stream().filter(flag -> !allowed.contains(flag)).forEach(flag -> refuse(flag, verb));
        values.keySet().stream().filter(option -> !allowed.contains(option)).forEach(option -> refuse(option, verb));
        if (!verb.equals("logs") && words.size() > 1) {
            throw new UsageException("unexpected " + words.get(1) + " after " + verb);
        }
        Path data = values.containsKey("--data")
                ? workingDirectory.resolve(values.get("--data")).normalize()
                : checkout.resolve(".data");
        return switch (verb) {
            case "status" -> new Command.Status(data);
            case "stop" -> new Command.Stop(data);
            case "logs" -> new Command.Logs(data, parts(), flags.contains("--follow"));
            case "supervise" -> new Command.Supervise(port(), data, flags.contains("--with-prometheus"));
            default -> new Command.Start(port(), data, flags.contains("--detach"), flags.contains("--with-prometheus"));
        };
    }

    private static void refuse(String option, String verb) {
        throw new UsageException(option + " means nothing to " + verb);
    }

    private List<String> parts() {
        List<String> parts = words.subList(1, words.size());
        parts.stream()
                .filter(part -> !Part.NAMES.contains(part) && !part.equals(Part.SUPERVISOR))
                .forEach(part -> {
                    throw new UsageException("unknown part " + part + "; there are " + String.join(", ", Part.NAMES));
                });
        return List.copyOf(parts);
    }

    private int port() {
        String text = values.getOrDefault("--port", "" + Command.DEFAULT_PORT);
        try {
            int port = Integer.parseInt(text);
            if (port >= 1 && port <= Ports.HIGHEST_BASE) {
                return port;
            }
        } catch (NumberFormatException e) {
            throw new UsageException("--port needs a number, not " + text);
        }
        throw new UsageException(
                "--port must be between 1 and " + Ports.HIGHEST_BASE + ", since twelve more follow it");
    }
}
