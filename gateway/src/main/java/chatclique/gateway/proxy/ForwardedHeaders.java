package chatclique.gateway.proxy;

import chatclique.gateway.site.ClientAddress;
import chatclique.gateway.site.Site;
import java.util.List;
import java.util.Locale;
import org.springframework.cloud.gateway.filter.headers.HttpHeadersFilter;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

/**
 * Says where a request really came from. What the client claims about that is dropped: the public address is
 * configuration, and the client's is the other end of the connection.
 */
@Component
class ForwardedHeaders implements HttpHeadersFilter, Ordered {

    private final Site site;
    private final ClientAddress clients;

    ForwardedHeaders(Site site, ClientAddress clients) {
        this.site = site;
        this.clients = clients;
    }

    @Override
    public HttpHeaders filter(HttpHeaders input, ServerWebExchange exchange) {
        HttpHeaders headers = new HttpHeaders(input);
        List<String> claimed =
                headers.headerNames().stream().filter(ForwardedHeaders::isClaim).toList();
        claimed.forEach(headers::remove);
        headers.set("X-Forwarded-For", clients.of(exchange.getRequest()));
        headers.set("X-Forwarded-Proto", site.publicUrl().getScheme());
        headers.set("X-Forwarded-Host", site.publicUrl().getAuthority());
        headers.set("X-Forwarded-Port", Integer.toString(site.port()));
        return headers;
    }

    private static boolean isClaim(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.startsWith("x-forwarded-") || lower.equals("forwarded") || lower.equals("x-real-ip");
    }

    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }
}
