package chatclique.gateway.problem;

import io.micrometer.tracing.handler.TracingObservationHandler.TracingContext;
import io.netty.channel.ConnectTimeoutException;
import io.netty.handler.timeout.ReadTimeoutException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webflux.error.ErrorWebExceptionHandler;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.observation.ServerRequestObservationContext;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponse;
import org.springframework.web.reactive.function.client.WebClientRequestException;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Answers with a problem whatever went wrong, and logs what a client must not see. */
@Component
@Order(-2)
public class Problems implements ErrorWebExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    private final JsonMapper json;

    Problems(JsonMapper json) {
        this.json = json;
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable error) {
        if (exchange.getResponse().isCommitted()) {
            // The answer has begun: all that can be said now is that it is cut.
            return Mono.error(error);
        }
        return Mono.deferContextual(context ->
                answer(exchange, Traced.within(context, () -> problem(exchange, error))));
    }

    /** Writes the problem as the answer. */
    public Mono<Void> answer(ServerWebExchange exchange, Problem problem) {
        ServerHttpResponse response = exchange.getResponse();
        response.setStatusCode(problem.getStatusCode());
        response.getHeaders().clear();
        problem.getHeaders().forEach((name, values) -> response.getHeaders().put(name, values));
        response.getHeaders().setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        response.getHeaders().setCacheControl("no-store");
        if (problem.getStatusCode().is5xxServerError()
                && announcesBody(exchange.getRequest().getHeaders())) {
            // Who waited too long may have waited for the rest of the request, which is no longer wanted.
            response.getHeaders().setConnection("close");
        }
        byte[] body = json.writeValueAsBytes(body(exchange, problem));
        response.getHeaders().setContentLength(body.length);
        return response.writeWith(
                Mono.fromSupplier(() -> response.bufferFactory().wrap(body)));
    }

    /** Whether a request says that a body follows its header. */
    public static boolean announcesBody(HttpHeaders headers) {
        return headers.getContentLength() > 0 || headers.containsHeader(HttpHeaders.TRANSFER_ENCODING);
    }

    private static Map<String, Object> body(ServerWebExchange exchange, Problem problem) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", "/problems/" + problem.code());
        body.put("title", title(problem.getStatusCode()));
        body.put("status", problem.getStatusCode().value());
        body.put("detail", String.valueOf(problem.getBody().getDetail()));
        body.put("instance", exchange.getRequest().getURI().getRawPath());
        body.put("code", problem.code());
        String trace = traceId(exchange);
        if (trace != null) {
            body.put("traceId", trace);
        }
        Map<String, Object> more = problem.getBody().getProperties();
        if (more != null) {
            body.putAll(more);
        }
        return body;
    }

    /** What a person may quote to us, and all log lines of the request bear. */
    private static @Nullable String traceId(ServerWebExchange exchange) {
        return ServerRequestObservationContext.findCurrent(exchange.getAttributes())
                .map(request -> request.<TracingContext>get(TracingContext.class))
                .map(TracingContext::getSpan)
                .map(span -> span.context().traceId())
                .orElse(null);
    }

    private static Problem problem(ServerWebExchange exchange, Throwable error) {
        return switch (error) {
            case Problem problem -> problem;
            case ErrorResponse response -> ofStatus(response.getStatusCode());
            case WebClientRequestException request -> problem(exchange, rootOf(request));
            case ConnectTimeoutException slow -> unreachable();
            case ConnectException refused -> unreachable();
            case UnknownHostException unknown -> unreachable();
            case NoRouteToHostException unroutable -> unreachable();
            case TimeoutException noConnectionFree -> unreachable();
            case ReadTimeoutException slow -> ofStatus(HttpStatus.GATEWAY_TIMEOUT);
            case IOException cut -> ofStatus(HttpStatus.BAD_GATEWAY);
            default -> unexpected(exchange, error);
        };
    }

    private static Throwable rootOf(Throwable error) {
        Throwable cause = error.getCause();
        return cause == null ? error : cause;
    }

    private static Problem unreachable() {
        return Problem.unavailable("service-unavailable", "A part of the product is not there now. Please try again.");
    }

    private static Problem unexpected(ServerWebExchange exchange, Throwable error) {
        boolean sentOn = ServerWebExchangeUtils.isAlreadyRouted(exchange);
        if (sentOn && isUnreadable(error)) {
            // Its message quotes the answer.
            LOG.warn("A service's answer is no HTTP: {}", error.getClass().getName());
        } else {
            LOG.error("Unexpected failure", error);
        }
        return ofStatus(sentOn ? HttpStatus.BAD_GATEWAY : HttpStatus.INTERNAL_SERVER_ERROR);
    }

    /** Netty has many exceptions for an answer that it can't read, but one place where they come from. */
    private static boolean isUnreadable(Throwable error) {
        return Arrays.stream(error.getStackTrace())
                .map(StackTraceElement::getClassName)
                .filter(name -> !name.startsWith("java."))
                .findFirst()
                .filter(name -> name.startsWith("io.netty.handler.codec."))
                .isPresent();
    }

    private static Problem ofStatus(HttpStatusCode code) {
        HttpStatus status = HttpStatus.resolve(code.value());
        return switch (status) {
            case null -> Problem.of(HttpStatus.INTERNAL_SERVER_ERROR, "internal-error", "Something failed inside.");
            case BAD_REQUEST -> Problem.of(status, "invalid-request", "The request can't be understood.");
            case NOT_FOUND -> Problem.of(status, "not-found", "There is nothing here.");
            case METHOD_NOT_ALLOWED -> Problem.of(status, "method-not-allowed", "This can't be done here.");
            case UNSUPPORTED_MEDIA_TYPE ->
                Problem.of(status, "unsupported-media-type", "Send JSON, without a content encoding.");
            case NOT_ACCEPTABLE -> Problem.of(status, "not-acceptable", "This form of answer can't be given.");
            case BAD_GATEWAY -> Problem.of(status, "service-failed", "A part of the product broke off its answer.");
            case GATEWAY_TIMEOUT -> Problem.of(status, "service-timeout", "A part of the product took too long.");
            case SERVICE_UNAVAILABLE -> unreachable();
            case INTERNAL_SERVER_ERROR -> Problem.of(status, "internal-error", "Something failed inside.");
            default -> Problem.of(status, title(status).toLowerCase(Locale.ROOT).replace(' ', '-'), title(status));
        };
    }

    private static String title(HttpStatusCode code) {
        HttpStatus status = HttpStatus.resolve(code.value());
        return status == null ? "Error" : status.getReasonPhrase();
    }
}
