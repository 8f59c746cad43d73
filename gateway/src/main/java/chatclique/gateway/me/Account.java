package chatclique.gateway.me;

import chatclique.gateway.login.Login;
import chatclique.gateway.login.Logins;
import chatclique.gateway.problem.Problem;
import chatclique.gateway.problem.Traced;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.WebClientException;
import org.springframework.web.reactive.function.client.WebClientResponseException;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The caller's account at Keycloak, changed with the caller's own token through Keycloak's account API. */
@Component
class Account {

    private static final Logger LOG = LoggerFactory.getLogger(Account.class);
    private static final ParameterizedTypeReference<Map<String, Object>> FIELDS = new ParameterizedTypeReference<>() {};

    private final WebClient keycloak;
    private final Logins logins;

    Account(WebClient keycloak, Logins logins) {
        this.keycloak = keycloak;
        this.logins = logins;
    }

    /** Stores the change; gives the caller's token after it, which is the old one for a Bearer client. */
    Mono<Jwt> change(ServerWebExchange exchange, Jwt token, MeController.Change change) {
        return read(token)
                .map(account -> changed(account, change))
                .flatMap(account -> write(token, account))
                .onErrorResume(WebClientException.class, error -> Traced.error(() -> problem(error)))
                .then(renewed(exchange, change))
                .defaultIfEmpty(token);
    }

    private Mono<Map<String, Object>> read(Jwt token) {
        return keycloak.get()
                .uri("/account")
                .headers(headers -> headers.setBearerAuth(token.getTokenValue()))
                .accept(MediaType.APPLICATION_JSON)
                .retrieve()
                .bodyToMono(FIELDS);
    }

    private Mono<Void> write(Jwt token, Map<String, Object> account) {
        return keycloak.post()
                .uri("/account")
                .headers(headers -> headers.setBearerAuth(token.getTokenValue()))
                .contentType(MediaType.APPLICATION_JSON)
                .accept(MediaType.APPLICATION_JSON)
                .bodyValue(account)
                .retrieve()
                .toBodilessEntity()
                .then();
    }

    private Mono<Jwt> renewed(ServerWebExchange exchange, MeController.Change change) {
        return logins.renewed(exchange)
                .map(Login::access)
                // A refresh that had begun before the change brings the old claims: once more, then.
                .flatMap(token -> change.isIn(token)
                        ? Mono.just(token)
                        : logins.renewed(exchange).map(Login::access));
    }

    private static Map<String, Object> changed(Map<String, Object> account, MeController.Change change) {
        Map<String, Object> all = new HashMap<>(account);
        Map<String, Object> attributes = new HashMap<>();
        if (account.get("attributes") instanceof Map<?, ?> kept) {
            kept.forEach((name, value) -> attributes.put(String.valueOf(name), value));
        }
        put(attributes, "locale", change.locale());
        put(attributes, "zoneinfo", change.zone());
        all.put("attributes", attributes);
        all.remove("userProfileMetadata");
        return all;
    }

    private static void put(Map<String, Object> attributes, String name, @Nullable String value) {
        if (value != null) {
            attributes.put(name, List.of(value));
        }
    }

    private static Problem problem(WebClientException error) {
        int status = error instanceof WebClientResponseException answer
                ? answer.getStatusCode().value()
                : 0;
        return switch (status) {
            case 401 -> Problem.loginRequired();
            case 403 -> Problem.of(HttpStatus.FORBIDDEN, "role-required", "This login may not change the account.");
            default -> {
                LOG.warn("The account can't be changed: {}", error.getMessage());
                yield Problem.unavailable("login-unavailable", "The account can't be changed now.");
            }
        };
    }
}
