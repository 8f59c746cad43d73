package chatclique.chat.transfer;

import chatclique.chat.chain.Link;
import chatclique.chat.turn.Turn;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** A line of an export as it is read. Whether it is true to its hash is seen from what would be stored of it. */
record ImportLine(
        @Nullable Long n,
        @Nullable String turn,
        @Nullable Integer version,
        Link.@Nullable What what,
        @Nullable Instant at,
        @Nullable String prev,
        @Nullable String contentHash,
        @Nullable String hash,
        @Nullable String salt,
        @Nullable Content content,
        // Of the first and the last line:
        @Nullable String format,
        @Nullable Instant exportedAt,
        @Nullable Long links,
        @Nullable Long entries,
        @Nullable String head,
        @Nullable String sha256) {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(
                    DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                    DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
                    DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    /** What the line says of the turn. */
    record Content(
            @Nullable LocalDate day,
            @Nullable ZoneId zone,
            @Nullable Instant at,
            Turn.@Nullable Kind kind,
            Turn.@Nullable State state,
            @Nullable Instant endedAt,
            @Nullable String conversation,
            Turn.@Nullable Part prompt,
            Turn.@Nullable Part answer,
            @Nullable List<Turn.Action> actions,
            @Nullable String persona,
            @Nullable String model,
            Turn.@Nullable StandIn standIn,
            Turn.@Nullable Usage usage,
            Turn.@Nullable Cost cost,
            @Nullable Long timeToFirstTokenMs,
            Turn.@Nullable Failure failure,
            Turn.@Nullable Picture picture) {}

    /** Reads a line; a refusal when it is no JSON of this form. */
    static ImportLine read(byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            ImportLine line = JSON.readValue(text, ImportLine.class);
            if (line == null) {
                throw new Refused("unreadable");
            }
            return line;
        } catch (CharacterCodingException | JacksonException unreadable) {
            throw new Refused("unreadable");
        }
    }

    /** Whether there is something in it to bring in: not so in the first and last line, and where it was erased. */
    boolean hasContent() {
        if (format != null && !format.equals(ExportLine.FORMAT)) {
            throw new Refused("unknown-format");
        }
        return content != null || (format == null && links == null && what == null);
    }
}
