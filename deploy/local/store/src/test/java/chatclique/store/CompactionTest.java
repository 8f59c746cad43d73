package chatclique.store;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.set;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompactionTest {

    private static final int DOCUMENTS = 4_000;

    @TempDir
    Path directory;

    @Test
    void spaceIsUsedAgainAndAllIsThereAfterwards() throws IOException {
        Path file = directory.resolve("data.mv");
        try (EmbeddedStore store = EmbeddedStore.start(file, 0);
                MongoClient client = MongoClients.create(store.uri())) {
            MongoCollection<Document> notes = client.getDatabase("test").getCollection("notes");
            notes.createIndex(new Document("owner", 1));
            String text = "x".repeat(500);
            try (var threads = Executors.newFixedThreadPool(8)) {
                IntStream.range(0, DOCUMENTS)
                        .forEach(i -> threads.execute(() -> {
                            notes.insertOne(new Document("_id", i)
                                    .append("owner", i % 7)
                                    .append("text", text));
                            notes.updateOne(eq("_id", i), set("seen", true));
                        }));
            }
            long grown = Files.size(file);
            for (int round = 0; round < 5; round++) {
                for (int i = 0; i < 20; i++) {
                    store.compaction().compact();
                }
                IntStream.range(0, DOCUMENTS).forEach(i -> notes.updateOne(eq("_id", i), set("seen", true)));
            }
            assertThat(Files.size(file)).isLessThan(2 * grown);
            assertThat(notes.countDocuments(eq("owner", 3))).isEqualTo(571);
        }
        try (EmbeddedStore store = EmbeddedStore.start(file, 0);
                MongoClient client = MongoClients.create(store.uri())) {
            MongoCollection<Document> notes = client.getDatabase("test").getCollection("notes");
            assertThat(notes.countDocuments()).isEqualTo(DOCUMENTS);
            assertThat(notes.countDocuments(eq("seen", true))).isEqualTo(DOCUMENTS);
            assertThat(notes.countDocuments(eq("owner", 3))).isEqualTo(571);
        }
    }
}
