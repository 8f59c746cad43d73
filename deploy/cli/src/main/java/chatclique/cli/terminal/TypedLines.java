package chatclique.cli.terminal;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.DefaultParser;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jspecify.annotations.Nullable;

/** Lines that a person types, with editing and with what they typed before. */
public final class TypedLines implements Lines {

    private static final String PROMPT = "you> ";
    private static final Size USUAL = new Size(80, 24);

    private final Terminal terminal;
    private final LineReader reader;

    /**
     * @param history where what was typed is kept, for its owner only
     */
    public TypedLines(Charset charset, Path history) {
        try {
            terminal = TerminalBuilder.builder()
                    .name("ChatClique")
                    .system(true)
                    .dumb(true)
                    .encoding(charset)
                    .build();
            if (terminal.getWidth() <= 0) {
                terminal.setSize(USUAL); // nobody said how large it is, and nothing fits into no columns
            }
            keepPrivate(history);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        DefaultParser asWritten = new DefaultParser();
        asWritten.setEscapeChars(null);
        asWritten.setQuoteChars(null);
        reader = LineReaderBuilder.builder()
                .terminal(terminal)
                .parser(asWritten)
                .variable(LineReader.HISTORY_FILE, history)
                .variable(LineReader.HISTORY_SIZE, 500)
                .variable(LineReader.HISTORY_FILE_SIZE, 500)
                .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
                .option(LineReader.Option.INSERT_TAB, true)
                .build();
    }

    /** Forgets what was typed. */
    public static void forget(Path history) {
        try {
            Files.deleteIfExists(history);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes where the person types. */
    public PrintWriter writer() {
        return terminal.writer();
    }

    @Override
    public @Nullable String next() {
        try {
            return reader.readLine(PROMPT);
        } catch (UserInterruptException | EndOfFileException over) {
            return null;
        }
    }

    @Override
    public Watch whenBrokenOff(Runnable stop) {
        Terminal.SignalHandler before = terminal.handle(Terminal.Signal.INT, signal -> stop.run());
        return () -> terminal.handle(Terminal.Signal.INT, before);
    }

    @Override
    public boolean endsWhenBrokenOff() {
        return false;
    }

    @Override
    public void close() {
        try {
            terminal.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void keepPrivate(Path history) throws IOException {
        if (!Files.exists(history)) {
            Files.createFile(
                    history, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
    }
}
