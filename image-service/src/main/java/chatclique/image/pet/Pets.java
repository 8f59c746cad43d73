package chatclique.image.pet;

import chatclique.auth.problem.ProblemException;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.netty.channel.ChannelOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.WebClientException;
import org.springframework.web.reactive.function.client.WebClientResponseException;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;

/** Asks the pet service for a pet, in the name of its owner: the caller's own token decides what can be seen. */
@Component
public class Pets {

    private final WebClient client;
    private final Duration timeout;

    Pets(WebClient.Builder builder, PetProperties properties) {
        HttpClient http = HttpClient.create().option(ChannelOption.CONNECT_TIMEOUT_MILLIS, 2_000);
        this.client = builder.clone()
                .clientConnector(new ReactorClientHttpConnector(http))
                .baseUrl(properties.url().toString())
                .build();
        this.timeout = properties.timeout();
    }

    /**
     * The pet as it is now.
     *
     * @param id the pet's id
     * @param token the caller's access token
     * @param absent the status of the problem {@code pet-not-found}, when the caller has none of this id
     * @return the pet; a problem {@code pet-service-unavailable} (503) when it can't be told
     */
    public Mono<PetLook> look(String id, String token, HttpStatus absent) {
        return client.get()
                .uri("/api/v1/pets/{id}", id)
                .headers(headers -> headers.setBearerAuth(token))
                .retrieve()
                .bodyToMono(Pet.class)
                .timeout(timeout)
                .map(Pet::seen)
                .onErrorMap(WebClientResponseException.NotFound.class, gone -> notFound(absent))
                .onErrorMap(WebClientException.class, Pets::unavailable)
                .onErrorMap(TimeoutException.class, Pets::unavailable);
    }

    /** The problem for a pet that the caller doesn't have. */
    public static ProblemException notFound(HttpStatus status) {
        return new ProblemException(status, "pet-not-found", "You have no pet with this id.");
    }

    private static ProblemException unavailable(Throwable cause) {
        return new ProblemException(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "pet-service-unavailable",
                        "The pet can't be looked at just now.",
                        cause)
                .withRetryAfter(Duration.ofSeconds(5));
    }

    /** What a pet has on includes the style of its room, under a name that says so. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Pet(
            String id,
            String name,
            String species,
            String look,
            @Nullable List<String> worn,
            @Nullable State state) {

        private static final String STYLE = "scene-";

        PetLook seen() {
            List<String> all = Optional.ofNullable(worn).orElse(List.of());
            return new PetLook(
                    id,
                    name,
                    species,
                    look,
                    state == null ? null : state.band(),
                    all.stream().filter(id -> !id.startsWith(STYLE)).toList(),
                    state == null ? null : state.mood(),
                    state == null ? null : state.asOf(),
                    all.stream()
                            .filter(id -> id.startsWith(STYLE))
                            .findFirst()
                            .map(id -> id.substring(STYLE.length()))
                            .orElse(null));
        }
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record State(
            @Nullable String band,
            @Nullable Double mood,
            @Nullable Instant asOf) {}
}
