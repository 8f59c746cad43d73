package chatclique.chat.provider;

import io.netty.channel.ChannelOption;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

/** The client of the provider, if there is one. */
@Configuration(proxyBeanMethods = false)
class ProviderConfiguration {

    @Bean
    CompatibleChatModel provider(WebClient.Builder clients, ProviderSettings settings, Clock clock) {
        ConnectionProvider connections = ConnectionProvider.builder("provider")
                .maxConnections(settings.connections())
                .pendingAcquireMaxCount(settings.connections())
                .pendingAcquireTimeout(settings.connect())
                .maxIdleTime(Duration.ofSeconds(20))
                .lifo()
                .build();
        // Between two reads, the first one included; not for the answer as a whole.
        HttpClient http = HttpClient.create(connections)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int)
                        settings.connect().toMillis())
                .responseTimeout(settings.idle());
        WebClient client = clients.baseUrl(Objects.requireNonNullElse(settings.baseUrl(), ""))
                .clientConnector(new ReactorClientHttpConnector(http))
                .defaultHeaders(headers -> {
                    if (settings.apiKey() != null && !settings.apiKey().isBlank()) {
                        headers.setBearerAuth(settings.apiKey());
                    }
                })
                .build();
        return new CompatibleChatModel(client, settings, clock);
    }
}
