package chatclique.chat.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import chatclique.chat.turn.Turn;
import chatclique.chat.turn.TurnId;
import chatclique.chat.turn.Versions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.ReactiveMongoOperations;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.http.MediaType;
import tools.jackson.databind.JsonNode;

/** A log comes in again without loss and without doubles. */
class ImportTest extends Transfers {

    @Autowired
    private Versions versions;

    @Autowired
    private ReactiveMongoOperations mongo;

    @Test
    void anImportKeepsEverythingAndDoublesNothing() throws Exception {
        talk(ada, 5);
        delete(ada, "/" + today + "/4");
        String file = export(ada);
        String bob = someone();

        bring(bob, file, 4, 0);
        bring(bob, file, 0, 4);
        bring(ada, file, 0, 4);
        assertThat(entries(bob)).isEqualTo(entries(ada));
        assertThat(numbers(bob)).containsExactly(1, 2, 3, 5);
        VerifyExport.Proof proof = prove(export(bob));
        assertThat(proof.entries()).isEqualTo(4);
        // What has gone to another log and comes back is still the same.
        bring(ada, export(bob), 0, 4);
        assertThat(json(user(bob), "/api/v1/chat-log").path("days").toString()).contains("\"entries\":4");
    }

    @Test
    void entriesGetOtherNumbersWhereTheirOwnAreTaken() {
        talk(ada, 3);
        String bob = someone();
        talk(bob, 2);
        bring(bob, export(ada), 3, 0);
        assertThat(entries(bob)).hasSize(5);
        assertThat(numbers(bob)).containsExactly(1, 2, 3, 4, 5);
    }

    @Test
    void manyImportsAtOnceWriteEachEntryOnce() {
        talk(ada, 20);
        String file = export(ada);
        String bob = someone();
        List<CompletableFuture<JsonNode>> imports = IntStream.range(0, 6)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> bring(bob, file)))
                .toList();
        long imported = imports.stream()
                .mapToLong(one -> one.join().path("imported").asLong())
                .sum();
        assertThat(imported).isEqualTo(20);
        assertThat(entries(bob)).isEqualTo(entries(ada));
    }

    @Test
    void whatWasDeletedComesBackFromItsExportUnderNewNumbers() {
        talk(ada, 3);
        String file = export(ada);
        delete(ada, "/" + today);
        bring(ada, file, 3, 0);
        assertThat(numbers(ada)).containsExactly(4, 5, 6);
        delete(ada, "");
        assertThat(numbers(ada)).isEmpty();
        bring(ada, file, 3, 0);
        bring(ada, file, 0, 3);
        assertThat(numbers(ada)).containsExactly(7, 8, 9);
    }

    @Test
    void badLinesAreRefusedByNumberAndTheOthersComeIn() {
        talk(ada, 3);
        List<String> lines = new ArrayList<>(export(ada).lines().toList());
        lines.set(1, lines.get(1).replace("number 0", "number X"));
        lines.add(2, "{");
        lines.add(3, "");
        lines.add(4, "[]");
        lines.add(5, "{\"owner\":\"me\",\"cost\":0}");
        lines.add(6, "x".repeat(3 << 20));
        lines.add(7, lines.get(8).replace("\"version\":1", "\"version\":0"));
        JsonNode tally = bring(someone(), String.join("\n", lines));
        assertThat(tally.path("imported").asInt()).isEqualTo(2);
        assertThat(tally.path("refused").toString())
                .isEqualTo("[{\"line\":2,\"code\":\"content-changed\"},{\"line\":3,\"code\":\"unreadable\"},"
                        + "{\"line\":5,\"code\":\"unreadable\"},{\"line\":6,\"code\":\"unreadable\"},"
                        + "{\"line\":7,\"code\":\"line-too-long\"},{\"line\":8,\"code\":\"invalid-entry\"}]");
    }

    @Test
    void anImportThatBrokeOffGoesOnWhereItWas() {
        talk(ada, 6);
        String file = export(ada);
        String bob = someone();
        String half = file.substring(0, file.indexOf("number 3"));
        assertThat(bring(bob, half).path("imported").asInt()).isEqualTo(3);
        bring(bob, file, 3, 3);
        assertThat(entries(bob)).isEqualTo(entries(ada));
    }

    @Test
    void earlierVersionsGoAlong() throws Exception {
        talk(ada, 1);
        json(user(ada), "/api/v1/chat-log/seal");
        Turn first = turns.find(ada, TurnId.of(ada, today, 1)).block();
        versions.keep(first).block();
        mongo.updateFirst(
                        query(where("_id").is(first.id())),
                        new Update()
                                .set("version", 2)
                                .set("answer.text", "Another answer")
                                .set("unsealed", Instant.now()),
                        Turn.class)
                .block();
        String file = export(ada);
        assertThat(prove(file).entries()).isEqualTo(2);

        String bob = someone();
        bring(bob, file, 2, 0);
        bring(bob, file, 0, 2);
        assertThat(numbers(bob)).containsExactly(1);
        assertThat(export(bob))
                .contains("Another answer")
                .contains(prompt(file, 1))
                .contains("\"version\":2");
        // The later version alone, and the earlier one after it.
        List<String> lines = file.lines().toList();
        String eve = someone();
        bring(eve, lines.get(2), 1, 0);
        bring(eve, lines.get(1), 1, 0);
        bring(eve, file, 0, 2);
        assertThat(prove(export(eve)).links()).isEqualTo(2);
    }

    @Test
    void anotherKindOfBodyIsRefused() {
        user(ada)
                .post()
                .uri("/api/v1/chat-log/import")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue("{}")
                .exchange()
                .expectStatus()
                .isEqualTo(415);
    }

    /** The content that a line of a file has. */
    private static String prompt(String file, int line) {
        String text = file.lines().toList().get(line);
        return text.substring(text.indexOf("\"content\":"), text.length() - 1);
    }
}
