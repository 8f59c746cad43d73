package chatclique.chat.persona;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.WebClientResponseException;
import reactor.core.publisher.Mono;

/** What this service tells pet-service, and asks it, on its own: nobody waits, so it comes with its own account's token. */
@Component
public class PetKeeper {

    private static final Duration LONGEST = Duration.ofSeconds(10);

    private final WebClient client;

    PetKeeper(@Qualifier("petKeeperClient") WebClient client) {
        this.client = client;
    }

    private record Talk(String turnId, String owner, String zone) {}

    private record Days(List<PetDay> items) {}

    /**
     * Tells that a pet was talked with. Each turn counts once, however often it is told; a pet that is gone hears nothing.
     *
     * @param zone the zone in which the turn has its day
     */
    public Mono<Void> talked(String pet, String turn, String owner, String zone) {
        return client.post()
                .uri("/internal/v1/pets/{id}/talks", pet)
                .bodyValue(new Talk(turn, owner, zone))
                .retrieve()
                .toBodilessEntity()
                .then()
                .timeout(LONGEST)
                .onErrorResume(PetKeeper::gone, missing -> Mono.empty());
    }

    /** The pets that an owner has now, the longest kept first, each with what happened to it on a day. */
    public Mono<List<PetDay>> day(String owner, LocalDate day) {
        return client.get()
                .uri(uri -> uri.path("/internal/v1/days/{day}")
                        .queryParam("owner", "{owner}")
                        .build(Map.of("day", day, "owner", owner)))
                .retrieve()
                .bodyToMono(Days.class)
                .map(Days::items)
                .timeout(LONGEST);
    }

    private static boolean gone(Throwable failure) {
        return failure instanceof WebClientResponseException answer && answer.getStatusCode() == HttpStatus.NOT_FOUND;
    }
}
