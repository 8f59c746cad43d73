package chatclique.chat.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import chatclique.chat.Service;
import chatclique.chat.chain.Content;
import chatclique.chat.turn.Turn;
import chatclique.chat.turn.Turns;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

/** What tests of exports and imports do. */
abstract class Transfers extends Service {

    @Autowired
    Turns turns;

    final String ada = someone();
    final LocalDate today = LocalDate.now(ZoneOffset.UTC);

    void talk(String owner, int times) {
        WebTestClient client = user(owner);
        String conversation = conversation(client);
        IntStream.range(0, times).forEach(i -> say(client, conversation, "k" + i, "number " + i));
    }

    /** Deletes what is linked by then, so that the links of it can be counted. */
    void delete(String owner, String place) {
        json(user(owner), "/api/v1/chat-log/seal");
        user(owner)
                .delete()
                .uri("/api/v1/chat-log" + place)
                .exchange()
                .expectStatus()
                .isNoContent();
    }

    String export(String owner) {
        return text(user(owner), "/api/v1/chat-log/export");
    }

    void bring(String owner, String file, int imported, int known) {
        assertThat(bring(owner, file).toString())
                .isEqualTo("{\"imported\":%d,\"known\":%d,\"refused\":[]}".formatted(imported, known));
    }

    JsonNode bring(String owner, String file) {
        return user(owner)
                .post()
                .uri("/api/v1/chat-log/import")
                .contentType(MediaType.APPLICATION_NDJSON)
                .bodyValue(file.getBytes(StandardCharsets.UTF_8))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody();
    }

    /** What the day holds but for the numbers, which another log may have given away. */
    List<String> entries(String owner) {
        return turns.ofDay(owner, today, 0, 100).block().stream()
                .map(turn -> Content.of(turn).canonical())
                .sorted()
                .toList();
    }

    List<Integer> numbers(String owner) {
        return turns.ofDay(owner, today, 0, 100).block().stream().map(Turn::seq).toList();
    }

    static VerifyExport.Proof prove(String file) throws IOException, VerifyExport.Broken {
        return VerifyExport.of(new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)));
    }

    static JsonNode json(WebTestClient client, String uri) {
        return client.get()
                .uri(uri)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody();
    }

    static String text(WebTestClient client, String uri) {
        byte[] body = client.get()
                .uri(uri)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .returnResult()
                .getResponseBodyContent();
        return body == null ? "" : new String(body, StandardCharsets.UTF_8);
    }
}
