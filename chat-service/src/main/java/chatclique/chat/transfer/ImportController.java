package chatclique.chat.transfer;

import chatclique.auth.OwnerId;
import chatclique.auth.problem.ProblemException;
import chatclique.chat.chain.Sealer;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.SynchronousSink;

@RestController
@RequestMapping("/api/v1/chat-log")
@Tag(name = "Chat log")
class ImportController {

    private final Import entries;
    private final Sealer sealer;
    private final TransferSettings settings;

    ImportController(Import entries, Sealer sealer, TransferSettings settings) {
        this.entries = entries;
        this.sealer = sealer;
        this.settings = settings;
    }

    @PostMapping(path = "/import", consumes = MediaType.APPLICATION_NDJSON_VALUE)
    @Operation(
            summary = "Bring an exported log into mine",
            description = "Entries keep day, zone and time, and their number where it is free. What is there already is"
                    + " known by its hash and never doubled. A line that is no entry is refused; the others are not.")
    Mono<Tally.View> bring(@OwnerId String owner, ServerHttpRequest request) {
        long most = settings.importBody().toBytes();
        if (request.getHeaders().getContentLength() > most) {
            return Mono.error(() -> tooLarge(most));
        }
        return sealer.seal(owner)
                .then(Mono.defer(() -> entries.run(owner, bounded(request.getBody(), most))))
                .map(Tally::view);
    }

    private static Flux<DataBuffer> bounded(Flux<DataBuffer> body, long most) {
        return Flux.defer(() -> {
            AtomicLong bytes = new AtomicLong();
            return body.handle((DataBuffer part, SynchronousSink<DataBuffer> sink) -> {
                if (bytes.addAndGet(part.readableByteCount()) > most) {
                    DataBufferUtils.release(part);
                    sink.error(tooLarge(most));
                } else {
                    sink.next(part);
                }
            });
        });
    }

    private static ProblemException tooLarge(long most) {
        return new ProblemException(
                HttpStatus.CONTENT_TOO_LARGE, "too-large", "A file may have " + most + " bytes; bring it in parts.");
    }
}
