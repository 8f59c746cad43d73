package chatclique.chat.provider;

import chatclique.auth.trace.Trace;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.ai.chat.messages.AssistantMessage;
import org.springframework.ai.chat.metadata.ChatResponseMetadata;
import org.springframework.ai.chat.metadata.DefaultUsage;
import org.springframework.ai.chat.metadata.Usage;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.model.Generation;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import reactor.util.context.ContextView;
import tools.jackson.core.JacksonException;

/**
 * Reads the bytes of one answer as they come. Lines are split as bytes, so that a character which the network cuts in two
 * is never seen in halves; what comes together becomes one response.
 */
final class Completion {

    private static final Logger log = LoggerFactory.getLogger(Completion.class);
    private static final byte[] DATA = "data:".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] DONE = "[DONE]".getBytes(StandardCharsets.US_ASCII);

    private final ProviderSettings settings;
    private final boolean streamed;
    private final ContextView context;
    private final StringBuilder text = new StringBuilder();
    private final CallPieces calls = new CallPieces();
    private byte[] line = new byte[2048];
    private int length;
    private long total;
    private boolean told;
    private boolean stopped;
    private boolean done;

    /**
     * @param streamed whether events are expected; otherwise one JSON document
     * @param context of the reply that it is for
     */
    Completion(ProviderSettings settings, boolean streamed, ContextView context) {
        this.settings = settings;
        this.streamed = streamed;
        this.context = context;
    }

    /** Whether any of the answer's text has come. */
    boolean told() {
        return told;
    }

    /** Whether the endpoint said that this was all. */
    boolean done() {
        return done;
    }

    /** Takes a buffer and gives what became whole with it: nothing or one response. */
    List<ChatResponse> take(DataBuffer buffer) {
        byte[] bytes = new byte[buffer.readableByteCount()];
        buffer.read(bytes);
        DataBufferUtils.release(buffer);
        total += bytes.length;
        if (total > settings.streamBytes()) {
            throw ProviderFailure.garbled("more than an answer can be");
        }
        Chunk chunk = new Chunk(text, calls);
        int from = 0;
        for (int i = 0; streamed && i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                keep(bytes, from, i);
                from = i + 1;
                readLine(chunk);
            }
        }
        keep(bytes, from, bytes.length);
        return response(chunk);
    }

    /** Gives what was left when the bytes ended: an error when that was in the middle of the answer. */
    List<ChatResponse> end() {
        Chunk chunk = new Chunk(text, calls);
        if (streamed) {
            readLine(chunk);
        } else {
            read(chunk, 0, length);
            done = true;
        }
        List<ChatResponse> rest = response(chunk);
        if (!done && !stopped) {
            throw ProviderFailure.unreachable(null, null);
        }
        return calls.isEmpty() ? rest : withCalls(rest);
    }

    private void keep(byte[] bytes, int from, int to) {
        int size = length + to - from;
        if (size > settings.chunkBytes()) {
            throw ProviderFailure.garbled("an event without an end");
        }
        if (size > line.length) {
            line = Arrays.copyOf(line, Math.max(size, line.length * 2));
        }
        System.arraycopy(bytes, from, line, length, to - from);
        length = size;
    }

    /** Reads the line that is kept: only data means anything here; names, ids, comments and empty lines do not. */
    private void readLine(Chunk chunk) {
        int end = length > 0 && line[length - 1] == '\r' ? length - 1 : length;
        int from = DATA.length;
        length = 0;
        if (done || end < DATA.length || !Arrays.equals(line, 0, DATA.length, DATA, 0, DATA.length)) {
            return;
        }
        while (from < end && line[from] == ' ') {
            from++;
        }
        if (Arrays.equals(line, from, end, DONE, 0, DONE.length)) {
            done = true;
        } else if (from < end) {
            read(chunk, from, end - from);
        }
    }

    private void read(Chunk chunk, int from, int size) {
        try {
            chunk.read(line, from, size);
        } catch (JacksonException broken) {
            throw ProviderFailure.garbled("broken JSON");
        }
        stopped |= chunk.finishReason != null;
        if (chunk.failed) {
            throw error(chunk);
        }
    }

    private ProviderFailure error(Chunk chunk) {
        String kind = String.valueOf(chunk.errorKind);
        Trace.within(
                context,
                () -> log.warn("The provider reported an error in its stream: {}", kind.replaceAll("[^\\w. -]", "?")));
        return kind.contains("rate_limit") || kind.contains("quota") || kind.contains("429")
                ? ProviderFailure.rateLimited(null, !kind.contains("quota"))
                : ProviderFailure.unreachable(null, null);
    }

    private List<ChatResponse> response(Chunk chunk) {
        boolean counted = chunk.promptTokens > 0;
        if (text.isEmpty() && !counted) {
            return List.of();
        }
        List<Generation> pieces =
                text.isEmpty() ? List.of() : List.of(new Generation(new AssistantMessage(text.toString())));
        boolean first = !told && !text.isEmpty();
        told |= !text.isEmpty();
        text.setLength(0);
        return List.of(first || counted ? new ChatResponse(pieces, metadata(chunk)) : new ChatResponse(pieces));
    }

    /** What is to be done comes last, when nothing of it can be missing any more. */
    private List<ChatResponse> withCalls(List<ChatResponse> rest) {
        AssistantMessage asking =
                AssistantMessage.builder().content("").toolCalls(calls.whole()).build();
        List<ChatResponse> all = new ArrayList<>(rest);
        all.add(new ChatResponse(List.of(new Generation(asking))));
        return all;
    }

    private static ChatResponseMetadata metadata(Chunk chunk) {
        ChatResponseMetadata.Builder metadata = ChatResponseMetadata.builder();
        if (chunk.model != null) {
            metadata.model(chunk.model);
        }
        if (chunk.promptTokens > 0) {
            metadata.usage(usage(chunk));
        }
        return metadata.build();
    }

    private static Usage usage(Chunk chunk) {
        Long cached = chunk.cachedTokens < 0 ? null : Long.valueOf(chunk.cachedTokens);
        int all = chunk.promptTokens + chunk.completionTokens;
        return new DefaultUsage(chunk.promptTokens, chunk.completionTokens, all, null, cached, null);
    }
}
