package chatclique.pet.life;

import chatclique.auth.problem.ProblemException;
import chatclique.pet.state.Cared;
import chatclique.pet.state.Nature;
import chatclique.pet.state.State;
import com.mongodb.MongoException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Changes pets. A change is one durable write: the insert of the pet's next event, which holds the state that it leads
 * to. Who loses the race for the number rolls forward and tries again; who comes with a key that is taken gets the event
 * that took it. The pet's document follows every few events and may fall behind without harm.
 */
@Component
class Changes {

    private static final Logger LOG = LoggerFactory.getLogger(Changes.class);
    private static final Duration A_MOMENT = Duration.ofMillis(5);

    private final Pets pets;
    private final Events events;
    private final Heads heads;
    private final Nature nature;
    private final Clock clock;
    private final LifeProperties properties;
    private final LifeMetrics metrics;

    Changes(
            Pets pets,
            Events events,
            Heads heads,
            Nature nature,
            Clock clock,
            LifeProperties properties,
            LifeMetrics metrics) {
        this.pets = pets;
        this.events = events;
        this.heads = heads;
        this.nature = nature;
        this.clock = clock;
        this.properties = properties;
        this.metrics = metrics;
    }

    /** Makes something happen, once. */
    Mono<Change> make(Command command) {
        return heads.recall(command.owner().id(), command.pet()).flatMap(pet -> attempt(command, pet, 1));
    }

    private Mono<Change> attempt(Command command, Pet pet, int attempt) {
        return Mono.fromSupplier(() -> next(command, pet))
                .flatMap(event -> append(pet, event))
                .onErrorResume(Changes::isObstacle, obstacle -> settle(command, pet, attempt, obstacle));
    }

    private static boolean isObstacle(Throwable failure) {
        return failure instanceof ProblemException || StoreFailures.isUnsettled(failure);
    }

    private Event next(Command command, Pet remembered) {
        Pet now = remembered.at(clock.instant().truncatedTo(ChronoUnit.MILLIS), nature);
        if (now.released() && (command.kind() != Kind.RETURN || now.gone(properties.releasedFor()))) {
            throw new PetNotFoundException();
        }
        LocalDate today =
                LocalDate.ofInstant(now.state().asOf(), command.owner().zone());
        Cared cared = command.rule().apply(now, today);
        long n = now.version() + 1;
        return new Event(
                now.id(),
                n,
                now.owner(),
                command.kind(),
                now.state().asOf(),
                today,
                command.owner().zone(),
                // No key of a caller has a space in it.
                command.key().map(IdempotencyKey::value).orElse("n " + n),
                cared.outcome(),
                cared.reason(),
                cared.earned(),
                command.items(),
                now.state(),
                celebrated(command, cared));
    }

    private State celebrated(Command command, Cared cared) {
        // There is nothing to be proud of in being given away.
        return command.kind() == Kind.RELEASE ? cared.after() : cared.after().celebrating(nature);
    }

    private Mono<Change> append(Pet pet, Event event) {
        Pet after = pet.after(event);
        return events.append(event)
                .then(Mono.fromRunnable(() -> heads.remember(after)))
                .then(Mono.defer(() -> snapshot(after)))
                .thenReturn(new Change(after, event, false));
    }

    private Mono<Void> snapshot(Pet pet) {
        if (pet.version() % properties.snapshotEvery() != 0) {
            return Mono.empty();
        }
        return pets.update(pet).onErrorResume(MongoException.class, failure -> {
            // The event is stored, which is all that counts: the next snapshot will do.
            LOG.warn("A snapshot could not be written: {}", failure.getMessage());
            metrics.missedSnapshot();
            return Mono.empty();
        });
    }

    /** Whatever stood in the way, what happened under this key is the answer; else it is tried on the latest state. */
    private Mono<Change> settle(Command command, Pet pet, int attempt, Throwable obstacle) {
        return replay(command, pet).switchIfEmpty(Mono.defer(() -> again(command, pet, attempt, obstacle)));
    }

    private Mono<Change> replay(Command command, Pet pet) {
        return Mono.justOrEmpty(command.key())
                .flatMap(key -> events.keyed(pet.id(), key.value()))
                .map(event -> {
                    if (!command.asksFor(event)) {
                        throw new KeyReusedException();
                    }
                    metrics.replayed();
                    return new Change(pet.after(event), event, true);
                });
    }

    private Mono<Change> again(Command command, Pet pet, int attempt, Throwable obstacle) {
        return heads.advance(pet).flatMap(latest -> {
            boolean changed = latest.version() > pet.version();
            boolean refused = obstacle instanceof ProblemException && !changed;
            if (refused) {
                return Mono.error(obstacle);
            }
            if (attempt >= properties.attempts()) {
                return Mono.error(StoreFailures.isDuplicate(obstacle) ? new PetBusyException(obstacle) : obstacle);
            }
            metrics.retried();
            // A connection that breaks twice in a row says that the store is away.
            int spent = StoreFailures.isLostConnection(obstacle) ? properties.attempts() : attempt + 1;
            Mono<Change> next = attempt(command, latest, spent);
            // A number that is taken by an event not yet to be seen: it is on its way to the majority.
            return changed ? next : Mono.delay(A_MOMENT).then(next);
        });
    }
}
