package chatclique.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Updates;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.Test;

class OwnerLookupTest {

    private static final int MANY = 20_000;

    @Test
    void aQueryByIdThatAlsoNamesTheOwnerIsRightAndReadsNoOtherDocument() {
        try (EmbeddedStore store = EmbeddedStore.start();
                MongoClient client = MongoClients.create(store.uri())) {
            MongoCollection<Document> notes = client.getDatabase("test").getCollection("notes");
            notes.createIndex(Indexes.ascending("owner", "key"), new IndexOptions().unique(true));
            notes.insertMany(IntStream.range(0, MANY)
                    .mapToObj(n -> new Document("_id", "n" + n)
                            .append("owner", "o" + n % 2)
                            .append("key", n))
                    .toList());

            assertThat(notes.find(and(eq("_id", "n7"), eq("owner", "o1"))).first())
                    .containsEntry("key", 7);
            assertThat(notes.find(and(eq("_id", "n7"), eq("owner", "o0"))).first())
                    .isNull();
            assertThat(notes.find(and(in("_id", List.of("n1", "n2", "n3", "none")), eq("owner", "o1"))))
                    .extracting(note -> note.getString("_id"))
                    .containsExactly("n1", "n3");
            assertThat(notes.find(and(eq("owner", "o1"), eq("key", 9), eq("_id", "n9")))
                            .first())
                    .isNotNull();
            assertThat(notes.updateOne(and(eq("_id", "n7"), eq("owner", "o0")), Updates.set("key", -1))
                            .getMatchedCount())
                    .isZero();

            long start = System.nanoTime();
            for (int n = 0; n < 500; n++) {
                notes.updateOne(and(eq("_id", "n" + n), eq("owner", "o" + n % 2)), Updates.set("seen", true));
            }
            // Reading all documents for each would take several times as long.
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
            assertThat(notes.countDocuments(eq("seen", true))).isEqualTo(500);
        }
    }
}
