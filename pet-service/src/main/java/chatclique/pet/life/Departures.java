package chatclique.pet.life;

import chatclique.auth.Owner;
import chatclique.pet.state.Cared;
import chatclique.pet.state.Nature;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Gives pets away, brings them back, and erases those that can't come back any more. To be given away is an event like
 * any other, so that it ends every race. When the pet is due to be erased is noted in its document before that event:
 * what isn't noted would never be found, and a note too many does no harm, since whoever takes it up looks at the events
 * first.
 */
@Component
class Departures {

    private static final Logger LOG = LoggerFactory.getLogger(Departures.class);
    private static final int CHUNK = 500;
    private static final int AT_ONCE = 100;
    private static final Duration LEASE = Duration.ofMinutes(10);

    private final Pets pets;
    private final Events events;
    private final Heads heads;
    private final Changes changes;
    private final Nature nature;
    private final Clock clock;
    private final LifeProperties properties;
    private final LifeMetrics metrics;

    Departures(
            Pets pets,
            Events events,
            Heads heads,
            Changes changes,
            Nature nature,
            Clock clock,
            LifeProperties properties,
            LifeMetrics metrics) {
        this.pets = pets;
        this.events = events;
        this.heads = heads;
        this.changes = changes;
        this.nature = nature;
        this.clock = clock;
        this.properties = properties;
        this.metrics = metrics;
    }

    /** Gives a pet away; time stands still for it until it comes back. */
    Mono<Change> release(Owner owner, String id) {
        Command command = new Command(
                owner,
                id,
                Kind.RELEASE,
                Optional.empty(),
                (now, today) -> Cared.done(now.state().inHotel(today, nature), "released"));
        return heads.current(owner.id(), id)
                .flatMap(pet -> pets.noteDue(pet, due(now())))
                .then(changes.make(command));
    }

    /** Brings a pet back; it lives on as it was. */
    Mono<Change> takeBack(Owner owner, String id) {
        return changes.make(new Command(owner, id, Kind.RETURN, Optional.empty(), (now, today) -> {
            if (!now.released()) {
                throw new NotReleasedException();
            }
            return Cared.done(now.state().atHome(today), "returned");
        }));
    }

    /**
     * Erases what is due. May run in several instances at once: each pet is taken by whoever moves its note first, and
     * by another one if that one dies.
     */
    Mono<Long> eraseDue() {
        Instant now = now();
        return pets.dueBefore(now, AT_ONCE)
                .concatMap(due -> pets.moveDue(due, due.at(), now.plus(LEASE))
                        .filter(taken -> taken)
                        .flatMap(taken -> settle(due, now)))
                .count();
    }

    private Mono<Pet> settle(Pets.Due due, Instant now) {
        return heads.caughtUp(due.pet()).flatMap(pet -> {
            if (!pet.released()) {
                return pets.dropDue(due, now.plus(LEASE)).then(Mono.empty());
            }
            Instant right = due(pet.last().at());
            return right.isAfter(now)
                    ? pets.moveDue(due, now.plus(LEASE), right).then(Mono.empty())
                    : erase(pet).thenReturn(pet);
        });
    }

    private Mono<Void> erase(Pet pet) {
        // The document says first that the pet is gone: without its last event nothing else would.
        return pets.update(pet)
                .thenMany(Flux.range(0, Math.toIntExact(pet.version() / CHUNK) + 1)
                        .concatMap(chunk -> events.remove(pet.id(), (long) chunk * CHUNK, CHUNK)))
                .then(pets.remove(pet))
                .then(Mono.fromRunnable(() -> {
                    heads.forget(pet.id());
                    metrics.erased();
                    LOG.info("A pet that was given away and not taken back is erased");
                }));
    }

    /** A while after no instance lets it come back any more, whatever its clock says. */
    private Instant due(Instant released) {
        return released.plus(properties.releasedFor())
                .plus(properties.rememberedFor().multipliedBy(2));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
