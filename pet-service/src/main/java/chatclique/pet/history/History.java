package chatclique.pet.history;

import chatclique.auth.problem.ProblemException;
import chatclique.pet.history.MoodView.Point;
import chatclique.pet.life.Event;
import chatclique.pet.life.Lives;
import chatclique.pet.life.Moment;
import chatclique.pet.life.Pet;
import chatclique.pet.life.PetNotFoundException;
import chatclique.pet.state.Band;
import chatclique.pet.state.Nature;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/** Looks back. */
@Service
class History {

    private static final int CHUNK = 64;

    private final Lives lives;
    private final Timeline timeline;
    private final Nature nature;

    History(Lives lives, Timeline timeline, Nature nature) {
        this.lives = lives;
        this.timeline = timeline;
        this.nature = nature;
    }

    /** A page of events in their order, and the number of the first one of the next page. */
    record Page(List<Event> events, OptionalLong next) {}

    /** The events of a span, from a number on if one is given. */
    Mono<Page> events(String owner, String id, Span span, OptionalLong from, int limit) {
        return lives.now(owner, id)
                .flatMap(pet -> first(pet, span, from).flatMap(n -> page(pet, span, n, limit, List.of())));
    }

    /**
     * The mood at times equally far apart, within the life of the pet until now.
     *
     * @param points how many times, at least 2
     */
    Mono<List<Point>> moods(String owner, String id, Instant from, Instant to, int points) {
        return lives.now(owner, id).flatMap(pet -> {
            List<Instant> times = times(pet, from, to, points);
            return times.isEmpty()
                    ? Mono.just(List.of())
                    : timeline.at(pet, times).map(moments -> points(times, moments));
        });
    }

    /**
     * The pet as it was; 422 when it wasn't adopted yet, or the time has not come yet, 404 when it was given away then.
     */
    Mono<Pet> at(String owner, String id, Instant time) {
        return lives.now(owner, id).flatMap(pet -> at(pet, time));
    }

    private Mono<Long> first(Pet pet, Span span, OptionalLong from) {
        return from.isPresent() ? Mono.just(from.getAsLong()) : firstNotBefore(pet, span.from());
    }

    /** The number of the first event that is not before a time; one beyond the last if none is. */
    private Mono<Long> firstNotBefore(Pet pet, Instant time) {
        return time.isAfter(pet.adoption().at())
                ? timeline.at(pet, List.of(time.minusMillis(1)))
                        .map(last -> last.getFirst().n() + 1)
                : Mono.just(0L);
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
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    "time-out-of-range",
                    "The time must lie between the pet's adoption and now."));
        }
        return timeline.at(pet, List.of(time))
                .flatMap(last -> lives.events(pet, last.getFirst().n(), 1).next())
                .map(event -> pet.after(event).at(time, nature))
                .filter(then -> !then.released())
                .switchIfEmpty(Mono.error(PetNotFoundException::new));
    }

    private List<Instant> times(Pet pet, Instant from, Instant to, int points) {
        Instant first = from.isBefore(pet.adoption().at()) ? pet.adoption().at() : from;
        Instant last = to.isAfter(pet.state().asOf()) ? pet.state().asOf() : to;
        long millis = last.toEpochMilli() - first.toEpochMilli();
        return millis < 0
                ? List.of()
                : IntStream.range(0, points)
                        .mapToObj(i -> first.plusMillis(Math.round((double) millis * i / (points - 1))))
                        .distinct()
                        .toList();
    }

    private List<Point> points(List<Instant> times, List<Moment> moments) {
        List<Point> points = new ArrayList<>(times.size());
        for (int i = 0; i < times.size(); i++) {
            Moment before = moments.get(i);
            if (!before.released()) {
                double mood = before.mood(times.get(i), nature);
                points.add(new Point(times.get(i), mood, Band.of(mood).key()));
            }
        }
        return points;
    }
}
