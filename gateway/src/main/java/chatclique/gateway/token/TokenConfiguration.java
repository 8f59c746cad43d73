package chatclique.gateway.token;

import chatclique.gateway.site.Site;
import io.netty.channel.ChannelOption;
import java.time.Duration;
import java.util.Objects;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.OAuth2ResourceServerProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtAudienceValidator;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusReactiveJwtDecoder;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoderFactory;
import org.springframework.util.unit.DataSize;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.netty.http.client.HttpClient;

@Configuration(proxyBeanMethods = false)
class TokenConfiguration {

    /** For the gateway's own talks with Keycloak: short, so that a Keycloak that hangs is told from one that works. */
    @Bean
    WebClient keycloak(Site site, @Value("${chatclique.gateway.keycloak-timeout}") Duration timeout) {
        HttpClient http = HttpClient.create()
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int) timeout.toMillis())
                .responseTimeout(timeout);
        return WebClient.builder()
                .clientConnector(new ReactorClientHttpConnector(http))
                .baseUrl(site.realm())
                .build();
    }

    @Bean
    Keys keys(WebClient keycloak, OAuth2ResourceServerProperties properties) {
        return new Keys(keycloak, Objects.requireNonNull(properties.getJwt().getJwkSetUri(), "jwk-set-uri"));
    }

    @Bean
    ReactiveJwtDecoder accessTokens(Keys keys, OAuth2ResourceServerProperties properties) {
        String issuer = Objects.requireNonNull(properties.getJwt().getIssuerUri(), "issuer-uri");
        return decoder(
                keys,
                JwtValidators.createDefaultWithValidators(
                        JwtValidators.createDefaultWithIssuer(issuer),
                        new JwtAudienceValidator(
                                properties.getJwt().getAudiences().getFirst()),
                        new JwtClaimValidator<String>("sub", subject -> subject != null && !subject.isBlank()),
                        // Keycloak signs all its tokens with the same keys: an ID or logout token is no access token.
                        new JwtClaimValidator<String>("typ", type -> type == null || "Bearer".equals(type))));
    }

    @Bean
    ReactiveJwtDecoderFactory<ClientRegistration> idTokens(Keys keys) {
        return client -> decoder(keys, JwtValidators.createDefaultWithValidators(new OidcIdTokenValidator(client)));
    }

    @Bean
    VerifiedTokens verifiedTokens(
            ReactiveJwtDecoder accessTokens, @Value("${chatclique.gateway.verified-tokens}") DataSize maximum) {
        return new VerifiedTokens(accessTokens, maximum.toBytes());
    }

    private static ReactiveJwtDecoder decoder(Keys keys, OAuth2TokenValidator<Jwt> validator) {
        NimbusReactiveJwtDecoder decoder =
                NimbusReactiveJwtDecoder.withJwkSource(keys::of).build();
        decoder.setJwtValidator(validator);
        return decoder;
    }
}
