package chatclique.chat.persona;

import chatclique.auth.problem.ProblemException;
import chatclique.auth.trace.Trace;
import io.netty.channel.ChannelOption;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.http.HttpStatus;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.WebClientException;
import org.springframework.web.reactive.function.client.WebClientRequestException;
import org.springframework.web.reactive.function.client.WebClientResponseException;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;
import reactor.util.retry.Retry;

/** Asks pet-service, with the token of the user who waits. */
@Component
public class Pets {

    private static final Logger log = LoggerFactory.getLogger(Pets.class);
    private static final Pattern CODE = Pattern.compile("\"code\"\\s*:\\s*\"([a-z][a-z-]{0,60})\"");

    private final WebClient client;
    private final Duration timeout;

    /**
     * Where pet-service is.
     *
     * @param url its address inside the system
     * @param timeout how long an answer may take; a turn waits no longer for the pet's state
     * @param connections the most that are open at once
     */
    @ConfigurationProperties("chatclique.pet-service")
    record Address(
            @DefaultValue("http://localhost:8084") String url,
            @DefaultValue("2s") Duration timeout,
            @DefaultValue("200") int connections) {}

    Pets(WebClient.Builder clients, Address address) {
        ConnectionProvider connections = ConnectionProvider.builder("pet-service")
                .maxConnections(address.connections())
                .pendingAcquireMaxCount(address.connections() * 10)
                .pendingAcquireTimeout(address.timeout())
                .maxIdleTime(Duration.ofSeconds(30))
                .build();
        HttpClient http = HttpClient.create(connections).option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int)
                address.timeout().toMillis());
        this.client = clients.baseUrl(address.url())
                .clientConnector(new ReactorClientHttpConnector(http))
                .build();
        this.timeout = address.timeout();
    }

    /** The pet, for starting something with it: an error when there is none of this owner (404) or nobody can say (503). */
    public Mono<Pet> get(String id, String token) {
        return ask(id, token)
                .onErrorMap(
                        WebClientResponseException.NotFound.class,
                        missing -> new ProblemException(HttpStatus.NOT_FOUND, "pet-not-found", "There is no such pet."))
                .onErrorMap(Pets::away, failure -> unavailable());
    }

    /** The pet as it is now, for an answer; empty when it is gone or nobody can say, since a turn is answered all the same. */
    public Mono<Optional<Pet>> now(String id, String token) {
        return ask(id, token)
                .map(Optional::of)
                .onErrorResume(Pets::away, Pets::without)
                .onErrorResume(WebClientResponseException.NotFound.class, gone -> Mono.just(Optional.empty()));
    }

    /**
     * Cares for a pet, once for each key: an error when pet-service refuses (its code and status, as too-tired, 409) or
     * nobody can say what came of it (503).
     *
     * @param action feed, pet or play
     */
    public Mono<CareGiven> act(String id, String action, String token, String key) {
        return client.post()
                .uri("/api/v1/pets/{id}/actions", id)
                .headers(headers -> headers.setBearerAuth(token))
                .header("Idempotency-Key", key)
                .bodyValue(Map.of("action", action))
                .retrieve()
                .bodyToMono(CareGiven.class)
                .timeout(timeout)
                // The key makes it harmless to ask again when the answer was lost.
                .retryWhen(
                        Retry.max(1).filter(Pets::isUnclear).onRetryExhaustedThrow((spec, signal) -> signal.failure()))
                .onErrorMap(WebClientResponseException.class, Pets::refusal)
                .onErrorMap(Pets::away, failure -> unavailable());
    }

    private static ProblemException refusal(WebClientResponseException answer) {
        if (answer.getStatusCode().is5xxServerError()) {
            return unavailable();
        }
        String code = CODE.matcher(answer.getResponseBodyAsString())
                .results()
                .findFirst()
                .map(found -> found.group(1))
                .orElse("refused");
        return new ProblemException(answer.getStatusCode(), code, "The pet's keeper refused.");
    }

    private static Mono<Optional<Pet>> without(Throwable failure) {
        return Mono.deferContextual(context -> {
            Trace.within(context, () -> log.warn("Answering without the pet's state: {}", failure.toString()));
            return Mono.just(Optional.empty());
        });
    }

    private Mono<Pet> ask(String id, String token) {
        return client.get()
                .uri("/api/v1/pets/{id}", id)
                .headers(headers -> headers.setBearerAuth(token))
                .retrieve()
                .bodyToMono(Pet.class)
                .timeout(timeout);
    }

    private static ProblemException unavailable() {
        return new ProblemException(
                        HttpStatus.SERVICE_UNAVAILABLE, "pets-unavailable", "The pets cannot be asked just now.")
                .withRetryAfter(Duration.ofSeconds(2));
    }

    private static boolean isUnclear(Throwable failure) {
        return failure instanceof TimeoutException
                || failure instanceof WebClientRequestException
                || failure instanceof WebClientResponseException answer
                        && answer.getStatusCode().is5xxServerError();
    }

    private static boolean away(Throwable failure) {
        return !(failure instanceof WebClientResponseException.NotFound)
                && (failure instanceof WebClientException || failure instanceof TimeoutException);
    }
}
