package chatclique.pet.life;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Finds the latest state of a pet: the last one that this instance remembers, or the one in the pet's document, and the
 * events since. What is remembered is a hint, any other instance may have gone on from it.
 */
@Component
class Heads {

    private final Pets pets;
    private final Events events;
    private final LifeProperties properties;
    private final Cache<String, Pet> remembered;

    Heads(Pets pets, Events events, LifeProperties properties) {
        this.pets = pets;
        this.events = events;
        this.properties = properties;
        this.remembered = Caffeine.newBuilder()
                .maximumSize(properties.remembered())
                .expireAfterWrite(properties.rememberedFor())
                .build();
    }

    /**
     * The pet as this instance remembers it, else as it is, also when it is given away; what is built on it must be
     * checked by an insert.
     */
    Mono<Pet> recall(String owner, String id) {
        return Mono.defer(() -> {
            Pet known = known(owner, id);
            return known == null ? load(owner, id) : Mono.just(known);
        });
    }

    /** The pet as it is now; not when it is given away. */
    Mono<Pet> current(String owner, String id) {
        return latest(owner, id).filter(pet -> !pet.released()).switchIfEmpty(Mono.error(PetNotFoundException::new));
    }

    /** The pet as it is now, also when it is given away. */
    Mono<Pet> latest(String owner, String id) {
        return Mono.defer(() -> {
            Pet known = known(owner, id);
            return known == null ? load(owner, id) : advance(known);
        });
    }

    /** The pet after all that happened to it since. */
    Mono<Pet> advance(Pet pet) {
        return advance(pet, 1);
    }

    /** The pet of a document that was just read, after all that happened to it since. */
    Mono<Pet> caughtUp(Pet document) {
        return Mono.defer(() -> {
            Pet known = known(document.owner(), document.id());
            return known == null || known.version() < document.version()
                    ? advance(document, properties.snapshotEvery())
                    : advance(known);
        });
    }

    void remember(Pet pet) {
        remembered.asMap().merge(pet.id(), pet, (old, latest) -> old.version() > latest.version() ? old : latest);
    }

    void forget(String id) {
        remembered.invalidate(id);
    }

    private @Nullable Pet known(String owner, String id) {
        Pet pet = remembered.getIfPresent(id);
        return pet != null && pet.owner().equals(owner) ? pet : null;
    }

    private Mono<Pet> load(String owner, String id) {
        return pets.find(owner, id).flatMap(this::caughtUp).switchIfEmpty(Mono.error(PetNotFoundException::new));
    }

    private Mono<Pet> advance(Pet pet, int count) {
        return events.from(pet.id(), pet.version() + 1, count)
                .reduce(pet, Pet::after)
                .flatMap(latest -> latest.version() - pet.version() < count
                        ? Mono.just(latest).doOnNext(this::remember)
                        : advance(latest, properties.snapshotEvery()));
    }
}
