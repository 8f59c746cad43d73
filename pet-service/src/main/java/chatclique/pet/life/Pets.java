package chatclique.pet.life;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import java.time.Instant;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.stream.IntStream;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Who has which pets, and each pet as it was a few events ago: the events that came after are looked up, so that
 * falling behind does no harm. The id, made of the owner and a place, bounds the number of pets without a count.
 */
@Repository
class Pets {

    private static final String DUE = "dueAt";

    private final MongoCollection<Document> pets;

    /** A pet that may be due to be erased, and since when. */
    record Due(Pet pet, Instant at) {}

    Pets(MongoDatabase database) {
        this.pets = database.getCollection("pets");
    }

    static String place(String owner, int place) {
        return owner + "/" + place;
    }

    Mono<Void> createIndexes() {
        IndexOptions unique = new IndexOptions().unique(true);
        return Mono.from(pets.createIndex(Indexes.ascending("owner", "pet"), unique))
                .then(Mono.from(pets.createIndex(Indexes.ascending("owner", "key"), unique)))
                .then(Mono.from(pets.createIndex(Indexes.ascending(DUE), new IndexOptions().sparse(true))))
                .then();
    }

    /** Stores a new pet; fails with a duplicate key when its place or its idempotency key is taken. */
    Mono<Void> add(Pet pet) {
        return Mono.from(pets.insertOne(Documents.of(pet))).then();
    }

    Mono<Pet> find(String owner, String id) {
        return Mono.from(pets.find(of(owner, id))).map(Documents::pet);
    }

    /** The pet that was adopted under an idempotency key. */
    Mono<Pet> keyed(String owner, String key) {
        return Mono.from(pets.find(new Document("owner", owner).append("key", key)))
                .map(Documents::pet);
    }

    /** All pets of an owner, the longest kept first. */
    Flux<Pet> of(String owner) {
        List<String> places = IntStream.rangeClosed(1, LifeProperties.PLACES)
                .mapToObj(place -> place(owner, place))
                .toList();
        return Flux.from(pets.find(Filters.in("_id", places)).batchSize(LifeProperties.PLACES))
                .map(Documents::pet)
                .sort(Comparator.comparing((Pet pet) -> pet.adoption().at()).thenComparingInt(Pet::place));
    }

    /** Brings a pet's document up to date. */
    Mono<Void> update(Pet pet) {
        return Mono.from(pets.updateOne(of(pet.owner(), pet.id()), Updates.set("last", Documents.last(pet))))
                .then();
    }

    /** Notes when a pet is due to be erased. */
    Mono<Void> noteDue(Pet pet, Instant at) {
        return Mono.from(pets.updateOne(of(pet.owner(), pet.id()), Updates.set(DUE, Date.from(at))))
                .then();
    }

    /** Some of those that are due, those first that have been for the longest time. */
    Flux<Due> dueBefore(Instant time, int count) {
        return Flux.from(pets.find(Filters.lte(DUE, Date.from(time)))
                        .sort(Sorts.ascending(DUE))
                        .limit(count))
                .map(document ->
                        new Due(Documents.pet(document), document.getDate(DUE).toInstant()));
    }

    /** Moves a note from one time to another; false when it was not there any more. */
    Mono<Boolean> moveDue(Due due, Instant from, Instant to) {
        return Mono.from(pets.updateOne(noted(due, from), Updates.set(DUE, Date.from(to))))
                .map(moved -> moved.getMatchedCount() == 1);
    }

    /** Drops a note, if it is still for that time. */
    Mono<Void> dropDue(Due due, Instant at) {
        return Mono.from(pets.updateOne(noted(due, at), Updates.unset(DUE))).then();
    }

    /** Removes a pet's document for good. */
    Mono<Void> remove(Pet pet) {
        return Mono.from(pets.deleteOne(of(pet.owner(), pet.id()))).then();
    }

    private static Bson noted(Due due, Instant at) {
        return Filters.and(of(due.pet().owner(), due.pet().id()), Filters.eq(DUE, Date.from(at)));
    }

    private static Bson of(String owner, String id) {
        return new Document("owner", owner).append("pet", id);
    }
}
