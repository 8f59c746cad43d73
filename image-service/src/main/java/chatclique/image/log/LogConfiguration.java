package chatclique.image.log;

import chatclique.image.picture.Pictures;
import chatclique.image.queue.Job.Step;
import chatclique.image.queue.Jobs;
import chatclique.image.queue.Lanes;
import chatclique.image.queue.QueueProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.client.AuthorizedClientServiceReactiveOAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.ReactiveOAuth2AuthorizedClientService;
import org.springframework.security.oauth2.client.registration.ReactiveClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.reactive.function.client.ServerOAuth2AuthorizedClientExchangeFilterFunction;
import org.springframework.web.reactive.function.client.WebClient;

@Configuration(proxyBeanMethods = false)
class LogConfiguration {

    /** Calls the chat service as this service itself: a token of its own account, kept until shortly before it ends. */
    @Bean
    LogRelay logRelay(
            Pictures pictures,
            LogProperties properties,
            WebClient.Builder builder,
            ReactiveClientRegistrationRepository registrations,
            ReactiveOAuth2AuthorizedClientService clients) {
        var manager = new AuthorizedClientServiceReactiveOAuth2AuthorizedClientManager(registrations, clients);
        var token = new ServerOAuth2AuthorizedClientExchangeFilterFunction(manager);
        token.setDefaultClientRegistrationId("image-service");
        WebClient chat = builder.clone()
                .baseUrl(properties.url().toString())
                .filter(token)
                .build();
        return new LogRelay(pictures, chat, properties.timeout());
    }

    @Bean
    Lanes logging(Jobs jobs, QueueProperties queue, LogProperties properties, LogRelay relay) {
        return new Lanes(jobs, queue, Step.LOG, properties.atOnce(), relay::work);
    }
}
