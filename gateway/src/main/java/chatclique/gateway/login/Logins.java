package chatclique.gateway.login;

import chatclique.gateway.site.Site;
import chatclique.gateway.token.VerifiedTokens;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.web.server.ServerOAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.security.web.server.context.ServerSecurityContextRepository;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebSession;
import reactor.core.publisher.Mono;

/**
 * The logins of browsers, each in its session. A request with a token of its own has none, and never opens a session.
 *
 * <p>Both of Spring Security's stores in one, since there is one thing to keep: the tokens. The session's id changes
 * when a login begins and stays when its tokens are refreshed, because a new id strands the requests that are under way
 * with the old one (spring-security #19424).
 */
@Component
public class Logins implements ServerSecurityContextRepository, ServerOAuth2AuthorizedClientRepository {

    private final ReactiveJwtDecoder accessTokens;
    private final Refresh refresh;
    private final Sessions sessions;
    private final String cookie;

    Logins(ReactiveJwtDecoder accessTokens, Refresh refresh, Sessions sessions, Site site) {
        this.accessTokens = accessTokens;
        this.refresh = refresh;
        this.sessions = sessions;
        this.cookie = SessionConfiguration.cookie(site);
    }

    /** The caller's login with an access token that is good now; empty for a stranger and for a Bearer client. */
    @Override
    public Mono<SecurityContext> load(ServerWebExchange exchange) {
        return session(exchange)
                .flatMap(refresh::fresh)
                .map(login -> new SecurityContextImpl(VerifiedTokens.caller(login.access())));
    }

    /** The caller's login as it is, its token perhaps expired. */
    public Mono<Login> login(ServerWebExchange exchange) {
        return session(exchange).mapNotNull(Login::in);
    }

    /** The caller's login with a new token, whose claims are those of this moment. */
    public Mono<Login> renewed(ServerWebExchange exchange) {
        return session(exchange).flatMap(refresh::renewed);
    }

    /** Ends the session, and tells whose it was. */
    Mono<Login> end(ServerWebExchange exchange) {
        return session(exchange)
                .flatMap(session -> Mono.justOrEmpty(Login.in(session)).delayUntil(login -> session.invalidate()));
    }

    @Override
    public Mono<Void> saveAuthorizedClient(
            OAuth2AuthorizedClient tokens, Authentication user, ServerWebExchange exchange) {
        return accessTokens
                .decode(tokens.getAccessToken().getTokenValue())
                .map(access -> Login.begin(
                        access,
                        tokens.getRefreshToken() == null
                                ? null
                                : tokens.getRefreshToken().getTokenValue(),
                        idToken(user)))
                .zipWith(exchange.getSession())
                .flatMap(both -> begin(both.getT1(), both.getT2()));
    }

    private Mono<Void> begin(Login login, WebSession session) {
        return sessions.makeRoom(login.access().getSubject())
                .then(session.changeSessionId())
                .doOnSuccess(changed -> login.putIn(session));
    }

    private static String idToken(Authentication user) {
        OidcUser person = (OidcUser) Objects.requireNonNull(user.getPrincipal(), "principal");
        return person.getIdToken().getTokenValue();
    }

    private Mono<WebSession> session(ServerWebExchange exchange) {
        boolean mayHaveOne = exchange.getRequest().getCookies().containsKey(cookie) && !hasBearer(exchange);
        return mayHaveOne ? exchange.getSession() : Mono.empty();
    }

    /** Whether the request brings a token of its own, and so has no part in any session. */
    static boolean hasBearer(ServerWebExchange exchange) {
        String authorization = exchange.getRequest().getHeaders().getFirst(HttpHeaders.AUTHORIZATION);
        return authorization != null && authorization.regionMatches(true, 0, "Bearer", 0, 6);
    }

    /** Nothing to do: a login is saved with its tokens. */
    @Override
    public Mono<Void> save(ServerWebExchange exchange, @Nullable SecurityContext context) {
        return Mono.empty();
    }

    @Override
    public <T extends OAuth2AuthorizedClient> Mono<T> loadAuthorizedClient(
            String registration, Authentication user, ServerWebExchange exchange) {
        return Mono.empty();
    }

    @Override
    public Mono<Void> removeAuthorizedClient(String registration, Authentication user, ServerWebExchange exchange) {
        return Mono.empty();
    }
}
