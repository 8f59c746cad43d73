package chatclique.pet.life;

import chatclique.pet.state.Nature;
import chatclique.pet.state.Outcome;
import chatclique.pet.state.State;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Takes new pets in: each gets a free place of its owner's, and two can't get the same one. */
@Component
class Adoptions {

    private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final int ID_LENGTH = 20;

    private final SecureRandom random = new SecureRandom();
    private final Pets pets;
    private final Heads heads;
    private final Nature nature;
    private final Clock clock;
    private final LifeProperties properties;
    private final LifeMetrics metrics;

    Adoptions(Pets pets, Heads heads, Nature nature, Clock clock, LifeProperties properties, LifeMetrics metrics) {
        this.pets = pets;
        this.heads = heads;
        this.nature = nature;
        this.clock = clock;
        this.properties = properties;
        this.metrics = metrics;
    }

    /** Adopts a pet, once. */
    Mono<Change> adopt(Newcomer newcomer) {
        return replay(newcomer).switchIfEmpty(Mono.defer(() -> attempt(newcomer, 1)));
    }

    private Mono<Change> replay(Newcomer newcomer) {
        return Mono.justOrEmpty(newcomer.key())
                .flatMap(key -> pets.keyed(newcomer.owner().id(), key.value()))
                .map(pet -> {
                    if (!isOf(newcomer, pet)) {
                        throw new KeyReusedException();
                    }
                    metrics.replayed();
                    return new Change(pet.after(pet.adoption()), pet.adoption(), true);
                });
    }

    private static boolean isOf(Newcomer newcomer, Pet pet) {
        return pet.species().equals(newcomer.species())
                && pet.look().equals(newcomer.look())
                && pet.adoption().after().name().equals(newcomer.name());
    }

    private Mono<Change> attempt(Newcomer newcomer, int attempt) {
        return pets.of(newcomer.owner().id())
                .flatMapSequential(heads::caughtUp)
                .collectList()
                .map(there -> newborn(newcomer, freePlace(there)))
                .flatMap(pet -> pets.add(pet)
                        .then(Mono.fromRunnable(() -> heads.remember(pet)))
                        .thenReturn(new Change(pet, pet.adoption(), false)))
                .onErrorResume(
                        failure -> attempt < properties.attempts() && StoreFailures.isUnsettled(failure),
                        failure -> replay(newcomer).switchIfEmpty(Mono.defer(() -> attempt(newcomer, attempt + 1))));
    }

    private int freePlace(List<Pet> there) {
        TooManyPetsException full = new TooManyPetsException(properties.petsPerOwner());
        if (there.stream().filter(pet -> !pet.released()).count() >= properties.petsPerOwner()) {
            throw full;
        }
        Set<Integer> taken = there.stream().map(Pet::place).collect(Collectors.toSet());
        return IntStream.rangeClosed(1, LifeProperties.PLACES)
                .filter(place -> !taken.contains(place))
                .findFirst()
                .orElseThrow(() -> full);
    }

    private Pet newborn(Newcomer newcomer, int place) {
        String id = newId();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        ZoneId zone = newcomer.owner().zone();
        LocalDate today = LocalDate.ofInstant(now, zone);
        State first = State.first(newcomer.name(), now, today, nature);
        Event adoption = new Event(
                id,
                0,
                newcomer.owner().id(),
                Kind.ADOPT,
                now,
                today,
                zone,
                // No key of a caller has a space in it.
                newcomer.key().map(IdempotencyKey::value).orElse("pet " + id),
                Outcome.GOOD,
                "adopted",
                0,
                List.of(),
                first,
                first);
        return new Pet(
                id,
                newcomer.owner().id(),
                place,
                newcomer.species(),
                newcomer.look(),
                adoption,
                Pet.Last.of(adoption),
                first);
    }

    private String newId() {
        return random.ints(ID_LENGTH, 0, ALPHABET.length())
                .mapToObj(i -> String.valueOf(ALPHABET.charAt(i)))
                .collect(Collectors.joining());
    }
}
