package chatclique.gateway.login;

import chatclique.gateway.site.Site;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.client.endpoint.OAuth2AuthorizationCodeGrantRequest;
import org.springframework.security.oauth2.client.endpoint.OAuth2RefreshTokenGrantRequest;
import org.springframework.security.oauth2.client.endpoint.ReactiveOAuth2AccessTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.WebClientReactiveAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.WebClientReactiveRefreshTokenTokenResponseClient;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.InMemoryReactiveClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ReactiveClientRegistrationRepository;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * The gateway as Keycloak's client. Written out, since the usual properties would have the issuer looked up at start:
 * the gateway starts without Keycloak, sends browsers to its public address and calls its inner one itself.
 */
@Configuration(proxyBeanMethods = false)
class KeycloakClient {

    static final String REGISTRATION = "keycloak";

    private static final String PROTOCOL = "/protocol/openid-connect";

    @Bean
    ClientRegistration client(Site site, LoginSettings settings) {
        return ClientRegistration.withRegistrationId(REGISTRATION)
                .clientId(settings.clientId())
                .clientSecret(settings.clientSecret())
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .scope("openid", "profile")
                .redirectUri(site.publicUrl() + "/auth/callback")
                .issuerUri(site.publicRealm())
                .authorizationUri(site.publicRealm() + PROTOCOL + "/auth")
                .tokenUri(site.realm() + PROTOCOL + "/token")
                .jwkSetUri(site.realm() + PROTOCOL + "/certs")
                .userNameAttributeName("sub")
                .build();
    }

    @Bean
    ReactiveClientRegistrationRepository clients(ClientRegistration client) {
        return new InMemoryReactiveClientRegistrationRepository(client);
    }

    @Bean
    ReactiveOAuth2AccessTokenResponseClient<OAuth2AuthorizationCodeGrantRequest> codes(WebClient keycloak) {
        var codes = new WebClientReactiveAuthorizationCodeTokenResponseClient();
        codes.setWebClient(keycloak);
        return codes;
    }

    @Bean
    ReactiveOAuth2AccessTokenResponseClient<OAuth2RefreshTokenGrantRequest> refreshes(WebClient keycloak) {
        var refreshes = new WebClientReactiveRefreshTokenTokenResponseClient();
        refreshes.setWebClient(keycloak);
        return refreshes;
    }
}
