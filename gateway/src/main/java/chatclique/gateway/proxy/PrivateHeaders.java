package chatclique.gateway.proxy;

import chatclique.gateway.site.Site;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.cloud.gateway.filter.headers.HttpHeadersFilter;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

/**
 * Drops what is between the client and the gateway alone: the session's cookie, worth a login, what the client says
 * about tracing, and an old header about their connection. A trace begins here, so that nobody outside picks ids that others' log lines bear, has each of their
 * requests recorded at our cost, or plants baggage. Runs before the gateway's own {@code traceparent} is set.
 */
@Component
class PrivateHeaders implements HttpHeadersFilter, Ordered {

    private static final Set<String> PRIVATE = Set.of("traceparent", "tracestate", "baggage", "b3", "proxy-connection");

    private final String session;

    PrivateHeaders(Site site) {
        this.session = site.cookie("session") + "=";
    }

    @Override
    public HttpHeaders filter(HttpHeaders input, ServerWebExchange exchange) {
        HttpHeaders headers = new HttpHeaders(input);
        List<String> dropped =
                headers.headerNames().stream().filter(PrivateHeaders::isPrivate).toList();
        dropped.forEach(headers::remove);
        List<String> kept = headers.getOrEmpty(HttpHeaders.COOKIE).stream()
                .flatMap(line -> Stream.of(line.split(";")))
                .map(String::strip)
                .filter(cookie -> !cookie.isEmpty() && !cookie.startsWith(session))
                .toList();
        headers.remove(HttpHeaders.COOKIE);
        if (!kept.isEmpty()) {
            headers.set(HttpHeaders.COOKIE, String.join("; ", kept));
        }
        return headers;
    }

    private static boolean isPrivate(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return PRIVATE.contains(lower) || lower.startsWith("x-b3-");
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }
}
