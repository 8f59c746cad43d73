package chatclique.gateway.login;

import chatclique.gateway.site.Locales;
import java.util.Map;
import org.springframework.http.HttpMethod;
import org.springframework.security.oauth2.client.registration.ReactiveClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.server.DefaultServerOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.server.ServerOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Starts the code flow: {@code GET /login} at Keycloak's login, {@code GET /signup} at its registration. With
 * {@code ?locale=fr} Keycloak's pages come in that language; one that the product doesn't have is left out.
 */
@Component
public class LoginRequests implements ServerOAuth2AuthorizationRequestResolver {

    static final String RETURN_TO = "return_to";

    private final DefaultServerOAuth2AuthorizationRequestResolver flow;
    private final Locales locales;

    LoginRequests(ReactiveClientRegistrationRepository clients, Locales locales) {
        this.locales = locales;
        this.flow = new DefaultServerOAuth2AuthorizationRequestResolver(clients);
    }

    @Override
    public Mono<OAuth2AuthorizationRequest> resolve(ServerWebExchange exchange) {
        if (exchange.getRequest().getMethod() != HttpMethod.GET) {
            return Mono.empty();
        }
        return switch (exchange.getRequest().getPath().value()) {
            case "/login" -> begin(exchange, Map.of());
            // OpenID Connect "Initiating User Registration" 1.0.
            case "/signup" -> begin(exchange, Map.of("prompt", "create"));
            default -> Mono.empty();
        };
    }

    @Override
    public Mono<OAuth2AuthorizationRequest> resolve(ServerWebExchange exchange, String registration) {
        return Mono.empty();
    }

    private Mono<OAuth2AuthorizationRequest> begin(ServerWebExchange exchange, Map<String, Object> parameters) {
        String returnTo = ReturnTo.of(exchange.getRequest().getQueryParams().getFirst("returnTo"));
        return flow.resolve(exchange, KeycloakClient.REGISTRATION)
                .map(request -> OAuth2AuthorizationRequest.from(request)
                        .additionalParameters(all -> all.putAll(parameters))
                        .additionalParameters(all -> all.putAll(language(exchange)))
                        .attributes(all -> all.put(RETURN_TO, returnTo))
                        .build());
    }

    private Map<String, Object> language(ServerWebExchange exchange) {
        String known = locales.atKeycloak(exchange.getRequest().getQueryParams().getFirst("locale"));
        return known == null ? Map.of() : Map.of("ui_locales", known);
    }
}
