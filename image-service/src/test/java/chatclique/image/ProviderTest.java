package chatclique.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/** The same path as ever, with a provider that speaks OpenAI's form behind it, well or badly. */
@TestPropertySource(
        properties = {
            "chatclique.image.provider.model=picture-model",
            "chatclique.image.provider.api-key=secret-key",
            "chatclique.image.provider.timeout=2s",
            "chatclique.image.prices.picture=0.04",
            "chatclique.image.prices.sizes.[512x512]=0.016",
            "chatclique.image.prices.since=2026-11-01"
        })
class ProviderTest extends ServiceTest {

    private static final Queue<JsonNode> ORDERS = new ConcurrentLinkedQueue<>();
    private static final Queue<String> KEYS = new ConcurrentLinkedQueue<>();
    private static final HttpServer PROVIDER = provider();

    @DynamicPropertySource
    static void provider(DynamicPropertyRegistry registry) {
        registry.add("chatclique.image.provider.base-url", () -> url() + "/v1/");
        registry.add(
                "chatclique.image.provider.trusted-hosts",
                () -> "localhost:" + PROVIDER.getAddress().getPort());
    }

    @Test
    void aPictureComesInBase64() {
        String ada = someone();
        String id = ask(ada, "k", Map.of("prompt", "well", "petId", "mia", "size", "512x512"))
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody()
                .path("id")
                .asString();
        JsonNode ready = finished(ada, id);
        assertThat(ready.path("state").asString()).isEqualTo("READY");
        assertThat(ready.path("model").asString()).isEqualTo("picture-model");
        assertThat(ready.path("prompt").asString()).isEqualTo("well");
        assertThat(ready.path("width").asInt()).isEqualTo(64);
        assertThat(ready.at("/cost/micros").asLong()).isEqualTo(16_000);
        assertThat(ready.at("/cost/currency").asString()).isEqualTo("USD");
        assertThat(ready.at("/cost/pricedAt").asString()).isEqualTo("2026-11-01");
        JsonNode order = ORDERS.stream()
                .filter(each -> each.path("prompt").asString().endsWith("well"))
                .findFirst()
                .orElseThrow();
        assertThat(order.path("prompt").asString()).contains("Mia", "ginger", "cat", "very happy", "bow");
        assertThat(order.path("model").asString()).isEqualTo("picture-model");
        assertThat(order.path("size").asString()).isEqualTo("512x512");
        assertThat(KEYS).contains("Bearer secret-key");
        await().until(() -> NEIGHBOURS.entries().containsKey("picture-" + id));
    }

    @ParameterizedTest
    @CsvSource({"address", "busy", "failing", "broken-once", "stalling-once"})
    void aPictureComesInTheEnd(String prompt) {
        String ada = someone();
        assertThat(finished(ada, ask(ada, prompt)).path("state").asString()).isEqualTo("READY");
    }

    @ParameterizedTest
    @CsvSource({
        "moderated, picture-refused, 422",
        "spent, provider-quota-spent, 502",
        "forbidden, provider-misconfigured, 502",
        "always-busy, provider-busy, 429",
        "error-in-200, provider-failed, 502",
        "html, provider-sent-no-picture, 502",
        "nothing, provider-sent-no-picture, 502",
        "svg, picture-unusable, 502",
        "not-base64, picture-unusable, 502",
        "inside, picture-address-refused, 502"
    })
    void itIsToldWhyThereIsNoPicture(String prompt, String code, int status) {
        String ada = someone();
        String id = ask(ada, prompt);
        JsonNode failed = finished(ada, id);
        assertThat(failed.path("state").asString()).isEqualTo("FAILED");
        assertThat(failed.path("failure").path("code").asString()).isEqualTo(code);
        assertThat(failed.path("failure").path("status").asInt()).isEqualTo(status);
        assertThat(failed.toString()).doesNotContain("from inside");
        assertThat(get(ada, "/api/v1/pictures/" + id + "/events")
                        .expectBody(String.class)
                        .returnResult()
                        .getResponseBody())
                .contains("event:failed", code);
        assertThat(NEIGHBOURS.entries()).doesNotContainKey("picture-" + id);
    }

    @Test
    void whatItsOwnerGivesUpIsNotMade() {
        String ada = someone();
        String id = ask(ada, "hanging");
        await().until(() -> ORDERS.stream()
                .anyMatch(order -> order.path("prompt").asString().equals("hanging")));
        for (int i = 0; i < 2; i++) {
            client.post()
                    .uri("/api/v1/pictures/" + id + "/cancel")
                    .headers(headers -> headers.setBearerAuth(ada))
                    .exchange()
                    .expectStatus()
                    .isOk()
                    .expectBody()
                    .jsonPath("$.state")
                    .isEqualTo("CANCELLED");
        }
        assertThat(get(ada, "/api/v1/pictures/" + id + "/events")
                        .expectBody(String.class)
                        .returnResult()
                        .getResponseBody())
                .contains("event:cancelled");
        get(ada, "/api/v1/pictures/" + id + "/content")
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("picture-cancelled");
        assertThat(NEIGHBOURS.entries()).doesNotContainKey("picture-" + id);
    }

    private static String url() {
        return "http://localhost:" + PROVIDER.getAddress().getPort();
    }

    private static HttpServer provider() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext("/v1/images/generations", ProviderTest::generate);
            server.createContext("/files/", exchange -> send(exchange, 200, "image/webp", png()));
            server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void generate(HttpExchange exchange) throws IOException {
        JsonNode order = JSON.readTree(exchange.getRequestBody().readAllBytes());
        String prompt = order.path("prompt").asString();
        boolean first =
                ORDERS.stream().noneMatch(each -> each.path("prompt").asString().equals(prompt));
        ORDERS.add(order);
        KEYS.add(exchange.getRequestHeaders().getFirst("Authorization"));
        String wanted = prompt.substring(prompt.lastIndexOf(' ') + 1);
        String good = "{\"data\":[{\"b64_json\":\"" + Base64.getEncoder().encodeToString(png()) + "\"}]}";
        switch (first || !wanted.matches("busy|failing|.*-once") ? wanted : "well") {
            case "well" -> send(exchange, 200, good);
            case "address" -> send(exchange, 200, "{\"data\":[{\"url\":\"" + url() + "/files/a\"}]}");
            case "inside" -> send(exchange, 200, "{\"data\":[{\"url\":\"https://169.254.169.254/latest\"}]}");
            case "busy", "always-busy" -> {
                exchange.getResponseHeaders().set("Retry-After", "0");
                send(exchange, 429, error("rate_limit_exceeded"));
            }
            case "failing" -> send(exchange, 500, "from inside");
            case "broken-once" -> exchange.close();
            case "stalling-once", "hanging" -> {
                exchange.sendResponseHeaders(200, 1_000);
                exchange.getResponseBody().write("{\"data\":".getBytes(StandardCharsets.UTF_8));
                exchange.getResponseBody().flush();
            }
            case "moderated" -> send(exchange, 400, error("moderation_blocked"));
            case "spent" -> send(exchange, 429, error("insufficient_quota"));
            case "forbidden" -> send(exchange, 401, error("invalid_api_key"));
            case "error-in-200" -> send(exchange, 200, error("server_error"));
            case "html" -> send(exchange, 200, "<html>from inside</html>");
            case "svg" -> send(exchange, 200, base64("<svg xmlns='http://www.w3.org/2000/svg'/>"));
            case "not-base64" -> send(exchange, 200, "{\"data\":[{\"b64_json\":\"%%%\"}]}");
            default -> send(exchange, 200, "{\"data\":[]}");
        }
    }

    private static String error(String code) {
        return "{\"error\":{\"message\":\"from inside\",\"code\":\"" + code + "\"}}";
    }

    private static String base64(String text) {
        String encoded = Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
        return "{\"data\":[{\"b64_json\":\"" + encoded + "\"}]}";
    }

    private static byte[] png() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(64, 64, BufferedImage.TYPE_INT_ARGB), "png", out);
        return out.toByteArray();
    }

    private static void send(HttpExchange exchange, int status, String json) throws IOException {
        send(exchange, status, "application/json", json.getBytes(StandardCharsets.UTF_8));
    }

    private static void send(HttpExchange exchange, int status, String type, byte[] bytes) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
