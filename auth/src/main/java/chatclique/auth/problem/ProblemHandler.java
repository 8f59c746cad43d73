package chatclique.auth.problem;

import chatclique.auth.trace.Trace;
import io.micrometer.tracing.handler.TracingObservationHandler.TracingContext;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webflux.error.ErrorWebExceptionHandler;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.observation.ServerRequestObservationContext;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.util.DisconnectedClientHelper;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers every failure, whether it comes from a handler, a filter or the framework, as problem+json with a type and a
 * code, and writes our own faults to the log, once.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
class ProblemHandler implements ErrorWebExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemHandler.class);

    private static final int PATH_LENGTH = 200;

    private final JsonMapper json = JsonMapper.shared();

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable failure) {
        if (exchange.getResponse().isCommitted() || DisconnectedClientHelper.isClientDisconnectedException(failure)) {
            // Nothing can be told any more: the server closes the connection.
            return Mono.error(failure);
        }
        ProblemException problem = Problems.of(failure);
        return Mono.deferContextual(context -> {
            Trace.within(context, () -> log(exchange.getRequest(), problem, failure));
            return answer(exchange, problem);
        });
    }

    private static void log(ServerHttpRequest request, ProblemException problem, Throwable failure) {
        if (problem.getStatusCode().value() == HttpStatus.SERVICE_UNAVAILABLE.value()) {
            LOG.warn("{} {}: {}: {}", request.getMethod(), path(request), problem.code(), root(failure));
        } else if (problem.getStatusCode().is5xxServerError()) {
            LOG.error("{} {}: {}", request.getMethod(), path(request), problem.code(), failure);
        } else {
            LOG.debug("{} {}: {}", request.getMethod(), path(request), problem.code());
        }
    }

    private Mono<Void> answer(ServerWebExchange exchange, ProblemException problem) {
        ServerHttpResponse response = exchange.getResponse();
        byte[] body = json.writeValueAsBytes(body(exchange, problem.getBody()));
        response.setStatusCode(problem.getStatusCode());
        response.getHeaders().clearContentHeaders();
        response.getHeaders().putAll(problem.getHeaders());
        response.getHeaders().setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        response.getHeaders().setContentLength(body.length);
        return response.writeWith(
                Mono.fromSupplier(() -> response.bufferFactory().wrap(body)));
    }

    private static Map<String, Object> body(ServerWebExchange exchange, ProblemDetail problem) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", problem.getType());
        body.put("title", problem.getTitle());
        body.put("status", problem.getStatus());
        body.put("detail", problem.getDetail());
        URI instance = problem.getInstance();
        body.put("instance", instance == null ? path(exchange.getRequest()) : instance);
        traceId(exchange).ifPresent(id -> body.put("traceId", id));
        if (problem.getProperties() != null) {
            body.putAll(problem.getProperties());
        }
        return body;
    }

    /** What a person may quote to us, and all log lines of the request bear. */
    private static Optional<String> traceId(ServerWebExchange exchange) {
        return ServerRequestObservationContext.findCurrent(exchange.getAttributes())
                .map(request -> request.<TracingContext>get(TracingContext.class))
                .map(TracingContext::getSpan)
                .map(span -> span.context().traceId());
    }

    private static String path(ServerHttpRequest request) {
        String path = request.getPath().value();
        return path.length() > PATH_LENGTH ? path.substring(0, PATH_LENGTH) + "…" : path;
    }

    private static Throwable root(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        return root;
    }
}
