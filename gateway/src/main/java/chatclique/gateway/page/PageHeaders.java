package chatclique.gateway.page;

import chatclique.gateway.site.Site;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Tells browsers what this origin never does. Set when the answer begins, over whatever a service sent; Keycloak's pages
 * keep the headers that Keycloak needs for them.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class PageHeaders implements WebFilter {

    private static final String NO_POWERS = "accelerometer=(), camera=(), display-capture=(), geolocation=(), "
            + "gyroscope=(), hid=(), microphone=(), midi=(), payment=(), serial=(), usb=()";

    private final ContentPolicy policy;
    private final boolean secure;

    PageHeaders(ContentPolicy policy, Site site) {
        this.policy = policy;
        this.secure = site.secure();
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        String content = policy.at(exchange.getRequest().getPath().value());
        if (content != null) {
            exchange.getResponse().beforeCommit(() -> {
                set(exchange.getResponse().getHeaders(), content);
                return Mono.empty();
            });
        }
        return chain.filter(exchange);
    }

    private void set(HttpHeaders headers, String content) {
        if (!headers.containsHeader("Content-Security-Policy")) {
            // A service that knows better, as the one that serves pictures, has said so.
            headers.set("Content-Security-Policy", content);
        }
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("X-Frame-Options", "DENY");
        headers.set("Referrer-Policy", "same-origin");
        headers.set("Permissions-Policy", NO_POWERS);
        headers.set("Cross-Origin-Opener-Policy", "same-origin");
        headers.set("Cross-Origin-Resource-Policy", "same-origin");
        if (secure) {
            headers.set("Strict-Transport-Security", "max-age=31536000");
        }
    }
}
