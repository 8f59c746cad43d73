package chatclique.auth;

import chatclique.auth.problem.ProblemException;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.web.reactive.ReactiveOAuth2ResourceServerWebSecurityAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.reactive.EnableWebFluxSecurity;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.ServerAuthenticationEntryPoint;
import org.springframework.security.web.server.authorization.ServerAccessDeniedHandler;
import org.springframework.security.web.server.context.NoOpServerSecurityContextRepository;
import org.springframework.security.web.server.util.matcher.OrServerWebExchangeMatcher;
import org.springframework.security.web.server.util.matcher.PathPatternParserServerWebExchangeMatcher;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher.MatchResult;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.result.method.annotation.ArgumentResolverConfigurer;
import reactor.core.publisher.Mono;

/**
 * Makes a service an OAuth2 resource server: {@code /api} for users, {@code /internal} for other services, its OpenAPI
 * and its health for anyone who reaches it, for reading also the paths that {@code chatclique.auth.open-to-read} names, and
 * nothing else. Issuer, key set and audience come from {@code chatclique-auth.yaml}.
 */
@AutoConfiguration(before = ReactiveOAuth2ResourceServerWebSecurityAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
@EnableWebFluxSecurity
class ResourceServerAutoConfiguration {

    private static final ServerAuthenticationEntryPoint STRANGER = (exchange, exception) -> Mono.error(
            new ProblemException(HttpStatus.UNAUTHORIZED, "login-required", "A valid login is needed.", exception)
                    .withHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer"));

    private static final ServerAccessDeniedHandler WRONG_ROLE = (exchange, denied) -> Mono.error(new ProblemException(
            HttpStatus.FORBIDDEN, "role-required", "This login does not have the role for that.", denied));

    @Bean
    @ConditionalOnMissingBean
    SecurityWebFilterChain resourceServer(
            ServerHttpSecurity http, @Value("${chatclique.auth.open-to-read:}") String[] openToRead) {
        return http.authorizeExchange(
                        exchange -> exchange.pathMatchers("/v3/api-docs/**", "/actuator/**", "/livez", "/readyz")
                                .permitAll()
                                .matchers(reading(openToRead))
                                .permitAll()
                                .pathMatchers("/internal/**")
                                .hasRole("service")
                                .pathMatchers("/api/**")
                                .hasRole("user")
                                .anyExchange()
                                .denyAll())
                .oauth2ResourceServer(server ->
                        server.jwt(jwt -> {}).authenticationEntryPoint(STRANGER).accessDeniedHandler(WRONG_ROLE))
                .exceptionHandling(
                        handling -> handling.authenticationEntryPoint(STRANGER).accessDeniedHandler(WRONG_ROLE))
                .securityContextRepository(NoOpServerSecurityContextRepository.getInstance())
                // A Bearer token is never sent by a browser on its own, so there is nothing to forge.
                .csrf(ServerHttpSecurity.CsrfSpec::disable)
                .requestCache(ServerHttpSecurity.RequestCacheSpec::disable)
                .formLogin(ServerHttpSecurity.FormLoginSpec::disable)
                .httpBasic(ServerHttpSecurity.HttpBasicSpec::disable)
                .logout(ServerHttpSecurity.LogoutSpec::disable)
                .build();
    }

    /** Each filter would be observed at every request; that a request was refused shows in its status already. */
    @Bean
    @ConditionalOnMissingBean
    SecurityObservationSettings unobserved() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    WebFluxConfigurer ownerParameters() {
        return new WebFluxConfigurer() {
            @Override
            public void configureArgumentResolvers(ArgumentResolverConfigurer configurer) {
                configurer.addCustomResolver(new OwnerArgumentResolver());
            }
        };
    }

    /** What only reads one of these paths, of which there may be none. */
    private static ServerWebExchangeMatcher reading(String[] paths) {
        return new OrServerWebExchangeMatcher(Stream.concat(
                        Stream.<ServerWebExchangeMatcher>of(nothing -> MatchResult.notMatch()),
                        Stream.of(paths)
                                .flatMap(path -> Stream.of(HttpMethod.GET, HttpMethod.HEAD)
                                        .map(method -> new PathPatternParserServerWebExchangeMatcher(path, method))))
                .toList());
    }
}
