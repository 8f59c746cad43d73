package chatclique.chat.provider;

import chatclique.chat.provider.ProviderSettings.Auth;
import io.netty.channel.ChannelOption;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import org.springframework.http.HttpHeaders;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

/** Opens the clients of providers. */
@Component
public class Providers {

    private static final Duration LISTING = Duration.ofSeconds(10);

    private final WebClient.Builder clients;
    private final Clock clock;

    Providers(WebClient.Builder clients, Clock clock) {
        this.clients = clients;
        this.clock = clock;
    }

    /**
     * A client of one endpoint, with connections of its own.
     *
     * @param name what it is called here
     */
    public Provider open(String name, ProviderSettings settings) {
        ConnectionProvider connections = ConnectionProvider.builder("provider-" + name)
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
        WebClient client = clients.clone()
                .baseUrl(Objects.requireNonNullElse(settings.baseUrl(), ""))
                .clientConnector(new ReactorClientHttpConnector(http))
                .defaultHeaders(headers -> authorize(headers, settings))
                .build();
        CompatibleChatModel chat = new CompatibleChatModel(client, settings, clock);
        return new Provider(name, settings, chat, new ModelList(client, LISTING));
    }

    private static void authorize(HttpHeaders headers, ProviderSettings settings) {
        settings.headers().forEach(headers::set);
        String key = Objects.requireNonNullElse(settings.apiKey(), "").strip();
        if (!key.isEmpty() && settings.auth() != Auth.NONE) {
            headers.set(HttpHeaders.AUTHORIZATION, (settings.auth() == Auth.BEARER ? "Bearer " : "Api-Key ") + key);
        }
    }
}
