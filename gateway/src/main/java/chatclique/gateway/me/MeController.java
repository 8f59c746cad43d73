package chatclique.gateway.me;

import chatclique.gateway.problem.Problem;
import chatclique.gateway.site.Locales;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

@Tag(name = "Me")
@RestController
@RequestMapping("/api/v1/me")
class MeController {

    private final Account account;
    private final Locales locales;

    MeController(Account account, Locales locales) {
        this.account = account;
        this.locales = locales;
    }

    /** The caller, as the access token tells it. */
    @GetMapping
    ResponseEntity<Me> me(@AuthenticationPrincipal Jwt token) {
        return answer(token, new Change(null, null));
    }

    /**
     * Changes the caller's language and time zone; a field that is not given stays. In force at once for a session; a
     * Bearer client sees them in its next token, and in this answer.
     */
    @PatchMapping
    Mono<ResponseEntity<Me>> change(
            @AuthenticationPrincipal Jwt token, @RequestBody Change change, ServerWebExchange exchange) {
        check(change);
        Change stored = new Change(locales.atKeycloak(change.locale()), change.zone());
        return account.change(exchange, token, stored).map(now -> answer(now, change));
    }

    private void check(Change change) {
        if (change.locale() != null && !locales.all().contains(change.locale())) {
            throw Problem.invalid("locale", "One of " + String.join(", ", locales.all()) + ".");
        }
        if (change.zone() != null && !ZoneId.getAvailableZoneIds().contains(change.zone())) {
            throw Problem.invalid("zone", "An IANA time zone such as Europe/Paris.");
        }
    }

    private ResponseEntity<Me> answer(Jwt token, Change change) {
        String locale = change.locale() == null ? locales.of(token.getClaimAsString("locale")) : change.locale();
        String zone = change.zone() == null ? token.getClaimAsString("zoneinfo") : change.zone();
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(Me.of(token, locale, zone));
    }

    /**
     * @param name what to call them
     * @param roles of user, operator, admin
     * @param locale their language; null until one is chosen
     * @param zone their time zone, an IANA name; null until one is chosen
     */
    record Me(
            @Nullable String name,
            @Nullable String username,
            List<String> roles,
            @Nullable String locale,
            @Nullable String zone) {

        private static final List<String> ROLES = List.of("user", "operator", "admin");

        static Me of(Jwt token, @Nullable String locale, @Nullable String zone) {
            String username = token.getClaimAsString("preferred_username");
            String given = token.getClaimAsString("given_name");
            return new Me(given == null || given.isBlank() ? username : given, username, roles(token), locale, zone);
        }

        private static List<String> roles(Jwt token) {
            Map<String, Object> access = Objects.requireNonNullElse(token.getClaimAsMap("realm_access"), Map.of());
            return access.get("roles") instanceof List<?> roles
                    ? ROLES.stream().filter(roles::contains).toList()
                    : List.of();
        }
    }

    /**
     * @param locale the new language, or null to keep it
     * @param zone the new time zone, or null to keep it
     */
    record Change(@Nullable String locale, @Nullable String zone) {

        boolean isIn(Jwt token) {
            return (locale == null || locale.equals(token.getClaimAsString("locale")))
                    && (zone == null || zone.equals(token.getClaimAsString("zoneinfo")));
        }
    }
}
