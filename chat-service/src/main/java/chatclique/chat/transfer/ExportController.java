package chatclique.chat.transfer;

import chatclique.auth.Owner;
import chatclique.auth.problem.ProblemException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferFactory;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping("/api/v1/chat-log")
@Tag(name = "Chat log")
class ExportController {

    /** Of these a slow reader may leave some dozens waiting. */
    private static final int PIECE = 16 << 10;

    private final Export export;
    private final Diary diary;
    private final Clock clock;

    ExportController(Export export, Diary diary, Clock clock) {
        this.export = export;
        this.diary = diary;
        this.clock = clock;
    }

    /** A log as a file of some form. */
    private record File(MediaType type, Flux<byte[]> text) {}

    @GetMapping("/export")
    @Operation(
            summary = "My whole log as a file",
            description =
                    "jsonl: a line for each link of the hash chain, with the content that it seals; deploy/verify-export"
                            + " proves it whole. md: a diary by days.")
    Mono<Void> export(Owner owner, @RequestParam(defaultValue = "jsonl") String format, ServerHttpResponse response) {
        File file = file(owner, format);
        HttpHeaders headers = response.getHeaders();
        headers.setContentType(file.type());
        headers.setCacheControl(CacheControl.noStore());
        headers.setContentDisposition(ContentDisposition.attachment()
                .filename("chatclique-%s.%s".formatted(LocalDate.now(clock.withZone(owner.zone())), format))
                .build());
        DataBufferFactory buffers = response.bufferFactory();
        return response.writeWith(file.text().concatMap(bytes -> pieces(bytes, buffers), 1));
    }

    private File file(Owner owner, String format) {
        return switch (format) {
            case "jsonl" -> new File(utf8("application", "x-ndjson"), export.lines(owner.id()));
            case "md" -> new File(utf8("text", "markdown"), diary.text(owner.id(), owner.locale()));
            default ->
                throw new ProblemException(HttpStatus.BAD_REQUEST, "unknown-format", "The formats are jsonl and md.");
        };
    }

    private static MediaType utf8(String type, String subtype) {
        return new MediaType(type, subtype, StandardCharsets.UTF_8);
    }

    private static Flux<DataBuffer> pieces(byte[] bytes, DataBufferFactory buffers) {
        return Flux.range(0, (bytes.length + PIECE - 1) / PIECE).map(i -> {
            int from = i * PIECE;
            return buffers.wrap(ByteBuffer.wrap(bytes, from, Math.min(PIECE, bytes.length - from)));
        });
    }
}
