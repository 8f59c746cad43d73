package chatclique.gateway.proxy;

import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.factory.AbstractGatewayFilterFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Route filter {@code Caller}: the service gets the caller's verified access token, whether it came in the request or
 * waits in the session, and nothing else that the client sent to say who it is.
 */
@Component
class CallerGatewayFilterFactory extends AbstractGatewayFilterFactory<Object> {

    @Override
    public GatewayFilter apply(Object config) {
        return CallerGatewayFilterFactory::relay;
    }

    private static Mono<Void> relay(ServerWebExchange exchange, GatewayFilterChain chain) {
        return exchange.getPrincipal()
                .cast(JwtAuthenticationToken.class)
                .map(caller -> withToken(exchange, caller.getToken().getTokenValue()))
                .flatMap(chain::filter);
    }

    private static ServerWebExchange withToken(ServerWebExchange exchange, String token) {
        return exchange.mutate()
                .request(request -> request.headers(headers -> {
                    headers.setBearerAuth(token);
                    headers.remove(HttpHeaders.COOKIE);
                    headers.remove("X-CSRF-Token");
                }))
                .build();
    }
}
