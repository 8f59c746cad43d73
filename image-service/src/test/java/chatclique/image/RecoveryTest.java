package chatclique.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.bson.types.Binary;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/** What an instance leaves behind when it is killed is written to the store here; the running one has to make good. */
@TestPropertySource(properties = "chatclique.image.studio.loose=1s")
class RecoveryTest extends ServiceTest {

    private MongoClient mongo;

    @BeforeEach
    void open() {
        mongo = MongoClients.create(STORE.uri());
    }

    @AfterEach
    void close() {
        mongo.close();
    }

    @Test
    void workUnderALeaseThatRanOutIsTakenAgain() {
        String ada = someone();
        String id = killedWhile("RUNNING", ada);
        collection("jobs").insertOne(job(id, "PAINT").append("holder", "killed").append("attempts", 1));
        assertThat(finished(ada, id).path("state").asString()).isEqualTo("READY");
        await().until(() -> NEIGHBOURS.entries().containsKey("picture-" + id));
        await().until(() -> collection("jobs").countDocuments(new Document("_id", id)) == 0);
    }

    @Test
    void anOrderWhoseJobWasNeverWrittenIsMadeAllTheSame() {
        String ada = someone();
        String id = killedWhile("PENDING", ada);
        assertThat(finished(ada, id).path("state").asString()).isEqualTo("READY");
        await().until(() -> NEIGHBOURS.entries().containsKey("picture-" + id));
    }

    @Test
    void aFinishedPictureIsNotMadeAgainButLogged() {
        String ada = someone();
        String id = ask(ada, "a garden");
        JsonNode before = finished(ada, id);
        await().until(() -> NEIGHBOURS.entries().containsKey("picture-" + id));
        await().until(() -> collection("jobs").countDocuments(new Document("_id", id)) == 0);
        NEIGHBOURS.entries().remove("picture-" + id);
        collection("pictures").updateOne(new Document("_id", id), new Document("$set", new Document("owed", true)));
        collection("jobs").insertOne(job(id, "PAINT").append("holder", "killed").append("attempts", 1));
        await().until(() -> NEIGHBOURS.entries().containsKey("picture-" + id));
        assertThat(picture(ada, id)).isEqualTo(before);
    }

    @Test
    void workThatKillsItsWorkerEachTimeIsGivenUp() {
        String ada = someone();
        String id = killedWhile("RUNNING", ada);
        collection("jobs").insertOne(job(id, "PAINT").append("holder", "killed").append("attempts", 4));
        JsonNode failed = finished(ada, id);
        assertThat(failed.path("state").asString()).isEqualTo("FAILED");
        assertThat(failed.path("failure").path("code").asString()).isEqualTo("picture-failed");
        get(ada, "/api/v1/pictures/" + id + "/content").expectStatus().isEqualTo(409);
    }

    @Test
    void aJobPutOffByAClockThatWasWrongIsTaken() {
        String ada = someone();
        String id = killedWhile("RUNNING", ada);
        Document job = job(id, "PAINT").append("holder", "killed").append("attempts", 1);
        job.put("availableAt", Date.from(Instant.now().plusSeconds(3_600)));
        collection("jobs").insertOne(job);
        assertThat(finished(ada, id).path("state").asString()).isEqualTo("READY");
    }

    @Test
    void bytesThatNoPictureVouchesForAreSweptAway() {
        String ada = someone();
        String id = ask(ada, "a garden");
        finished(ada, id);
        String kept = collection("pictures")
                .find(new Document("_id", id))
                .first()
                .get("content", Document.class)
                .getString("file");
        // Half written when killed, and vouched for but not crossed out when killed.
        collection("fs.chunks")
                .insertOne(
                        new Document("files_id", id + "-half").append("n", 0).append("data", new Binary(new byte[9])));
        loose(id + "-half", id);
        loose(kept, id);
        await().until(() -> collection("loose").countDocuments(new Document("picture", id)) == 0);
        assertThat(collection("fs.chunks").countDocuments(new Document("files_id", id + "-half")))
                .isZero();
        get(ada, "/api/v1/pictures/" + id + "/content").expectStatus().isOk();
    }

    @Test
    void deletingWhatIsBeingMadeEndsIt() {
        String ada = someone();
        String id = ask(ada, "a garden");
        delete(ada, id).expectStatus().isNoContent();
        await().until(() -> collection("jobs").countDocuments(new Document("_id", id)) == 0);
        await().until(() -> collection("loose").countDocuments(new Document("picture", id)) == 0);
        assertThat(collection("fs.files").countDocuments(new Document("_id", new Document("$regex", "^" + id))))
                .isZero();
    }

    /** A picture as an instance that was killed left it, without its job. */
    private String killedWhile(String state, String token) {
        String id = ask(token, "a cat in the garden");
        finished(token, id);
        await().atMost(10, TimeUnit.SECONDS)
                .until(() -> collection("jobs").countDocuments(new Document("_id", id)) == 0);
        collection("jobs").deleteOne(new Document("_id", id));
        NEIGHBOURS.entries().remove("picture-" + id);
        Document picture = collection("pictures").find(new Document("_id", id)).first();
        List.of("content", "readyAt", "model").forEach(picture::remove);
        picture.put("state", state);
        picture.put("progress", 0.1);
        picture.put("owed", false);
        collection("pictures").replaceOne(new Document("_id", id), picture);
        return id;
    }

    private static Document job(String id, String step) {
        Date past = Date.from(Instant.now().minusSeconds(1));
        return new Document("_id", id)
                .append("step", step)
                .append("since", past)
                .append("availableAt", past);
    }

    private void loose(String file, String picture) {
        collection("loose")
                .insertOne(new Document("_id", file)
                        .append("picture", picture)
                        .append("files", List.of(new Document("_id", file).append("length", 9L)))
                        .append("since", Date.from(Instant.now().minusSeconds(60))));
    }

    private MongoCollection<Document> collection(String name) {
        return mongo.getDatabase(database).getCollection(name);
    }
}
