package chatclique.gateway;

import chatclique.gateway.limit.Throttle;
import chatclique.gateway.login.CsrfGuard;
import chatclique.gateway.login.LoginCookie;
import chatclique.gateway.login.LoginEnd;
import chatclique.gateway.login.LoginRequests;
import chatclique.gateway.login.Logins;
import chatclique.gateway.problem.Problem;
import chatclique.gateway.problem.Problems;
import chatclique.gateway.token.VerifiedTokens;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.reactive.EnableWebFluxSecurity;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.config.web.server.SecurityWebFiltersOrder;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.oauth2.server.resource.web.server.authentication.ServerBearerTokenAuthenticationConverter;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.ServerAuthenticationEntryPoint;
import org.springframework.security.web.server.authentication.ServerAuthenticationConverter;
import org.springframework.security.web.server.firewall.ServerExchangeRejectedHandler;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatchers;
import reactor.core.publisher.Mono;

/** Who may pass: everyone to the pages, to Keycloak's, to the log-in and to shared pictures; else under {@code /api} a caller with a login. */
@Configuration(proxyBeanMethods = false)
@EnableWebFluxSecurity
class Security {

    /** A signed address says by itself who may see the picture: whoever has it. */
    private static final String SHARED = "/api/v1/pictures/shared/*";

    @Bean
    SecurityWebFilterChain gate(
            ServerHttpSecurity http,
            Logins logins,
            LoginRequests loginRequests,
            LoginCookie loginCookie,
            LoginEnd loginEnd,
            CsrfGuard csrf,
            VerifiedTokens tokens,
            Throttle throttle,
            Problems problems) {
        ServerAuthenticationEntryPoint stranger =
                (exchange, error) -> problems.answer(exchange, Problem.loginRequired());
        return http.authorizeExchange(exchange -> exchange.pathMatchers(HttpMethod.GET, "/api/v1/csrf")
                        // By the missing token the page knows a stranger, without an error on the browser's console.
                        .permitAll()
                        .pathMatchers(HttpMethod.GET, SHARED)
                        .permitAll()
                        .pathMatchers(HttpMethod.HEAD, SHARED)
                        .permitAll()
                        .pathMatchers("/api/**")
                        .authenticated()
                        .anyExchange()
                        .permitAll())
                .oauth2ResourceServer(server -> server.bearerTokenConverter(bearerUnderApi())
                        .authenticationEntryPoint(stranger)
                        .jwt(jwt -> jwt.authenticationManager(tokens)))
                .securityContextRepository(logins)
                .oauth2Login(login -> login.authorizationRequestResolver(loginRequests)
                        .authorizationRequestRepository(loginCookie)
                        .authenticationMatcher(ServerWebExchangeMatchers.pathMatchers("/auth/callback"))
                        .authorizedClientRepository(logins)
                        .securityContextRepository(logins)
                        .authenticationSuccessHandler(loginEnd)
                        .authenticationFailureHandler(loginEnd))
                // First of all, since a log-in is answered before the filters of authentication.
                .addFilterBefore(throttle::beforeLogin, SecurityWebFiltersOrder.CSRF)
                .addFilterAt(
                        (exchange, chain) -> csrf.check(exchange).then(chain.filter(exchange)),
                        SecurityWebFiltersOrder.CSRF)
                .addFilterAfter(throttle::afterLogin, SecurityWebFiltersOrder.SECURITY_CONTEXT_SERVER_WEB_EXCHANGE)
                .exceptionHandling(handling -> handling.authenticationEntryPoint(stranger))
                // The guard above replaces Spring's, which knows neither Origin nor Sec-Fetch-Site.
                .csrf(ServerHttpSecurity.CsrfSpec::disable)
                .headers(ServerHttpSecurity.HeaderSpec::disable)
                .requestCache(ServerHttpSecurity.RequestCacheSpec::disable)
                .formLogin(ServerHttpSecurity.FormLoginSpec::disable)
                .httpBasic(ServerHttpSecurity.HttpBasicSpec::disable)
                .logout(ServerHttpSecurity.LogoutSpec::disable)
                .build();
    }

    /** Elsewhere the header is Keycloak's matter. */
    private static ServerAuthenticationConverter bearerUnderApi() {
        ServerBearerTokenAuthenticationConverter bearer = new ServerBearerTokenAuthenticationConverter();
        return exchange ->
                exchange.getRequest().getPath().value().startsWith("/api/") ? bearer.convert(exchange) : Mono.empty();
    }

    /** Each filter would be observed at every request; that a request was refused shows in its status already. */
    @Bean
    SecurityObservationSettings unobserved() {
        return SecurityObservationSettings.noObservations();
    }

    /** Paths that two parts might read differently ({@code ..}, {@code ;x=y}, double encoding) go no further. */
    @Bean
    ServerExchangeRejectedHandler rejected(Problems problems) {
        return (exchange, error) -> problems.answer(
                exchange, Problem.of(HttpStatus.BAD_REQUEST, "invalid-request", "The request can't be understood."));
    }
}
