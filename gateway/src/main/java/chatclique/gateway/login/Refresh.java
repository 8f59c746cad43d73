package chatclique.gateway.login;

import chatclique.gateway.problem.Problem;
import chatclique.gateway.problem.Traced;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.oauth2.client.endpoint.OAuth2RefreshTokenGrantRequest;
import org.springframework.security.oauth2.client.endpoint.ReactiveOAuth2AccessTokenResponseClient;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.core.endpoint.OAuth2AccessTokenResponse;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.stereotype.Component;
import org.springframework.web.server.WebSession;
import reactor.core.publisher.Mono;

/**
 * Replaces access tokens at Keycloak, once for all requests of a session that need it at the same time. Two refreshes
 * side by side would spend one refresh token twice, which ends the login.
 */
@Component
class Refresh {

    private static final Logger LOG = LoggerFactory.getLogger(Refresh.class);

    private final ReactiveOAuth2AccessTokenResponseClient<OAuth2RefreshTokenGrantRequest> keycloak;
    private final ClientRegistration client;
    private final ReactiveJwtDecoder accessTokens;
    private final Duration ahead;
    private final ConcurrentMap<String, Mono<Login>> underWay = new ConcurrentHashMap<>();

    Refresh(
            ReactiveOAuth2AccessTokenResponseClient<OAuth2RefreshTokenGrantRequest> keycloak,
            ClientRegistration client,
            ReactiveJwtDecoder accessTokens,
            LoginSettings settings) {
        this.keycloak = keycloak;
        this.client = client;
        this.accessTokens = accessTokens;
        this.ahead = settings.refreshAhead();
    }

    /**
     * The session's login with a token that is good now. Empty without a login. A 401 problem when Keycloak has ended
     * it, and the session with it; a 503 problem, the session kept, when Keycloak can't be asked.
     */
    Mono<Login> fresh(WebSession session) {
        Login login = Login.in(session);
        if (login == null || login.goodFor(ahead)) {
            return Mono.justOrEmpty(login);
        }
        return replaced(session, login).onErrorResume(Problem.class, problem -> stillGood(login, problem));
    }

    /** The session's login with a token bought after this call began; failures as in {@link #fresh}. */
    Mono<Login> renewed(WebSession session) {
        return Mono.justOrEmpty(Login.in(session)).flatMap(login -> replaced(session, login));
    }

    private Mono<Login> replaced(WebSession session, Login old) {
        // Cached, so that the refresh goes on for the others when the request that began it is cancelled.
        return underWay.computeIfAbsent(
                session.getId(),
                id -> Mono.defer(() -> replace(session, old))
                        .doFinally(end -> underWay.remove(id))
                        .cache());
    }

    private Mono<Login> replace(WebSession session, Login old) {
        Login now = Login.in(session);
        if (now == null) {
            return Mono.error(Problem.loginRequired());
        }
        // Another request may have refreshed between this one's look at the session and its turn.
        return now.access().getTokenValue().equals(old.access().getTokenValue()) ? ask(session, now) : Mono.just(now);
    }

    private Mono<Login> ask(WebSession session, Login login) {
        if (login.refreshToken() == null) {
            return ended(session);
        }
        return keycloak.getTokenResponse(grant(login, login.refreshToken()))
                .flatMap(tokens -> decoded(login, tokens))
                .doOnNext(refreshed -> refreshed.putIn(session))
                .onErrorResume(Refresh::isRefusal, refusal -> ended(session))
                .onErrorResume(error -> !(error instanceof Problem), error -> Traced.error(() -> outage(error)));
    }

    private Mono<Login> decoded(Login login, OAuth2AccessTokenResponse tokens) {
        return accessTokens
                .decode(tokens.getAccessToken().getTokenValue())
                .map(access -> login.refreshed(access, tokens));
    }

    private OAuth2RefreshTokenGrantRequest grant(Login login, String refreshToken) {
        var access = new OAuth2AccessToken(
                OAuth2AccessToken.TokenType.BEARER,
                login.access().getTokenValue(),
                Objects.requireNonNullElse(login.access().getIssuedAt(), Instant.EPOCH),
                login.access().getExpiresAt());
        return new OAuth2RefreshTokenGrantRequest(
                client, access, new OAuth2RefreshToken(refreshToken, access.getIssuedAt()));
    }

    private static Mono<Login> ended(WebSession session) {
        return session.invalidate().then(Mono.error(Problem.loginRequired()));
    }

    private static boolean isRefusal(Throwable error) {
        return error instanceof OAuth2AuthorizationException refused
                && OAuth2ErrorCodes.INVALID_GRANT.equals(refused.getError().getErrorCode());
    }

    private static Problem outage(Throwable error) {
        LOG.warn("A login can't be refreshed: {}", error.toString());
        return Problem.unavailable(
                "login-unavailable", "The login can't be renewed now. It is kept: please try again.");
    }

    private static Mono<Login> stillGood(Login login, Problem problem) {
        boolean outage = problem.getStatusCode().is5xxServerError();
        return outage && login.goodFor(Duration.ZERO) ? Mono.just(login) : Mono.error(problem);
    }
}
