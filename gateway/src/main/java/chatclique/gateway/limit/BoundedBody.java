package chatclique.gateway.limit;

import chatclique.gateway.problem.Problem;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.SynchronousSink;

/** Counts the body's bytes as they come, since a chunked body declares no length. */
class BoundedBody extends ServerHttpRequestDecorator {

    private final long max;

    BoundedBody(ServerHttpRequest request, long max) {
        super(request);
        this.max = max;
    }

    @Override
    public Flux<DataBuffer> getBody() {
        AtomicLong bytes = new AtomicLong();
        return super.getBody().handle((DataBuffer part, SynchronousSink<DataBuffer> sink) -> {
            if (bytes.addAndGet(part.readableByteCount()) > max) {
                DataBufferUtils.release(part);
                sink.error(tooLarge(max));
            } else {
                sink.next(part);
            }
        });
    }

    /** The connection closes after the answer, since the rest of the body is still to come on it. */
    static Problem tooLarge(long max) {
        return Problem.of(HttpStatus.CONTENT_TOO_LARGE, "body-too-large", "A body may have " + max + " bytes.")
                .closing();
    }
}
