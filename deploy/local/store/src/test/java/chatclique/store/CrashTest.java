package chatclique.store;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.inc;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.UpdateOptions;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A store that is killed in the middle of its work has everything that it answered. */
class CrashTest {

    private static final int ROUNDS = 5;
    private static final int WRITERS = 20;
    private static final int LEAST_WRITES = 50;
    private static final int MOST_WRITES = 2_000;
    private static final Duration LIFE = Duration.ofSeconds(3);
    private static final String OPTIONS =
            "/?connectTimeoutMS=10000&socketTimeoutMS=20000&serverSelectionTimeoutMS=20000"
                    + "&retryWrites=false&maxPoolSize=64";

    @TempDir
    Path data;

    private final Set<String> inserted = ConcurrentHashMap.newKeySet();
    private final Map<Integer, Integer> counted = new ConcurrentHashMap<>();

    @Test
    void noAcknowledgedWriteIsLost() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            Process store = start();
            int port = port(store);
            try (var threads = Executors.newFixedThreadPool(WRITERS);
                    MongoClient client = MongoClients.create("mongodb://127.0.0.1:" + port + OPTIONS)) {
                verify(client);
                String name = "r" + round;
                for (int writer = 0; writer < WRITERS; writer++) {
                    int w = writer;
                    threads.execute(() -> write(client, store, name, w));
                }
                awaitAcknowledged(ThreadLocalRandom.current().nextInt(LEAST_WRITES, MOST_WRITES));
                store.destroyForcibly().waitFor();
            }
        }
        Process store = start();
        try (MongoClient client = MongoClients.create("mongodb://127.0.0.1:" + port(store) + OPTIONS)) {
            verify(client);
            assertThat(inserted).hasSizeGreaterThanOrEqualTo(ROUNDS);
        } finally {
            store.destroy();
            assertThat(store.waitFor(20, TimeUnit.SECONDS)).isTrue();
        }
    }

    /** Half of the writers insert, with a unique index beside; the others count up. Each stops when the store dies. */
    private void write(MongoClient client, Process store, String round, int writer) {
        MongoCollection<Document> turns = turns(client);
        MongoCollection<Document> counters = client.getDatabase("crash").getCollection("counters");
        try {
            for (int i = 0; store.isAlive(); i++) {
                if (writer % 2 == 0) {
                    String id = round + "-" + writer + "-" + i;
                    turns.insertOne(new Document("_id", id)
                            .append("owner", round + writer)
                            .append("seq", i)
                            .append(
                                    "text",
                                    "x".repeat(ThreadLocalRandom.current().nextInt(2_000))));
                    inserted.add(id);
                } else {
                    counters.updateOne(eq("_id", writer), inc("n", 1), new UpdateOptions().upsert(true));
                    counted.merge(writer, 1, Integer::sum);
                }
            }
        } catch (MongoException | IllegalStateException killed) {
            // what was not answered may be there or not
        }
    }

    /** Waits until this many more inserts were answered, on a slow machine at least one: the store dies at no set moment. */
    private void awaitAcknowledged(int more) throws InterruptedException {
        int before = inserted.size();
        long enough = System.nanoTime() + LIFE.toNanos();
        while (inserted.size() < before + more && (inserted.size() == before || System.nanoTime() < enough)) {
            TimeUnit.MILLISECONDS.sleep(1);
        }
    }

    private void verify(MongoClient client) {
        turns(client).createIndex(new Document("owner", 1).append("seq", 1), new IndexOptions().unique(true));
        Set<String> found = new HashSet<>();
        Set<String> byIndex = new HashSet<>();
        for (Document turn : turns(client).find()) {
            found.add(turn.getString("_id"));
        }
        for (String owner : turns(client).distinct("owner", String.class)) {
            turns(client).find(eq("owner", owner)).forEach(turn -> byIndex.add(turn.getString("_id")));
        }
        assertThat(found).containsAll(inserted);
        assertThat(byIndex).isEqualTo(found);
        counted.forEach((writer, n) -> {
            Document counter = client.getDatabase("crash")
                    .getCollection("counters")
                    .find(eq("_id", writer))
                    .first();
            assertThat(counter).isNotNull();
            assertThat(counter.getInteger("n")).isGreaterThanOrEqualTo(n);
        });
    }

    private static MongoCollection<Document> turns(MongoClient client) {
        return client.getDatabase("crash").getCollection("turns");
    }

    private Process start() throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx192m",
                "-cp",
                System.getProperty("java.class.path"),
                StoreServer.class.getName()));
        command.addAll(List.of("--data", data.toString(), "--port", "0", "--management-port", "0"));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static int port(Process store) throws IOException {
        BufferedReader output = store.inputReader();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            int at = line.indexOf("ready on port ");
            if (at >= 0) {
                return Integer.parseInt(line.substring(at).replaceAll("\\D", ""));
            }
        }
        throw new AssertionError("the store ended with " + store.exitValue());
    }
}
