package chatclique.pet.life;

import chatclique.auth.Owner;
import chatclique.pet.state.Nature;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The pets as they are now, and everything that can happen to them. */
@Service
public class Lives {

    private final Pets pets;
    private final Events events;
    private final Heads heads;
    private final Changes changes;
    private final Adoptions adoptions;
    private final Departures departures;
    private final IndexCreation indexes;
    private final Lanes lanes = new Lanes();
    private final Nature nature;
    private final Clock clock;
    private final LifeProperties properties;

    Lives(
            Pets pets,
            Events events,
            Heads heads,
            Changes changes,
            Adoptions adoptions,
            Departures departures,
            IndexCreation indexes,
            Nature nature,
            Clock clock,
            LifeProperties properties) {
        this.pets = pets;
        this.events = events;
        this.heads = heads;
        this.changes = changes;
        this.adoptions = adoptions;
        this.departures = departures;
        this.indexes = indexes;
        this.nature = nature;
        this.clock = clock;
        this.properties = properties;
    }

    /**
     * An owner's pet as it is now.
     *
     * @throws PetNotFoundException when the owner has no such pet
     */
    public Mono<Pet> now(String owner, String id) {
        return heads.current(owner, id).map(this::now).timeout(properties.timeout());
    }

    /**
     * Those of a pet's events, from a number on, that had happened when it was read, in their order.
     *
     * @param pet a pet as {@link #now} gave it, which makes it the owner's
     */
    public Flux<Event> events(Pet pet, long n, int count) {
        long first = Math.max(n, 1);
        int there = (int) Math.clamp(pet.version() - first + 1, 0, n == 0 ? count - 1 : count);
        Flux<Event> adoption = n == 0 ? Flux.just(pet.adoption()) : Flux.empty();
        return there == 0
                ? adoption
                : adoption.concatWith(events.from(pet.id(), first, there)
                        .collectList()
                        .timeout(properties.timeout())
                        .flatMapIterable(found -> found));
    }

    /**
     * What is known of a pet's mood after some of its events.
     *
     * @param pet a pet as {@link #now} gave it, which makes it the owner's
     * @param numbers of events that had happened when it was read
     */
    public Mono<List<Moment>> moments(Pet pet, List<Long> numbers) {
        Flux<Moment> adoption = numbers.contains(0L) ? Flux.just(Moment.of(pet.adoption())) : Flux.empty();
        List<Long> later = numbers.stream().filter(n -> n > 0).toList();
        return (later.isEmpty() ? adoption : adoption.concatWith(events.moments(pet.id(), later)))
                .collectList()
                .timeout(properties.timeout());
    }

    /** All pets of an owner as they are now, the longest kept first. */
    public Flux<Pet> of(String owner) {
        return all(owner).filter(pet -> !pet.released());
    }

    /** The pets that an owner gave away and can still take back. */
    public Flux<Pet> releasedBy(String owner) {
        return all(owner).filter(pet -> pet.released() && !pet.gone(properties.releasedFor()));
    }

    private Flux<Pet> all(String owner) {
        return pets.of(owner)
                .flatMapSequential(heads::caughtUp)
                .map(this::now)
                .collectList()
                .timeout(properties.timeout())
                .flatMapIterable(found -> found);
    }

    /**
     * Adopts a pet, once.
     *
     * @throws TooManyPetsException when the owner has as many as one may have
     * @throws KeyReusedException when the key was used for another adoption
     */
    public Mono<Change> adopt(Newcomer newcomer) {
        return indexes.ready()
                .then(lanes.inTurn(newcomer.owner().id(), adoptions.adopt(newcomer)))
                .timeout(properties.timeout());
    }

    /**
     * Makes something happen to a pet, once.
     *
     * @throws PetNotFoundException when the owner has no such pet
     * @throws KeyReusedException when the key was used for something else
     * @throws chatclique.auth.problem.ProblemException when the rule refuses; nothing is stored then
     */
    public Mono<Change> change(Command command) {
        return indexes.ready()
                .then(lanes.inTurn(command.pet(), changes.make(command)))
                .timeout(properties.timeout());
    }

    /**
     * Gives a pet away. It can come back for as long as {@link LifeProperties#releasedFor} says.
     *
     * @throws PetNotFoundException when the owner has no such pet
     */
    public Mono<Change> release(Owner owner, String id) {
        return indexes.ready()
                .then(lanes.inTurn(id, departures.release(owner, id)))
                .timeout(properties.timeout());
    }

    /**
     * Brings a pet back that was given away; nothing happens when it is at home already.
     *
     * @throws PetNotFoundException when the owner has no such pet, or gave it away too long ago
     * @throws TooManyPetsException when the owner has as many others as one may have
     */
    public Mono<Pet> takeBack(Owner owner, String id) {
        Mono<Pet> back = heads.latest(owner.id(), id)
                .flatMap(pet -> pet.released()
                        ? room(owner.id())
                                .then(lanes.inTurn(id, departures.takeBack(owner, id)))
                                .map(Change::pet)
                        : Mono.just(now(pet)));
        return indexes.ready().then(lanes.inTurn(owner.id(), back)).timeout(properties.timeout());
    }

    private Mono<Void> room(String owner) {
        return of(owner)
                .count()
                .flatMap(kept -> kept < properties.petsPerOwner()
                        ? Mono.empty()
                        : Mono.error(new TooManyPetsException(properties.petsPerOwner())));
    }

    private Pet now(Pet pet) {
        return pet.at(clock.instant().truncatedTo(ChronoUnit.MILLIS), nature);
    }
}
