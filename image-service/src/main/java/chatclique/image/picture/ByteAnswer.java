package chatclique.image.picture;

import chatclique.auth.problem.ProblemException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpRange;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Answers with bytes that never change, or with part of them (RFC 9110, sections 13 and 14). Of several ranges in one
 * request none is served alone: the whole is, as the RFC allows.
 *
 * @param tag names the bytes; the entity tag
 * @param length of the whole
 */
public record ByteAnswer(String tag, long length) {

    /** Reads a part of the bytes. */
    public interface Source {
        /** The bytes of that part. */
        Flux<DataBuffer> read(long from, long length);
    }

    private record Part(long from, long length) {}

    /** Writes the answer: the whole, a part, or that nothing has changed. */
    public Mono<Void> write(ServerWebExchange exchange, Source source) {
        String entityTag = '"' + tag + '"';
        ServerHttpResponse response = exchange.getResponse();
        response.getHeaders().set(HttpHeaders.ACCEPT_RANGES, "bytes");
        if (exchange.checkNotModified(entityTag)) {
            return response.setComplete();
        }
        Part part = part(exchange.getRequest().getHeaders(), entityTag, response);
        response.getHeaders().setContentLength(part.length());
        if (exchange.getRequest().getMethod() == HttpMethod.HEAD) {
            return response.setComplete();
        }
        return response.writeWith(source.read(part.from(), part.length()));
    }

    private Part part(HttpHeaders asked, String entityTag, ServerHttpResponse response) {
        Part whole = new Part(0, length);
        String condition = asked.getFirst(HttpHeaders.IF_RANGE);
        List<HttpRange> ranges = ranges(asked.getFirst(HttpHeaders.RANGE));
        if (ranges.size() != 1 || condition != null && !condition.equals(entityTag)) {
            return whole;
        }
        HttpRange range = ranges.getFirst();
        long from = range.getRangeStart(length);
        if (from >= length) {
            // What describes the picture must not describe the problem.
            response.getHeaders().clear();
            throw unsatisfiable();
        }
        long to = range.getRangeEnd(length);
        response.setStatusCode(HttpStatus.PARTIAL_CONTENT);
        response.getHeaders().set(HttpHeaders.CONTENT_RANGE, "bytes %d-%d/%d".formatted(from, to, length));
        return new Part(from, to - from + 1);
    }

    private ProblemException unsatisfiable() {
        ProblemException problem = new ProblemException(
                HttpStatus.REQUESTED_RANGE_NOT_SATISFIABLE, "range-not-satisfiable", "It has no such bytes.");
        problem.getHeaders().set(HttpHeaders.CONTENT_RANGE, "bytes */" + length);
        return problem;
    }

    /** A header that can't be read is as good as none. */
    private static List<HttpRange> ranges(@Nullable String header) {
        try {
            return HttpRange.parseRanges(header);
        } catch (IllegalArgumentException unreadable) {
            return List.of();
        }
    }
}
