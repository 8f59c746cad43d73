package chatclique.chat.transfer;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import reactor.core.publisher.Flux;

/** Splits bytes as they come into lines. Holds one line at a time; of a line that is too long, nothing. */
final class Lines {

    private final int longest;
    private final ByteArrayOutputStream begun = new ByteArrayOutputStream();
    private long number;
    private boolean tooLong;

    private Lines(int longest) {
        this.longest = longest;
    }

    /**
     * A line.
     *
     * @param number from 1
     * @param bytes without its end; null when it was too long
     */
    record Line(long number, byte @Nullable [] bytes) {}

    /** The lines of a body. */
    static Flux<Line> of(Flux<DataBuffer> body, int longest) {
        return Flux.defer(() -> {
            Lines lines = new Lines(longest);
            return body.concatMapIterable(lines::take, 1).concatWith(Flux.defer(() -> Flux.fromIterable(lines.rest())));
        });
    }

    private List<Line> take(DataBuffer buffer) {
        byte[] bytes = new byte[buffer.readableByteCount()];
        buffer.read(bytes);
        DataBufferUtils.release(buffer);
        List<Line> whole = new ArrayList<>();
        int from = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                append(bytes, from, i);
                whole.add(end());
                from = i + 1;
            }
        }
        append(bytes, from, bytes.length);
        return whole;
    }

    private List<Line> rest() {
        return begun.size() == 0 && !tooLong ? List.of() : List.of(end());
    }

    private void append(byte[] bytes, int from, int to) {
        tooLong = tooLong || begun.size() + (to - from) > longest;
        if (tooLong) {
            begun.reset();
        } else {
            begun.write(bytes, from, to - from);
        }
    }

    private Line end() {
        Line line = new Line(++number, tooLong ? null : begun.toByteArray());
        begun.reset();
        tooLong = false;
        return line;
    }
}
