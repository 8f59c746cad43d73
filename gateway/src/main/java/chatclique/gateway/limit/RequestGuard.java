package chatclique.gateway.limit;

import chatclique.gateway.problem.Problem;
import chatclique.gateway.problem.Problems;
import java.util.Set;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerRequest;

/** Refuses requests that no part of the product has a use for, before anything is done for them. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
class RequestGuard implements WebFilter {

    private static final Set<HttpMethod> KNOWN = Set.of(
            HttpMethod.GET,
            HttpMethod.HEAD,
            HttpMethod.POST,
            HttpMethod.PUT,
            HttpMethod.PATCH,
            HttpMethod.DELETE,
            HttpMethod.OPTIONS);

    private final Limits limits;

    RequestGuard(Limits limits) {
        this.limits = limits;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        ServerHttpRequest request = exchange.getRequest();
        HttpHeaders headers = request.getHeaders();
        if (!isHttp1(request)) {
            return Mono.error(
                    Problem.of(HttpStatus.HTTP_VERSION_NOT_SUPPORTED, "http-version-unknown", "Speak HTTP/1.1.")
                            .closing());
        }
        if (!KNOWN.contains(request.getMethod())) {
            return Mono.error(unknownMethod(request.getMethod()));
        }
        if (count(headers) > limits.maxHeaders()) {
            return Mono.error(
                    Problem.of(HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE, "too-many-headers", "Too many headers.")
                            .closing());
        }
        if (headers.containsHeader(HttpHeaders.CONTENT_ENCODING)) {
            // A compressed body may be small here and endless behind.
            return Mono.error(Problem.of(
                            HttpStatus.UNSUPPORTED_MEDIA_TYPE, "unsupported-media-type", "Send the body uncompressed.")
                    .closing());
        }
        long max = limits.maxBodyTo(request.getPath().value());
        if (headers.getContentLength() > max) {
            return Mono.error(BoundedBody.tooLarge(max));
        }
        return chain.filter(Problems.announcesBody(headers) ? bounded(exchange, max) : exchange);
    }

    private static ServerWebExchange bounded(ServerWebExchange exchange, long max) {
        return exchange.mutate()
                .request(new BoundedBody(exchange.getRequest(), max))
                .build();
    }

    /** Netty takes any digits for a version. */
    private static boolean isHttp1(ServerHttpRequest request) {
        HttpServerRequest received = ServerHttpRequestDecorator.getNativeRequest(request);
        return received.version().majorVersion() == 1;
    }

    private static int count(HttpHeaders headers) {
        int[] lines = {0};
        headers.forEach((name, values) -> lines[0] += values.size());
        return lines[0];
    }

    private static Problem unknownMethod(HttpMethod method) {
        return HttpMethod.TRACE.equals(method) || method.name().equals("CONNECT")
                ? Problem.of(HttpStatus.METHOD_NOT_ALLOWED, "method-not-allowed", "This can't be done here.")
                        .closing()
                : Problem.of(HttpStatus.NOT_IMPLEMENTED, "method-unknown", "There is no such method.")
                        .closing();
    }
}
