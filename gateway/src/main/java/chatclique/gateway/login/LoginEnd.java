package chatclique.gateway.login;

import chatclique.gateway.problem.Problem;
import chatclique.gateway.problem.Traced;
import java.net.URI;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.web.server.WebFilterExchange;
import org.springframework.security.web.server.authentication.ServerAuthenticationFailureHandler;
import org.springframework.security.web.server.authentication.ServerAuthenticationSuccessHandler;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Where a browser goes when Keycloak has sent it back: to the page that it came from, once more to the login when it
 * took too long or began another one meanwhile, or to the start page with {@code ?login=failed}.
 */
@Component
public class LoginEnd implements ServerAuthenticationSuccessHandler, ServerAuthenticationFailureHandler {

    private static final Logger LOG = LoggerFactory.getLogger(LoginEnd.class);

    private final LoginCookie cookie;

    LoginEnd(LoginCookie cookie) {
        this.cookie = cookie;
    }

    @Override
    public Mono<Void> onAuthenticationSuccess(WebFilterExchange filter, Authentication user) {
        return redirect(filter.getExchange(), returnTo(filter.getExchange()));
    }

    @Override
    public Mono<Void> onAuthenticationFailure(WebFilterExchange filter, AuthenticationException failure) {
        ServerWebExchange exchange = filter.getExchange();
        String code = failure instanceof OAuth2AuthenticationException oauth
                ? oauth.getError().getErrorCode()
                : failure.getClass().getSimpleName();
        return Mono.deferContextual(context -> Traced.within(context, () -> refused(exchange, code)));
    }

    private Mono<Void> refused(ServerWebExchange exchange, String code) {
        LOG.info("Login failed: {}", code.replaceAll("[^A-Za-z0-9_-]", "?"));
        return switch (code) {
            // Without any cookie of ours a second round would end here again.
            case "authorization_request_not_found", "temporarily_unavailable" ->
                redirect(exchange, cookie.hasBegun(exchange) ? "/login" : "/?login=failed");
            case "invalid_token_response", "server_error" ->
                Mono.error(Problem.unavailable("login-unavailable", "The login can't be finished now."));
            default -> redirect(exchange, "/?login=failed");
        };
    }

    private static String returnTo(ServerWebExchange exchange) {
        return exchange.getAttributeOrDefault(LoginRequests.RETURN_TO, "/");
    }

    static Mono<Void> redirect(ServerWebExchange exchange, String path) {
        exchange.getResponse().setStatusCode(HttpStatus.SEE_OTHER);
        exchange.getResponse().getHeaders().setLocation(URI.create(path));
        exchange.getResponse().getHeaders().set(HttpHeaders.CACHE_CONTROL, "no-store");
        return exchange.getResponse().setComplete();
    }
}
