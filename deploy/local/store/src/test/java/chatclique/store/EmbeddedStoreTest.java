package chatclique.store;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.inc;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.UpdateOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedStoreTest {

    @TempDir
    Path directory;

    @Test
    void everyClientSeesItsOwnResultOfAnIncrement() {
        try (EmbeddedStore store = EmbeddedStore.start();
                MongoClient client = MongoClients.create(store.uri())) {
            MongoCollection<Document> counters = collection(client, "counters");
            counters.insertOne(new Document("_id", "c").append("n", 0));
            Set<Integer> seen = ConcurrentHashMap.newKeySet();
            try (var threads = Executors.newFixedThreadPool(16)) {
                IntStream.range(0, 2_000)
                        .forEach(i -> threads.execute(() -> seen.add(counters.findOneAndUpdate(
                                        eq("_id", "c"),
                                        inc("n", 1),
                                        new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER))
                                .getInteger("n"))));
            }
            assertThat(seen).hasSize(2_000);
        }
    }

    @Test
    void uniqueIndexesHoldAfterARestart() {
        Path file = directory.resolve("data.mv");
        Document entry =
                new Document("owner", "ada").append("day", "2026-11-20").append("seq", 1);
        try (EmbeddedStore store = EmbeddedStore.start(file, 0);
                MongoClient client = MongoClients.create(store.uri())) {
            MongoCollection<Document> turns = collection(client, "turns");
            turns.createIndex(Indexes.ascending("owner", "day", "seq"), new IndexOptions().unique(true));
            turns.insertOne(new Document(entry));
        }
        try (EmbeddedStore store = EmbeddedStore.start(file, 0);
                MongoClient client = MongoClients.create(store.uri())) {
            MongoCollection<Document> turns = collection(client, "turns");
            assertThatThrownBy(() -> turns.insertOne(new Document(entry)))
                    .isInstanceOfSatisfying(
                            MongoWriteException.class,
                            e -> assertThat(e.getError().getCategory()).isEqualTo(ErrorCategory.DUPLICATE_KEY));
            turns.insertOne(new Document(entry).append("_id", "other").append("seq", 2));
            assertThat(turns.find(eq("owner", "ada")).map(turn -> turn.getInteger("seq")))
                    .containsExactly(1, 2);
            assertThat(turns.listIndexes().map(index -> index.getString("name")))
                    .containsExactlyInAnyOrder("_id_", "owner_1_day_1_seq_1");
        }
    }

    @Test
    void anIdIsTakenOnceHoweverManyInsertIt() {
        try (EmbeddedStore store = EmbeddedStore.start();
                MongoClient client = MongoClients.create(store.uri())) {
            MongoCollection<Document> keys = collection(client, "keys");
            Set<Integer> winners = ConcurrentHashMap.newKeySet();
            try (var threads = Executors.newFixedThreadPool(16)) {
                IntStream.range(0, 200)
                        .forEach(i -> threads.execute(() -> {
                            try {
                                keys.insertOne(new Document("_id", "same").append("by", i));
                                winners.add(i);
                            } catch (MongoWriteException e) {
                                assertThat(e.getError().getCategory()).isEqualTo(ErrorCategory.DUPLICATE_KEY);
                            }
                        }));
            }
            assertThat(winners).hasSize(1);
            assertThat(keys.find().first())
                    .containsEntry("by", winners.iterator().next());
        }
    }

    @Test
    void anIndexFollowsUpdatesUpsertsAndDeletes() {
        try (EmbeddedStore store = EmbeddedStore.start();
                MongoClient client = MongoClients.create(store.uri())) {
            MongoCollection<Document> pets = collection(client, "pets");
            pets.createIndex(Indexes.ascending("owner", "mood"));
            pets.updateOne(
                    eq("_id", 1),
                    new Document("$set", new Document("owner", "ada").append("mood", 5)),
                    new UpdateOptions().upsert(true));
            pets.updateOne(eq("owner", "ada"), inc("mood", 2));
            assertThat(pets.find(new Document("owner", "ada").append("mood", 5)))
                    .isEmpty();
            assertThat(pets.find(new Document("owner", "ada").append("mood", 7)))
                    .hasSize(1);
            pets.deleteMany(eq("owner", "ada"));
            assertThat(pets.find(eq("owner", "ada"))).isEmpty();
            assertThat(pets.countDocuments()).isZero();
        }
    }

    @Test
    void aFileThatIsOpenElsewhereIsRefusedByName() {
        Path file = directory.resolve("data.mv");
        try (EmbeddedStore store = EmbeddedStore.start(file, 0)) {
            assertThatThrownBy(() -> EmbeddedStore.start(file, 0))
                    .isInstanceOf(StoreInUseException.class)
                    .hasMessageContaining(file.toString());
        }
    }

    @Test
    void anAggregationReadsOnlyWhatItsFirstMatchFinds() {
        try (EmbeddedStore store = EmbeddedStore.start();
                MongoClient client = MongoClients.create(store.uri())) {
            MongoCollection<Document> turns = collection(client, "turns");
            turns.createIndex(Indexes.ascending("owner", "day"));
            IntStream.range(0, 50)
                    .forEach(i -> turns.insertOne(new Document("owner", "o" + i % 2).append("day", "d" + i % 5)));
            List<Document> days = turns.aggregate(List.of(
                            new Document("$match", eq("owner", "o1").toBsonDocument()),
                            new Document("$group", new Document("_id", "$day").append("n", new Document("$sum", 1))),
                            new Document("$sort", new Document("_id", 1))))
                    .into(new java.util.ArrayList<>());
            assertThat(days)
                    .hasSize(5)
                    .allSatisfy(day -> assertThat(day.getInteger("n")).isEqualTo(5));
        }
    }

    private static MongoCollection<Document> collection(MongoClient client, String name) {
        return client.getDatabase("test").getCollection(name);
    }
}
