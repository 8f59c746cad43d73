package chatclique.auth.token;

import io.netty.channel.ChannelOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.OAuth2ResourceServerProperties;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.reactive.ReactiveOAuth2ResourceServerAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusReactiveJwtDecoder;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.netty.http.client.HttpClient;

/**
 * Accepts access tokens that Keycloak signed (RS256) for our audience, and no other kind of token: an ID token or a
 * refresh token is refused by its type.
 */
@AutoConfiguration(before = ReactiveOAuth2ResourceServerAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
@ConditionalOnProperty("spring.security.oauth2.resourceserver.jwt.jwk-set-uri")
@EnableConfigurationProperties({OAuth2ResourceServerProperties.class, TokenProperties.class})
class AccessTokenAutoConfiguration {

    private static final int CONNECT_MILLIS = 2000;

    @Bean
    @ConditionalOnMissingBean
    ReactiveJwtDecoder accessTokens(OAuth2ResourceServerProperties server, TokenProperties properties) {
        return accessTokens(server, properties, Clock.systemUTC());
    }

    static ReactiveJwtDecoder accessTokens(
            OAuth2ResourceServerProperties server, TokenProperties properties, Clock clock) {
        String address = Objects.requireNonNull(server.getJwt().getJwkSetUri());
        NimbusReactiveJwtDecoder signatures = NimbusReactiveJwtDecoder.withJwkSource(
                        new SigningKeys(keycloak(), address, properties))
                .jwsAlgorithm(SignatureAlgorithm.RS256)
                .build();
        signatures.setJwtValidator(token -> OAuth2TokenValidatorResult.success());
        return new VerifiedTokens(signatures, claims(server.getJwt(), properties, clock), properties);
    }

    private static WebClient keycloak() {
        HttpClient http = HttpClient.create().option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_MILLIS);
        return WebClient.builder()
                .clientConnector(new ReactorClientHttpConnector(http))
                .build();
    }

    private static OAuth2TokenValidator<Jwt> claims(
            OAuth2ResourceServerProperties.Jwt server, TokenProperties properties, Clock clock) {
        JwtTimestampValidator time = new JwtTimestampValidator(properties.clockSkew());
        time.setClock(clock);
        List<OAuth2TokenValidator<Jwt>> claims = new ArrayList<>();
        claims.add(time);
        claims.add(new JwtIssuerValidator(Objects.requireNonNull(server.getIssuerUri())));
        claims.add(new JwtClaimValidator<Object>("typ", "Bearer"::equals));
        claims.add(new JwtClaimValidator<Object>("sub", subject -> subject instanceof String id && !id.isBlank()));
        claims.add(new JwtClaimValidator<Collection<String>>(
                "aud", audience -> audience != null && !Collections.disjoint(audience, server.getAudiences())));
        return JwtValidators.createDefaultWithValidators(claims);
    }
}
