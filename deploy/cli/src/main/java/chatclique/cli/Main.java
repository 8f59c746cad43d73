package chatclique.cli;

import chatclique.cli.terminal.Surroundings;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The program's entry, called by {@code deploy/chat}; {@link Command#HELP} tells the exit codes. */
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        Map<String, String> environment = System.getenv();
        Surroundings surroundings = Surroundings.of(System::getProperty, environment);
        PrintWriter out = writer(FileDescriptor.out, surroundings.charset());
        PrintWriter messages = writer(FileDescriptor.err, surroundings.charset());
        String url = environment.getOrDefault("CHATCLIQUE_PUBLIC_URL", "http://localhost:8080");
        try {
            Command command = CommandLine.parse(List.of(arguments), url);
            System.exit(new Program(surroundings, System.in, out, messages, state(environment)).run(command));
        } catch (Command.UsageException e) {
            messages.println("deploy/chat: " + e.getMessage() + "\ndeploy/chat --help tells what there is.");
            messages.flush();
            System.exit(Program.MISUSED);
        }
    }

    /** By the XDG Base Directory Specification, which wants only absolute paths to count. */
    private static Path state(Map<String, String> environment) {
        String wish = environment.getOrDefault("XDG_STATE_HOME", "");
        Path base = wish.startsWith("/") ? Path.of(wish) : Path.of(System.getProperty("user.home"), ".local", "state");
        return base.resolve("chatclique");
    }

    private static PrintWriter writer(FileDescriptor where, Charset charset) {
        return new PrintWriter(new OutputStreamWriter(new FileOutputStream(where), charset), false);
    }
}
