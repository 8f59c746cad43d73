package chatclique.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.MediaType;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/** A provider, or whoever speaks for it, that means harm: none of it is kept, shown, logged or paid for with memory. */
@TestPropertySource(
        properties = {
            "chatclique.image.provider.model=picture-model",
            "chatclique.image.provider.bytes=1MB",
            "chatclique.image.provider.timeout=10s",
            "chatclique.image.studio.attempts=2"
        })
class HostileProviderTest extends ServiceTest {

    private static final String SCRIPT = "<script>alert(document.domain)</script>";
    private static final AtomicInteger INSIDE = new AtomicInteger();
    private static final HttpServer PROVIDER = provider();

    @DynamicPropertySource
    static void provider(DynamicPropertyRegistry registry) {
        registry.add("chatclique.image.provider.base-url", () -> url() + "/v1");
        registry.add(
                "chatclique.image.provider.trusted-hosts",
                () -> "localhost:" + PROVIDER.getAddress().getPort());
    }

    @ParameterizedTest
    @CsvSource({
        "bomb, picture-unusable, 502",
        "endless, provider-sent-no-picture, 502",
        "endless-picture, picture-unusable, 502",
        "page, picture-unusable, 502",
        "redirect, picture-address-refused, 502",
        "neighbour, picture-address-refused, 502",
        "file, picture-address-refused, 502"
    })
    void nothingOfItIsKept(String prompt, String code, int status) {
        String ada = someone();
        String id = ask(ada, prompt);
        JsonNode failed = finished(ada, id);
        assertThat(failed.path("state").asString()).isEqualTo("FAILED");
        assertThat(failed.at("/failure/code").asString()).isEqualTo(code);
        assertThat(failed.at("/failure/status").asInt()).isEqualTo(status);
        get(ada, "/api/v1/pictures/" + id + "/content").expectStatus().isEqualTo(409);
        assertThat(NEIGHBOURS.entries()).doesNotContainKey("picture-" + id);
        assertThat(INSIDE).hasValue(0);
    }

    /** Called a page by its header, with a page behind its pixels: told by its content, it is a picture and no more. */
    @Test
    void aPictureThatIsAPageAsWellIsServedAsAPictureOnly() {
        String ada = someone();
        String id = ask(ada, "both");
        assertThat(finished(ada, id).path("mediaType").asString()).isEqualTo("image/png");
        byte[] bytes = get(ada, "/api/v1/pictures/" + id + "/content")
                .expectStatus()
                .isOk()
                .expectHeader()
                .contentType(MediaType.IMAGE_PNG)
                .expectHeader()
                .valueEquals("X-Content-Type-Options", "nosniff")
                .expectBody(byte[].class)
                .returnResult()
                .getResponseBody();
        assertThat(new String(bytes, StandardCharsets.ISO_8859_1)).doesNotContain(SCRIPT);
        await().until(() -> NEIGHBOURS.entries().containsKey("picture-" + id));
    }

    private static String url() {
        return "http://localhost:" + PROVIDER.getAddress().getPort();
    }

    private static HttpServer provider() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext("/v1/images/generations", HostileProviderTest::generate);
            server.createContext("/files/both", exchange -> send(exchange, "text/html", both()));
            server.createContext(
                    "/files/page", exchange -> send(exchange, "image/png", SCRIPT.getBytes(StandardCharsets.UTF_8)));
            server.createContext("/files/endless", HostileProviderTest::flood);
            server.createContext("/files/redirect", exchange -> {
                exchange.getResponseHeaders().set("Location", "http://127.0.0.1:" + port() + "/inside");
                exchange.sendResponseHeaders(302, -1);
                exchange.close();
            });
            server.createContext("/inside", exchange -> {
                INSIDE.incrementAndGet();
                send(exchange, "image/png", both());
            });
            server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int port() {
        return PROVIDER.getAddress().getPort();
    }

    private static void generate(HttpExchange exchange) throws IOException {
        JsonNode order = JSON.readTree(exchange.getRequestBody().readAllBytes());
        switch (order.path("prompt").asString()) {
            case "bomb" -> json(exchange, "b64_json", Base64.getEncoder().encodeToString(bomb()));
            case "endless" -> flood(exchange);
            case "endless-picture" -> json(exchange, "url", url() + "/files/endless");
            case "page" -> json(exchange, "url", url() + "/files/page");
            case "redirect" -> json(exchange, "url", url() + "/files/redirect");
            case "neighbour" -> json(exchange, "url", "https://127.0.0.1/inside");
            case "file" -> json(exchange, "url", "file:///etc/passwd");
            default -> json(exchange, "url", url() + "/files/both");
        }
    }

    private static void json(HttpExchange exchange, String field, String value) throws IOException {
        String body = "{\"data\":[{\"" + field + "\":\"" + value + "\"}]}";
        send(exchange, "application/json", body.getBytes(StandardCharsets.UTF_8));
    }

    /** Writes for as long as anybody reads. */
    private static void flood(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        byte[] part = " ".repeat(1 << 16).getBytes(StandardCharsets.US_ASCII);
        try (OutputStream out = exchange.getResponseBody()) {
            while (true) {
                out.write(part);
            }
        }
    }

    private static void send(HttpExchange exchange, String type, byte[] bytes) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static byte[] both() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB), "png", out);
        out.writeBytes(SCRIPT.getBytes(StandardCharsets.UTF_8));
        return out.toByteArray();
    }

    /** Says that it is 50,000 pixels wide and high, in less than 100 bytes. */
    private static byte[] bomb() {
        byte[] header = ByteBuffer.allocate(17)
                .put("IHDR".getBytes(StandardCharsets.US_ASCII))
                .putInt(50_000)
                .putInt(50_000)
                .put(new byte[] {8, 2, 0, 0, 0})
                .array();
        CRC32 crc = new CRC32();
        crc.update(header);
        return ByteBuffer.allocate(33)
                .put(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'})
                .putInt(13)
                .put(header)
                .putInt((int) crc.getValue())
                .array();
    }
}
