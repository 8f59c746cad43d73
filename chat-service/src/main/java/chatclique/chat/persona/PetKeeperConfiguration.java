package chatclique.chat.persona;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.client.AuthorizedClientServiceReactiveOAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.ReactiveOAuth2AuthorizedClientService;
import org.springframework.security.oauth2.client.registration.ReactiveClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.reactive.function.client.ServerOAuth2AuthorizedClientExchangeFilterFunction;
import org.springframework.web.reactive.function.client.WebClient;

@Configuration(proxyBeanMethods = false)
class PetKeeperConfiguration {

    private static final int LARGEST_DAY = 4 << 20;

    /** Calls pet-service as this service itself: a token of its own account, kept until shortly before it ends. */
    @Bean
    WebClient petKeeperClient(
            Pets.Address address,
            WebClient.Builder clients,
            ReactiveClientRegistrationRepository registrations,
            ReactiveOAuth2AuthorizedClientService authorized) {
        var manager = new AuthorizedClientServiceReactiveOAuth2AuthorizedClientManager(registrations, authorized);
        var token = new ServerOAuth2AuthorizedClientExchangeFilterFunction(manager);
        token.setDefaultClientRegistrationId("chat-service");
        return clients.clone()
                .baseUrl(address.url())
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(LARGEST_DAY))
                .filter(token)
                .build();
    }
}
