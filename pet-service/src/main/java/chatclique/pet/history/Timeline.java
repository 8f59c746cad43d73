package chatclique.pet.history;

import chatclique.pet.life.Lives;
import chatclique.pet.life.Moment;
import chatclique.pet.life.Pet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Finds what had happened last at given times. The times of a pet's events never fall as their numbers rise, so that all
 * times are looked for at once, each time between the two nearest events that are known: a round is one query by ids, and
 * four or five rounds lead through a hundred thousand events.
 */
@Component
class Timeline {

    /** The ids of one query: the embedded store looks up as many as this by its index. */
    private static final int IDS = 900;

    /** The events read at once between two that are known. */
    private static final int FAN = 48;

    private final Lives lives;

    Timeline(Lives lives) {
        this.lives = lives;
    }

    /** Between two known events, by number: at or before the time, and after it. */
    private record Gap(long low, long high) {

        long unknown() {
            return high - low - 1;
        }

        void addProbes(SortedSet<Long> probes, long count) {
            for (long i = 1; i <= Math.min(count, unknown()); i++) {
                probes.add(low + i * (high - low) / (Math.min(count, unknown()) + 1));
            }
        }
    }

    /**
     * For each time, the last event at it or before it.
     *
     * @param times ascending, none before the adoption
     */
    Mono<List<Moment>> at(Pet pet, List<Instant> times) {
        return lives.moments(pet, List.of(0L)).flatMap(adoption -> {
            NavigableMap<Long, Moment> known = new TreeMap<>();
            adoption.forEach(moment -> known.put(moment.n(), moment));
            return search(pet, times, known);
        });
    }

    private Mono<List<Moment>> search(Pet pet, List<Instant> times, NavigableMap<Long, Moment> known) {
        List<Gap> gaps = gaps(pet, times, known);
        List<Gap> open =
                gaps.stream().filter(gap -> gap.unknown() > 0).distinct().toList();
        if (open.isEmpty()) {
            return Mono.just(gaps.stream().map(gap -> known.get(gap.low())).toList());
        }
        SortedSet<Long> probes = new TreeSet<>();
        open.forEach(gap -> gap.addProbes(probes, Math.clamp(IDS / open.size(), 1, FAN)));
        return lives.moments(pet, List.copyOf(probes)).flatMap(found -> {
            if (found.size() < probes.size()) {
                return Mono.error(new IllegalStateException("Events are missing of pet " + pet.id()));
            }
            found.forEach(moment -> known.put(moment.n(), moment));
            return search(pet, times, known);
        });
    }

    /** Where each time lies, walking along the known events once. */
    private static List<Gap> gaps(Pet pet, List<Instant> times, NavigableMap<Long, Moment> known) {
        List<Gap> gaps = new ArrayList<>(times.size());
        long low = 0;
        for (Instant time : times) {
            Map.Entry<Long, Moment> next = known.higherEntry(low);
            while (next != null && !next.getValue().at().isAfter(time)) {
                low = next.getKey();
                next = known.higherEntry(low);
            }
            gaps.add(new Gap(low, next == null ? pet.version() + 1 : next.getKey()));
        }
        return gaps;
    }
}
