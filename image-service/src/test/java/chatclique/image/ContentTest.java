package chatclique.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClients;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

class ContentTest extends ServiceTest {

    @Test
    void bytesAreThePictureAndStayIt() throws Exception {
        String ada = someone();
        String id = ask(ada, "a garden");
        JsonNode ready = finished(ada, id);
        EntityExchangeResult<byte[]> answer =
                content(ada, id, Map.of()).expectStatus().isOk().expectBody().returnResult();
        byte[] bytes = answer.getResponseBody();
        HttpHeaders headers = answer.getResponseHeaders();
        String sha256 =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        assertThat(ready.path("sha256").asString()).isEqualTo(sha256);
        assertThat(headers.getETag()).isEqualTo('"' + sha256 + '"');
        assertThat(headers.getContentType()).isEqualTo(MediaType.IMAGE_PNG);
        assertThat(headers.getContentLength()).isEqualTo(bytes.length);
        assertThat(headers.getCacheControl()).contains("private", "immutable");
        assertThat(headers.getFirst("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(headers.getFirst("Content-Security-Policy")).contains("default-src 'none'", "sandbox");
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(bytes));
        assertThat(image.getWidth()).isEqualTo(512);
        assertThat(content(ada, id, Map.of()).expectBody().returnResult().getResponseBody())
                .isEqualTo(bytes);
    }

    @Test
    void rangesAndConditionsAreHonoured() {
        String ada = someone();
        String id = ask(ada, ada.length(), "1024x1024");
        JsonNode ready = finished(ada, id);
        byte[] whole = content(ada, id, Map.of()).expectBody().returnResult().getResponseBody();
        String tag = '"' + ready.path("sha256").asString() + '"';
        int length = whole.length;

        part(ada, id, "bytes=0-0", Arrays.copyOfRange(whole, 0, 1), "bytes 0-0/" + length);
        part(ada, id, "bytes=100-199", Arrays.copyOfRange(whole, 100, 200), "bytes 100-199/" + length);
        part(
                ada,
                id,
                "bytes=-10",
                Arrays.copyOfRange(whole, length - 10, length),
                "bytes " + (length - 10) + "-" + (length - 1) + "/" + length);
        part(ada, id, "bytes=5-", Arrays.copyOfRange(whole, 5, length), "bytes 5-" + (length - 1) + "/" + length);

        content(ada, id, Map.of("Range", "bytes=" + length + "-"))
                .expectStatus()
                .isEqualTo(416)
                .expectHeader()
                .valueEquals("Content-Range", "bytes */" + length)
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectHeader()
                .doesNotExist("ETag");
        for (String odd : new String[] {"bytes=0-1,5-6", "bytes=9-2", "lines=1-2", "bytes=x-y"}) {
            content(ada, id, Map.of("Range", odd))
                    .expectStatus()
                    .isOk()
                    .expectBody(byte[].class)
                    .isEqualTo(whole);
        }
        content(ada, id, Map.of("Range", "bytes=0-9", "If-Range", tag))
                .expectStatus()
                .isEqualTo(206);
        content(ada, id, Map.of("Range", "bytes=0-9", "If-Range", "\"other\""))
                .expectStatus()
                .isOk();
        content(ada, id, Map.of("If-None-Match", tag))
                .expectStatus()
                .isNotModified()
                .expectBody()
                .isEmpty();
        content(ada, id, Map.of("If-None-Match", "\"other\"")).expectStatus().isOk();
        client.head()
                .uri("/api/v1/pictures/" + id + "/content")
                .headers(headers -> headers.setBearerAuth(ada))
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .contentLength(length)
                .expectBody()
                .isEmpty();
    }

    @Test
    void aDownloadHasAGoodName() {
        String ada = someone();
        String id = ask(ada, "Мой кот: «на луне» / ../../etc\\passwd\r\nX: y");
        JsonNode ready = finished(ada, id);
        String disposition = get(ada, "/api/v1/pictures/" + id + "/content?download")
                .expectStatus()
                .isOk()
                .expectBody()
                .returnResult()
                .getResponseHeaders()
                .getFirst("Content-Disposition");
        assertThat(disposition).startsWith("attachment;");
        String name = disposition.substring(disposition.indexOf("UTF-8''") + 7);
        assertThat(URLDecoder.decode(name, StandardCharsets.UTF_8))
                .isEqualTo("Мой-кот-на-луне-etc-passwd-X-y-" + ready.path("day").asString() + ".png");
        assertThat(content(ada, id, Map.of())
                        .expectBody()
                        .returnResult()
                        .getResponseHeaders()
                        .getFirst("Content-Disposition"))
                .startsWith("inline;");
    }

    @Test
    void theThumbnailIsSmall() throws IOException {
        String ada = someone();
        String id = ask(ada, "a garden");
        finished(ada, id);
        byte[] bytes = get(ada, "/api/v1/pictures/" + id + "/thumbnail")
                .expectStatus()
                .isOk()
                .expectHeader()
                .contentType(MediaType.IMAGE_JPEG)
                .expectBody()
                .returnResult()
                .getResponseBody();
        assertThat(ImageIO.read(new ByteArrayInputStream(bytes)).getWidth()).isEqualTo(320);
        assertThat(bytes.length).isLessThan(40_000);
    }

    @Test
    void deletingFreesTheBytes() {
        String ada = someone();
        String id = ask(ada, "a garden");
        finished(ada, id);
        assertThat(chunks(id)).isPositive();
        delete(ada, id).expectStatus().isNoContent();
        await().until(() -> chunks(id) == 0);
        get(ada, "/api/v1/pictures/" + id).expectStatus().isNotFound();
        content(ada, id, Map.of()).expectStatus().isNotFound();
        delete(ada, id).expectStatus().isNotFound();
        get(ada, "/api/v1/pictures").expectBody().jsonPath("$.items.length()").isEqualTo(0);
    }

    private String ask(String token, int salt, String size) {
        return ask(token, UUID.randomUUID().toString(), Map.of("prompt", "a forest " + salt, "size", size))
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody()
                .path("id")
                .asString();
    }

    private void part(String token, String id, String range, byte[] expected, String contentRange) {
        content(token, id, Map.of("Range", range))
                .expectStatus()
                .isEqualTo(206)
                .expectHeader()
                .valueEquals("Content-Range", contentRange)
                .expectHeader()
                .contentLength(expected.length)
                .expectBody(byte[].class)
                .isEqualTo(expected);
    }

    private WebTestClient.ResponseSpec content(String token, String id, Map<String, String> headers) {
        return client.get()
                .uri("/api/v1/pictures/" + id + "/content")
                .headers(all -> {
                    all.setBearerAuth(token);
                    headers.forEach(all::set);
                })
                .exchange();
    }

    private long chunks(String id) {
        try (var mongo = MongoClients.create(STORE.uri())) {
            return mongo.getDatabase(database)
                    .getCollection("fs.chunks")
                    .countDocuments(new Document("files_id", new Document("$regex", "^" + id)));
        }
    }
}
