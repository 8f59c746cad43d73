package chatclique.e2e;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code deploy/chat} in a pseudo-terminal, made by {@code script}, with somebody who types and reads. */
final class Terminal implements AutoCloseable {

    /** The first one builds the program. */
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Process process;
    private final StringBuffer shown = new StringBuffer();
    private final Thread reader;
    private int read;

    private Terminal(Process process) {
        this.process = process;
        this.reader = Thread.ofVirtual().start(this::read);
    }

    /** The command for a stack, with what it keeps in a folder of its own. */
    static ProcessBuilder command(Stack stack, Path state, List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command).directory(state.toFile());
        builder.environment()
                .putAll(Map.of(
                        "XDG_STATE_HOME",
                        state.toString(),
                        "CHATCLIQUE_PUBLIC_URL",
                        stack.address(),
                        "LC_ALL",
                        "C.UTF-8",
                        "TERM",
                        "xterm"));
        return builder;
    }

    static String program() {
        return Stack.checkout().resolve("deploy/chat").toString();
    }

    /** Starts it. */
    static Terminal open(Stack stack, Path state, String... arguments) {
        String line = Stream.concat(Stream.of(program()), Stream.of(arguments))
                .map(word -> "'" + word + "'")
                .collect(Collectors.joining(" "));
        try {
            return new Terminal(command(stack, state, List.of("script", "-qec", line, "/dev/null"))
                    .redirectErrorStream(true)
                    .start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until this is shown, after what was waited for before; gives what its first group matched. */
    String until(String pattern) {
        Pattern wanted = Pattern.compile(pattern, Pattern.DOTALL);
        Matcher found = Await.until(PATIENCE, () -> wanted.matcher(shown.substring(read)), Matcher::find);
        read += found.end();
        return found.groupCount() == 0 ? "" : found.group(1);
    }

    void type(String keys) {
        try {
            OutputStream in = process.getOutputStream();
            in.write(keys.getBytes(StandardCharsets.UTF_8));
            in.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The exit code, once it has ended. */
    int end() {
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new AssertionError("still runs:\n" + shown);
            }
            reader.join(Duration.ofSeconds(10));
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    private void read() {
        try (var out = new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8)) {
            char[] some = new char[1024];
            for (int n = out.read(some); n >= 0; n = out.read(some)) {
                shown.append(some, 0, n);
            }
        } catch (IOException e) {
            shown.append("\n").append(e);
        }
    }
}
