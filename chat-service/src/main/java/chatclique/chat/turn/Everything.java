package chatclique.chat.turn;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import chatclique.chat.store.OwnerTag;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.ReactiveMongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** All turns of an owner at once. */
@Component
public class Everything {

    private static final int AT_ONCE = 200;

    private final ReactiveMongoOperations mongo;
    private final Turns turns;

    Everything(ReactiveMongoOperations mongo, Turns turns) {
        this.mongo = mongo;
        this.turns = turns;
    }

    /** A turn's place without the turn. */
    record Place(String id) {}

    /**
     * Erases all turns there are, also those that no day counts, and puts the counts right where a former erasure died
     * half way. May be repeated.
     */
    public Mono<Void> erase(String owner, Instant at) {
        return page(owner, OwnerTag.of(owner) + "-")
                .expand(found -> found.size() < AT_ONCE
                        ? Mono.empty()
                        : page(owner, found.getLast().id()))
                .concatMap(found -> erase(owner, found, at), 1)
                .then();
    }

    private Mono<List<Place>> page(String owner, String after) {
        Query next = query(where("_id")
                        .gt(after)
                        .lt(OwnerTag.of(owner) + ".")
                        .and("owner")
                        .is(owner))
                .with(Sort.by("_id"))
                .limit(AT_ONCE);
        next.fields().include("_id");
        return mongo.find(next, Place.class, "turns").collectList();
    }

    private Mono<Void> erase(String owner, List<Place> places, Instant at) {
        Map<LocalDate, List<Integer>> byDay = places.stream()
                .flatMap(place -> TurnId.parse(place.id()).stream())
                .collect(Collectors.groupingBy(
                        TurnId::day, Collectors.mapping(TurnId::seq, Collectors.toUnmodifiableList())));
        return Flux.fromIterable(byDay.entrySet())
                .concatMap(day -> turns.erase(owner, day.getKey(), day.getValue(), at))
                .then();
    }
}
