package chatclique.cli;

import chatclique.cli.Command.UsageException;
import chatclique.cli.http.Server;
import chatclique.cli.talk.Chat;
import chatclique.cli.talk.DayLog;
import chatclique.cli.talk.Persona;
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

    private static final Set<String> FLAGS = Set.of("--new", "--help", "-h");
    private static final Set<String> VALUED = Set.of("--url", "--persona", "--pet");
    private static final Set<String> VERBS = Set.of("login", "logout", "whoami", "log", "help");

    private final Set<String> flags = new HashSet<>();
    private final Map<String, String> values = new HashMap<>();
    private final List<String> words = new ArrayList<>();
    private boolean onlyWords;

    private CommandLine(List<String> arguments) {
        Deque<String> rest = new ArrayDeque<>(arguments);
        while (!rest.isEmpty()) {
            take(rest);
        }
    }

    /**
     * @param usualUrl the server, when none is named
     * @throws UsageException when something in it is unknown or wrong
     */
    static Command parse(List<String> arguments, String usualUrl) {
        CommandLine line = new CommandLine(arguments);
        if (line.flags.contains("--help") || line.flags.contains("-h")) {
            return new Command.Help();
        }
        return line.command(usualUrl);
    }

    private void take(Deque<String> rest) {
        String argument = rest.removeFirst();
        String name = argument.contains("=") ? argument.substring(0, argument.indexOf('=')) : argument;
        if (onlyWords || argument.equals("-") || !argument.startsWith("-")) {
            words.add(argument);
        } else if (argument.equals("--")) {
            onlyWords = true;
        } else if (FLAGS.contains(argument)) {
            flags.add(argument);
        } else if (VALUED.contains(name)) {
            String value = name.equals(argument) ? rest.pollFirst() : argument.substring(name.length() + 1);
            if (value == null || value.isBlank() || value.startsWith("--")) {
                throw new UsageException(name + " needs a value");
            }
            values.put(name, value);
        } else {
            throw new UsageException("unknown option " + argument);
        }
    }

    private Command command(String usualUrl) {
        Server server = server(values.getOrDefault("--url", usualUrl));
        boolean isVerb = !words.isEmpty() && !onlyWords && VERBS.contains(words.getFirst());
        if (!isVerb) {
            return new Command.Talk(server, wish(), words.isEmpty() ? null : String.join(" ", words));
        }
        String verb = words.getFirst();
        if (!flags.isEmpty() || values.containsKey("--persona") || values.containsKey("--pet")) {
            throw new UsageException("only --url goes with " + verb);
        }
        if (words.size() > (verb.equals("log") ? 2 : 1)) {
            throw new UsageException("unexpected " + words.getLast() + " after " + verb);
        }
        return switch (verb) {
            case "login" -> new Command.LogIn(server);
            case "logout" -> new Command.LogOut(server);
            case "whoami" -> new Command.WhoAmI(server);
            case "log" -> new Command.ShowLog(server, day());
            default -> new Command.Help();
        };
    }

    private String day() {
        String when = words.size() < 2 ? "today" : words.get(1);
        if (!DayLog.knows(when)) {
            throw new UsageException("name a day such as 2026-11-20, a month, today or yesterday, not " + when);
        }
        return when;
    }

    private Chat.Wish wish() {
        String pet = values.get("--pet");
        String word = values.getOrDefault("--persona", "pet");
        Persona persona = Persona.of(word)
                .orElseThrow(() -> new UsageException("--persona is one of " + Persona.words() + ", not " + word));
        if (pet != null && persona != Persona.PET) {
            throw new UsageException("--pet means nothing to the " + persona.word());
        }
        return new Chat.Wish(persona, pet, flags.contains("--new"));
    }

    private static Server server(String url) {
        try {
            return Server.at(url);
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }
}
