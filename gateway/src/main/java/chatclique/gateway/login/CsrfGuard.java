package chatclique.gateway.login;

import chatclique.gateway.problem.Problem;
import chatclique.gateway.site.Site;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Lets an unsafe request of a cookie session pass only with the session's own token in {@code X-CSRF-Token}, and never
 * from another site. The token is kept in the session, so a pair of cookie and header made elsewhere is worth nothing.
 * A request with a Bearer token has no cookie's power to misuse.
 */
@Component
public class CsrfGuard {

    static final String HEADER = "X-CSRF-Token";

    private static final Set<HttpMethod> SAFE = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
    private static final Set<String> OWN = Set.of("same-origin", "none");

    private final Logins logins;
    private final String origin;

    CsrfGuard(Logins logins, Site site) {
        this.logins = logins;
        this.origin = site.origin();
    }

    /** Completes when the request may pass, fails with a 403 problem when it may be forged. */
    public Mono<Void> check(ServerWebExchange exchange) {
        if (SAFE.contains(exchange.getRequest().getMethod()) || isKeycloaks(exchange)) {
            return Mono.empty();
        }
        return logins.login(exchange).flatMap(login -> check(exchange, login));
    }

    private Mono<Void> check(ServerWebExchange exchange, Login login) {
        HttpHeaders headers = exchange.getRequest().getHeaders();
        if (isForeign(headers)) {
            return Mono.error(Problem.csrf("This request comes from another site."));
        }
        return given(exchange, headers)
                .filter(given -> isSame(given, login.csrf()))
                .switchIfEmpty(Mono.error(() -> Problem.csrf("The header X-CSRF-Token is missing or wrong.")))
                .then();
    }

    private boolean isForeign(HttpHeaders headers) {
        String from = headers.getOrigin();
        String site = headers.getFirst("Sec-Fetch-Site");
        return (from != null && !from.equals(origin)) || (site != null && !OWN.contains(site));
    }

    /** The header, or for the logout form, which can't set one, its field {@code _csrf}. */
    private static Mono<String> given(ServerWebExchange exchange, HttpHeaders headers) {
        boolean form = MediaType.APPLICATION_FORM_URLENCODED.isCompatibleWith(headers.getContentType())
                && exchange.getRequest().getPath().value().equals("/logout");
        return form
                ? exchange.getFormData().mapNotNull(fields -> fields.getFirst("_csrf"))
                : Mono.justOrEmpty(headers.getFirst(HEADER));
    }

    private static boolean isSame(@Nullable String given, String kept) {
        return given != null
                && MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8), kept.getBytes(StandardCharsets.UTF_8));
    }

    /** Keycloak's own forms bring Keycloak's own tokens. */
    private static boolean isKeycloaks(ServerWebExchange exchange) {
        return exchange.getRequest().getPath().value().startsWith("/auth/");
    }
}
