package chatclique.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A collection with indexes answers every query as one without does. */
class LookupTest {

    private static final int DOCUMENTS = 400;
    private static final int QUERIES = 300;

    private static EmbeddedStore store;
    private static MongoClient client;

    @BeforeAll
    static void start() {
        store = EmbeddedStore.start();
        client = MongoClients.create(store.uri());
    }

    @AfterAll
    static void stop() {
        client.close();
        store.close();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void indexesChangeNoAnswer(long seed) {
        Random random = new Random(seed);
        MongoCollection<Document> plain = collection("plain" + seed);
        MongoCollection<Document> indexed = collection("indexed" + seed);
        indexed.createIndex(new Document("a", 1).append("b", 1).append("c", 1));
        indexed.createIndex(new Document("b", -1));
        indexed.createIndex(new Document("c", 1), new IndexOptions().sparse(true));
        indexed.createIndex(new Document("tags", 1).append("a", 1));
        indexed.createIndex(new Document("tags", 1).append("b", 1));
        indexed.createIndex(new Document("n.x", 1));
        IntStream.range(0, DOCUMENTS).forEach(id -> {
            Document document = document(id, random);
            plain.insertOne(document);
            indexed.insertOne(document);
        });
        for (int i = 0; i < DOCUMENTS / 4; i++) {
            Document query = new Document("_id", random.nextInt(DOCUMENTS));
            Document change = new Document("$set", document(0, random));
            change.get("$set", Document.class).remove("_id");
            plain.updateOne(query, change);
            indexed.updateOne(query, change);
        }
        for (int i = 0; i < QUERIES; i++) {
            Document query = query(random);
            assertThat(ids(indexed, query)).as(query.toJson()).isEqualTo(ids(plain, query));
            Document order = new Document(random.nextBoolean() ? "b" : "c", random.nextBoolean() ? 1 : -1)
                    .append("_id", random.nextBoolean() ? 1 : -1);
            int limit = random.nextInt(5);
            assertThat(sorted(indexed, query, order, limit))
                    .as("%s sort %s limit %d", query.toJson(), order.toJson(), limit)
                    .isEqualTo(sorted(plain, query, order, limit));
        }
    }

    @Test
    void aSortedPageReadsBackwardsFromTheCursor() {
        MongoCollection<Document> turns = collection("turns");
        turns.createIndex(new Document("owner", 1).append("day", 1).append("seq", 1), new IndexOptions().unique(true));
        IntStream.range(0, 100)
                .forEach(i -> turns.insertOne(
                        new Document("owner", "o" + i % 2).append("day", "d").append("seq", i)));
        Document before = new Document("owner", "o0").append("day", "d").append("seq", new Document("$lt", 50));
        assertThat(turns.find(before).sort(new Document("seq", -1)).limit(3).map(turn -> turn.getInteger("seq")))
                .containsExactly(48, 46, 44);
    }

    @Test
    void oneElementOfManyIsReadInOrderUpToTheLimit() {
        MongoCollection<Document> words = collection("words");
        words.createIndex(new Document("owner", 1).append("words", 1).append("place", 1));
        IntStream.range(0, 20_000)
                .mapToObj(i -> new Document("owner", "o")
                        .append("words", List.of("all", "n" + i % 100))
                        .append("place", i))
                .collect(Collectors.groupingBy(word -> word.getInteger("place") / 1_000))
                .values()
                .forEach(words::insertMany);
        Document before =
                new Document("owner", "o").append("words", "all").append("place", new Document("$lt", 10_000));
        Document latest = new Document("place", -1);
        assertThat(words.find(before).sort(latest).limit(3).map(word -> word.getInteger("place")))
                .containsExactly(9_999, 9_998, 9_997);
        Document both = new Document("owner", "o")
                .append("words", "n7")
                .append("$and", List.of(new Document("words", new Document("$in", List.of("all", "none")))));
        assertThat(words.find(both).sort(latest).limit(2).map(word -> word.getInteger("place")))
                .containsExactly(19_907, 19_807);
    }

    private static Document document(int id, Random random) {
        Document document = new Document("_id", id);
        put(document, "a", random);
        put(document, "b", random);
        put(document, "c", random);
        document.put("tags", random.ints(random.nextInt(3), 0, 4).boxed().toList());
        document.put("n", new Document("x", random.nextInt(5)));
        return document;
    }

    private static void put(Document document, String field, Random random) {
        if (random.nextInt(8) != 0) {
            document.put(field, value(random));
        }
    }

    private static Object value(Random random) {
        int n = random.nextInt(4);
        return switch (random.nextInt(9)) {
            case 0 -> "s" + n;
            case 1 -> (long) n;
            case 2 -> n + 0.5;
            case 3 -> new Date(n);
            case 4 -> n % 2 == 0;
            case 5 -> null;
            case 6 -> Long.MAX_VALUE - n;
            case 7 -> new Document("k", n);
            default -> n;
        };
    }

    private static Document query(Random random) {
        Document query = new Document();
        for (String field : List.of("a", "b", "c", "tags", "n.x", "_id")) {
            if (random.nextInt(3) == 0) {
                query.put(field, condition(random, field));
            }
        }
        return random.nextInt(6) == 0 ? new Document("$and", List.of(query, new Document("a", value(random)))) : query;
    }

    private static Object condition(Random random, String field) {
        Object value = field.equals("_id") ? Integer.valueOf(random.nextInt(DOCUMENTS)) : value(random);
        return switch (random.nextInt(8)) {
            case 0 -> new Document("$in", Arrays.asList(value, value(random), value(random)));
            case 1 -> new Document("$gt", value);
            case 2 -> new Document("$lte", value);
            case 3 -> new Document("$gte", random.nextInt(3)).append("$lt", 3);
            case 4 -> new Document("$ne", value);
            case 5 -> new Document("$eq", value);
            case 6 -> new Document("$exists", random.nextBoolean());
            default -> value;
        };
    }

    private static List<Object> ids(MongoCollection<Document> collection, Document query) {
        List<Integer> ids =
                collection.find(query).map(found -> found.getInteger("_id")).into(new ArrayList<>());
        return new ArrayList<>(ids.stream().sorted().toList());
    }

    private static List<Integer> sorted(
            MongoCollection<Document> collection, Document query, Document order, int limit) {
        return collection
                .find(query)
                .sort(order)
                .limit(limit)
                .map(found -> found.getInteger("_id"))
                .into(new ArrayList<>());
    }

    private static MongoCollection<Document> collection(String name) {
        return client.getDatabase("lookup").getCollection(name);
    }
}
