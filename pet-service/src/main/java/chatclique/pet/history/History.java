package chatclique.pet.history;

import chatclique.auth.problem.ProblemException;
import chatclique.pet.life.Event;
import chatclique.pet.life.Lives;
import chatclique.pet.life.Pet;
import chatclique.pet.state.Nature;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/**
 * Looks back. The times of a pet's events never fall as their numbers rise, so that a time is found by halving: about
 * seventeen reads among a hundred thousand events, and no index to keep.
 */
@Service
class History {

    private static final int CHUNK = 64;

    private final Lives lives;
    private final Nature nature;

    History(Lives lives, Nature nature) {
        this.lives = lives;
        this.nature = nature;
    }

    /** A page of events in their order, and the number of the first one of the next page. */
    record Page(List<Event> events, OptionalLong next) {}

    /** The events of a span, from a number on if one is given. */
    Mono<Page> events(String owner, String id, Span span, OptionalLong from, int limit) {
        return lives.now(owner, id)
                .flatMap(pet -> first(pet, span, from).flatMap(n -> page(pet, span, n, limit, List.of())));
    }

    /** The pet as it was; 400 when it wasn't adopted yet, or the time has not come yet. */
    Mono<Pet> at(String owner, String id, Instant time) {
        return lives.now(owner, id).flatMap(pet -> at(pet, time));
    }

    private Mono<Long> first(Pet pet, Span span, OptionalLong from) {
        return from.isPresent() ? Mono.just(from.getAsLong()) : firstNotBefore(pet, span.from(), 0, pet.version() + 1);
    }

    /** The number of the first event, among those from low up to high, that is not before a time; high if none is. */
    private Mono<Long> firstNotBefore(Pet pet, Instant time, long low, long high) {
        if (low >= high) {
            return Mono.just(low);
        }
        long middle = low + (high - low) / 2;
        return lives.events(pet, middle, 1)
                .next()
                .flatMap(event -> event.at().isBefore(time)
                        ? firstNotBefore(pet, time, middle + 1, high)
                        : firstNotBefore(pet, time, low, middle));
    }

    private Mono<Page> page(Pet pet, Span span, long from, int limit, List<Event> before) {
        return lives.events(pet, from, CHUNK).collectList().flatMap(chunk -> {
            List<Event> found = new ArrayList<>(before);
            for (Event event : chunk) {
                if (span.endsBefore(event)) {
                    return Mono.just(new Page(found, OptionalLong.empty()));
                }
                if (span.holds(event) && found.size() == limit) {
                    return Mono.just(new Page(found, OptionalLong.of(event.n())));
                }
                if (span.holds(event)) {
                    found.add(event);
                }
            }
            return chunk.size() < CHUNK
                    ? Mono.just(new Page(found, OptionalLong.empty()))
                    : page(pet, span, from + CHUNK, limit, found);
        });
    }

    private Mono<Pet> at(Pet pet, Instant time) {
        if (time.isBefore(pet.adoption().at()) || time.isAfter(pet.state().asOf())) {
            return Mono.error(new ProblemException(
                    HttpStatus.BAD_REQUEST,
                    "time-out-of-range",
                    "The time must lie between the pet's adoption and now."));
        }
        // The last of the events at this time or before it led to the state at it.
        return firstNotBefore(pet, time.plusMillis(1), 0, pet.version() + 1)
                .flatMap(n -> lives.events(pet, n - 1, 1).next())
                .map(event -> pet.after(event).at(time, nature));
    }
}
