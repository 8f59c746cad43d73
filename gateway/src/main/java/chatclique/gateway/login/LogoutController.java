package chatclique.gateway.login;

import chatclique.gateway.site.Site;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.util.UriComponentsBuilder;
import reactor.core.publisher.Mono;

/** Ends a login here, then at Keycloak, whose answer comes back to {@code /auth/signed-out}. */
@Tag(name = "Login")
@RestController
class LogoutController {

    private final Logins logins;
    private final Site site;
    private final LoginSettings settings;

    LogoutController(Logins logins, Site site, LoginSettings settings) {
        this.logins = logins;
        this.site = site;
        this.settings = settings;
    }

    /**
     * Ends the session. A script gets the address at which the browser must go on, a form is sent there; both lead to
     * the start page in the end.
     */
    @PostMapping("/logout")
    Mono<ResponseEntity<Next>> logout(ServerWebExchange exchange) {
        return logins.end(exchange)
                .map(this::endAtKeycloak)
                .defaultIfEmpty(URI.create("/"))
                .map(next -> answer(exchange, next));
    }

    @Hidden
    @GetMapping("/auth/signed-out")
    ResponseEntity<Void> signedOut() {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create("/"))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    private URI endAtKeycloak(Login login) {
        return UriComponentsBuilder.fromUriString(site.publicRealm() + "/protocol/openid-connect/logout")
                .queryParam("client_id", "{client}")
                .queryParam("id_token_hint", "{token}")
                .queryParam("post_logout_redirect_uri", "{back}")
                .encode()
                .buildAndExpand(settings.clientId(), login.idToken(), site.publicUrl() + "/auth/signed-out")
                .toUri();
    }

    private static ResponseEntity<Next> answer(ServerWebExchange exchange, URI next) {
        boolean form = exchange.getRequest().getHeaders().getAccept().stream()
                .anyMatch(type -> type.equalsTypeAndSubtype(MediaType.TEXT_HTML));
        return form
                ? ResponseEntity.status(HttpStatus.SEE_OTHER).location(next).build()
                : ResponseEntity.ok()
                        .header(HttpHeaders.CACHE_CONTROL, "no-store")
                        .body(new Next(next));
    }

    /** Where the browser goes on. */
    record Next(URI location) {}
}
