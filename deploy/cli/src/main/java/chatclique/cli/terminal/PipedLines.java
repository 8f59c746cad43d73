package chatclique.cli.terminal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.Iterator;
import java.util.stream.Stream;
import org.jline.utils.Signals;
import org.jspecify.annotations.Nullable;

/** Lines from a file or another program, or the one that was given with the command. */
public final class PipedLines implements Lines {

    private final Reader source;
    private final Iterator<String> lines;

    private PipedLines(Reader source, Stream<String> lines) {
        this.source = source;
        this.lines = lines.iterator();
    }

    /** Each line as something to say. */
    public static PipedLines of(InputStream in, Charset charset) {
        BufferedReader reader = new BufferedReader(new InputStreamReader(in, charset));
        return new PipedLines(reader, reader.lines());
    }

    /** Everything as one thing to say. */
    public static PipedLines whole(InputStream in, Charset charset) {
        try (in) {
            return single(new String(in.readAllBytes(), charset));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One thing to say. */
    public static PipedLines single(String text) {
        return new PipedLines(new StringReader(""), Stream.of(text));
    }

    @Override
    public @Nullable String next() {
        return lines.hasNext() ? lines.next() : null;
    }

    @Override
    public Watch whenBrokenOff(Runnable stop) {
        Object before = Signals.register("INT", stop);
        return () -> Signals.unregister("INT", before);
    }

    @Override
    public boolean endsWhenBrokenOff() {
        return true;
    }

    @Override
    public void close() {
        try {
            source.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
