package chatclique.pet.life;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import java.util.List;
import java.util.stream.LongStream;
import org.bson.Document;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * What happened to pets. Only ever added to. The id, made of the pet and the event's number, admits one event for each
 * number: whoever inserts it first has changed the pet.
 *
 * <p>Every query is an equality of exactly one unique index, or a list of ids: the embedded store has no other index,
 * and on a sharded cluster with the key {@code pet} both indexes stay unique.
 */
@Repository
class Events {

    private final MongoCollection<Document> events;

    Events(MongoDatabase database) {
        this.events = database.getCollection("events");
    }

    Mono<Void> createIndexes() {
        return Mono.from(events.createIndex(Indexes.ascending("pet", "key"), new IndexOptions().unique(true)))
                .then();
    }

    /** Stores an event; fails with a duplicate key when its number or its idempotency key is taken. */
    Mono<Void> append(Event event) {
        return Mono.from(events.insertOne(Documents.of(event))).then();
    }

    /** Those of the next events of a pet, from a number on, that exist, in their order. */
    Flux<Event> from(String pet, long n, int count) {
        List<String> ids = ids(pet, n, count);
        return Flux.from(events.find(ids.size() == 1 ? Filters.eq(ids.getFirst()) : Filters.in("_id", ids))
                        .batchSize(count))
                .map(Documents::event)
                .sort((a, b) -> Long.compare(a.n(), b.n()));
    }

    /** What is known of the mood after those events of a pet that have these numbers, in any order. */
    Flux<Moment> moments(String pet, List<Long> numbers) {
        List<String> ids = numbers.stream().map(n -> Event.id(pet, n)).toList();
        return Flux.from(events.find(Filters.in("_id", ids))
                        .projection(Documents.MOMENT)
                        .batchSize(ids.size()))
                .map(Documents::moment);
    }

    /** The event that was stored under an idempotency key. */
    Mono<Event> keyed(String pet, String key) {
        return Mono.from(events.find(new Document("pet", pet).append("key", key)))
                .map(Documents::event);
    }

    /** Removes events for good. */
    Mono<Void> remove(String pet, long n, int count) {
        return Mono.from(events.deleteMany(Filters.in("_id", ids(pet, n, count))))
                .then();
    }

    private static List<String> ids(String pet, long n, int count) {
        return LongStream.range(n, n + count).mapToObj(i -> Event.id(pet, i)).toList();
    }
}
