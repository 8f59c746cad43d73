package chatclique.pet.life;

import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Clears away what is left of pets that were given away. Giving a pet away is its last event, so that it ends every
 * race; what is stored of it goes later, when no instance can remember it any more: an instance that did would take the
 * missing event for one that has not happened yet.
 */
@Component
class Departures {

    private static final int CHUNK = 500;

    private final Pets pets;
    private final Events events;
    private final Heads heads;
    private final Clock clock;
    private final Duration grace;

    Departures(Pets pets, Events events, Heads heads, Clock clock, LifeProperties properties) {
        this.pets = pets;
        this.events = events;
        this.heads = heads;
        this.clock = clock;
        this.grace = properties.rememberedFor().multipliedBy(2);
    }

    /** Passes a pet on, unless it was given away so long ago that it is cleared away now. */
    Mono<Pet> clearing(Pet pet) {
        return pet.released() && isDue(pet) ? clear(pet).then(Mono.empty()) : Mono.just(pet);
    }

    private boolean isDue(Pet pet) {
        return pet.state().asOf().plus(grace).isBefore(clock.instant());
    }

    private Mono<Void> clear(Pet pet) {
        // The document says first that the pet is gone: without its last event nothing else would.
        return pets.update(pet)
                .thenMany(Flux.range(0, Math.toIntExact(pet.version() / CHUNK) + 1)
                        .concatMap(chunk -> events.remove(pet.id(), (long) chunk * CHUNK, CHUNK)))
                .then(pets.remove(pet))
                .then(Mono.fromRunnable(() -> heads.forget(pet.id())));
    }
}
