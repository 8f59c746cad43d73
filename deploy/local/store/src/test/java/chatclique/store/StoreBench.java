package chatclique.store;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.inc;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import org.bson.Document;

/** Prints the figures of the README: durable writes with 32 clients, and what each kind of look-up costs by size. */
final class StoreBench {

    private static final int CLIENTS = 32;
    private static final int SECONDS = 5;

    interface Operation {
        void run(int client, int i);
    }

    public static void main(String[] arguments) throws Exception {
        Path file = Files.createTempDirectory("store").resolve("data.mv");
        try (EmbeddedStore store = EmbeddedStore.start(file, 0);
                MongoClient client = MongoClients.create(store.uri() + "/?maxPoolSize=64")) {
            MongoCollection<Document> turns = client.getDatabase("bench").getCollection("turns");
            turns.createIndex(
                    new Document("owner", 1).append("day", 1).append("seq", 1), new IndexOptions().unique(true));
            turns.createIndex(new Document("conversation", 1).append("createdAt", 1));
            String text = "x".repeat(300);
            String run = Long.toString(System.nanoTime());
            measure("warm-up", file, (c, i) -> turns.insertOne(turn("w" + run, c, i, text)));
            measure("inserts, two indexes", file, (c, i) -> turns.insertOne(turn(run, c, i, text)));
            measure("inserts and finds by id", file, (c, i) -> {
                if (i % 2 == 0) {
                    turns.insertOne(turn("m" + run, c, i, text));
                } else {
                    turns.find(eq("_id", "m" + run + "-" + c + "-" + (i - 1))).first();
                }
            });
            MongoCollection<Document> pets = client.getDatabase("bench").getCollection("pets");
            for (int i = 0; i < 100; i++) {
                pets.insertOne(new Document("_id", i)
                        .append("owner", "o" + i)
                        .append("n", 0)
                        .append("text", text));
            }
            measure(
                    "updates of 100 documents",
                    file,
                    (c, i) -> pets.findOneAndUpdate(
                            new Document("_id", ThreadLocalRandom.current().nextInt(100)), inc("n", 1)));
            measure(
                    "finds by id",
                    file,
                    (c, i) ->
                            turns.find(eq("_id", run + "-" + c + "-" + i % 100)).first());
            MongoCollection<Document> sized = client.getDatabase("bench").getCollection("sized");
            sized.createIndex(new Document("day", 1).append("seq", 1), new IndexOptions().unique(true));
            int size = 0;
            for (int target : List.of(1_000, 10_000, 100_000)) {
                List<Document> batch = new ArrayList<>();
                for (; size < target; size++) {
                    batch.add(new Document("_id", "id" + size)
                            .append("day", size / 50)
                            .append("seq", size % 50)
                            .append("owner", "o" + size % 10)
                            .append("text", text));
                }
                for (int i = 0; i < batch.size(); i += 1_000) {
                    sized.insertMany(batch.subList(i, Math.min(batch.size(), i + 1_000)));
                }
                lookups(sized, target);
            }
        }
    }

    private static Document turn(String run, int client, int i, String text) {
        return new Document("_id", run + "-" + client + "-" + i)
                .append("owner", "o" + client)
                .append("day", run)
                .append("seq", i)
                .append("conversation", "c" + client)
                .append("createdAt", new java.util.Date())
                .append("text", text);
    }

    private static void lookups(MongoCollection<Document> sized, int size) {
        Random random = new Random(size);
        System.out.printf("%,d documents, microseconds each:%n", size);
        time("_id =", sized, () -> new Document("_id", "id" + random.nextInt(size)), null);
        time(
                "_id = and owner =",
                sized,
                () -> {
                    int i = random.nextInt(size);
                    return new Document("_id", "id" + i).append("owner", "o" + i % 10);
                },
                null);
        time(
                "_id $in 10",
                sized,
                () -> new Document(
                        "_id",
                        new Document(
                                "$in",
                                random.ints(10, 0, size).mapToObj(i -> "id" + i).toList())),
                null);
        time(
                "day = and seq = (unique)",
                sized,
                () -> new Document("day", random.nextInt(size / 50)).append("seq", 7),
                null);
        time("day = (50 documents)", sized, () -> new Document("day", random.nextInt(size / 50)), null);
        time(
                "day =, sort seq -1, limit 5",
                sized,
                () -> new Document("day", random.nextInt(size / 50)),
                new Document("seq", -1));
        time(
                "day <, sort day -1, seq -1, limit 5",
                sized,
                () -> new Document("day", new Document("$lt", random.nextInt(size / 50))),
                new Document("day", -1).append("seq", -1));
        time("owner = (no index), limit 5 sorted", sized, () -> new Document("owner", "o1"), new Document("seq", -1));
    }

    private static void time(
            String name,
            MongoCollection<Document> collection,
            java.util.function.Supplier<Document> query,
            Document order) {
        int times = name.contains("no index") ? 10 : 2_000;
        long[] took = new long[times];
        for (int i = 0; i < times; i++) {
            Document next = query.get();
            long start = System.nanoTime();
            collection.find(next).sort(order).limit(order == null ? 0 : 5).into(new ArrayList<>());
            took[i] = System.nanoTime() - start;
        }
        Arrays.sort(took);
        System.out.printf("  %-40s %,8d%n", name, took[times / 2] / 1_000);
    }

    private static void measure(String name, Path file, Operation operation) throws Exception {
        long end = System.nanoTime() + SECONDS * 1_000_000_000L;
        long[][] latencies = new long[CLIENTS][];
        try (var threads = Executors.newFixedThreadPool(CLIENTS)) {
            List<Future<?>> running = new ArrayList<>();
            for (int c = 0; c < CLIENTS; c++) {
                int client = c;
                running.add(threads.submit(() -> {
                    long[] took = new long[1 << 20];
                    int i = 0;
                    for (long now = System.nanoTime(); now < end; i++) {
                        operation.run(client, i);
                        long next = System.nanoTime();
                        took[i] = next - now;
                        now = next;
                    }
                    latencies[client] = Arrays.copyOf(took, i);
                }));
            }
            for (Future<?> future : running) {
                future.get();
            }
        }
        long[] all =
                Arrays.stream(latencies).flatMapToLong(Arrays::stream).sorted().toArray();
        System.out.printf(
                "%-28s %,8d/s  p50 %5.1f ms  p99 %5.1f ms  max %6.1f ms  file %,d MB%n",
                name,
                all.length / SECONDS,
                all[all.length / 2] / 1e6,
                all[all.length * 99 / 100] / 1e6,
                all[all.length - 1] / 1e6,
                Files.size(file) >> 20);
    }
}
