package chatclique.launcher;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Runs a tool to its end, keeping what it says in a file. */
final class Tool {

    private static final int SHOWN = 40;

    private Tool() {}

    /**
     * @param purpose what fails when the tool does
     * @param heard is given each line as it comes
     */
    static void run(
            String purpose,
            Path directory,
            Path log,
            Map<String, String> environment,
            List<String> command,
            Consumer<String> heard) {
        Deque<String> last = new ArrayDeque<>();
        try {
            ProcessBuilder builder =
                    new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
            builder.environment().putAll(environment);
            Process process = builder.start();
            Thread ending = new Thread(process::destroy);
            Runtime.getRuntime().addShutdownHook(ending);
            process.getOutputStream().close();
            try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
                    PrintWriter copy = new PrintWriter(Files.newBufferedWriter(log))) {
                for (String line = output.readLine(); line != null; line = output.readLine()) {
                    copy.println(line);
                    heard.accept(line);
                    last.add(line);
                    if (last.size() > SHOWN) {
                        last.removeFirst();
                    }
                }
            }
            int exit = process.waitFor();
            Runtime.getRuntime().removeShutdownHook(ending);
            if (exit != 0) {
                throw new LaunchException(purpose + " failed:\n\n" + String.join("\n", last) + "\n\nAll of it: " + log);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LaunchException(purpose + " was interrupted");
        }
    }
}
