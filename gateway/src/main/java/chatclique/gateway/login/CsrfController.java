package chatclique.gateway.login;

import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

@Tag(name = "Login")
@RestController
class CsrfController {

    private final Logins logins;

    CsrfController(Logins logins) {
        this.logins = logins;
    }

    /** What to send with each unsafe request of this session; no token for a Bearer client, which needs none. */
    @GetMapping("/api/v1/csrf")
    Mono<ResponseEntity<Csrf>> csrf(ServerWebExchange exchange) {
        return logins.login(exchange)
                .map(login -> new Csrf(CsrfGuard.HEADER, login.csrf()))
                .defaultIfEmpty(new Csrf(CsrfGuard.HEADER, null))
                .map(csrf ->
                        ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(csrf));
    }

    /**
     * @param header the header's name
     * @param token its value, good until the session ends
     */
    record Csrf(String header, @Nullable String token) {}
}
