package chatclique.e2e;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import javax.imageio.ImageIO;
import tools.jackson.databind.JsonNode;

/** A server on this machine that speaks OpenAI's documented form, remembers what it was asked and can be told to fail. */
final class LocalProvider implements AutoCloseable {

    static final String KEY = "a-key-that-only-the-environment-knows";

    private final HttpServer server;
    private final Queue<JsonNode> asked = new ConcurrentLinkedQueue<>();
    private final Queue<String> keys = new ConcurrentLinkedQueue<>();
    private volatile Answer answer = new Answer(200, List.of("Hello ", "from ", "afar"));
    private volatile CountDownLatch last = new CountDownLatch(0);
    private volatile String call = "";

    /** What it answers from now on: a status, and the parts of the text when the status is 200. */
    record Answer(int status, List<String> parts) {}

    LocalProvider() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/v1/chat/completions", this::chat);
        server.createContext("/v1/images/generations", this::image);
        server.createContext(
                "/v1/models", exchange -> json(exchange, 200, "{\"object\":\"list\",\"data\":[{\"id\":\"local\"}]}"));
        server.start();
    }

    /** The address to configure. */
    String url() {
        return "http://localhost:" + server.getAddress().getPort() + "/v1";
    }

    Map<String, String> environment() {
        return Map.of(
                "CHATCLIQUE_AI_BASE_URL",
                url(),
                "CHATCLIQUE_AI_API_KEY",
                KEY,
                "CHATCLIQUE_AI_CHAT_MODEL",
                "local",
                "CHATCLIQUE_AI_IMAGE_MODEL",
                "local-image");
    }

    /** From now on it asks for a tool before it says anything; with no name, for none. */
    void calls(String tool, String arguments) {
        call = tool.isEmpty()
                ? ""
                : "{\"index\":0,\"id\":\"call_1\",\"type\":\"function\",\"function\":{\"name\":\"" + tool
                        + "\",\"arguments\":" + Api.JSON.writeValueAsString(arguments) + "}}";
    }

    void says(String... parts) {
        answer = new Answer(200, List.of(parts));
    }

    void fails(int status) {
        answer = new Answer(status, List.of());
    }

    /** From now on answers stop before their last part, until what this gives is run. */
    Runnable holds() {
        CountDownLatch held = new CountDownLatch(1);
        last = held;
        return held::countDown;
    }

    /** What it was asked since the last call of this. */
    List<JsonNode> asked() {
        List<JsonNode> all = List.copyOf(asked);
        asked.clear();
        return all;
    }

    Queue<String> keys() {
        return keys;
    }

    private void chat(HttpExchange exchange) throws IOException {
        JsonNode request = note(exchange);
        Answer now = answer;
        if (now.status() != 200) {
            json(
                    exchange,
                    now.status(),
                    "{\"error\":{\"message\":\"inner words of the provider\",\"type\":\"server_error\"}}");
            return;
        }
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        JsonNode messages = request.at("/messages");
        boolean asked = messages.get(messages.size() - 1).at("/role").asString().equals("user");
        try (OutputStream out = exchange.getResponseBody()) {
            if (!call.isEmpty() && asked && request.has("tools")) {
                event(
                        out,
                        "{\"model\":\"local\",\"choices\":[{\"index\":0,\"delta\":{\"tool_calls\":[" + call + "]}}]}");
                event(out, "{\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"tool_calls\"}]}");
                event(out, "[DONE]");
                return;
            }
            for (String part : now.parts()) {
                if (part.equals(now.parts().getLast())) {
                    await(last);
                }
                String content = Api.JSON.writeValueAsString(part);
                event(out, "{\"model\":\"local\",\"choices\":[{\"index\":0,\"delta\":{\"content\":" + content + "}}]}");
            }
            event(out, "{\"model\":\"local\",\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}");
            event(out, "{\"model\":\"local\",\"choices\":[],\"usage\":{\"prompt_tokens\":11,\"completion_tokens\":3}}");
            event(out, "[DONE]");
        }
    }

    private void image(HttpExchange exchange) throws IOException {
        JsonNode request = note(exchange);
        if (answer.status() != 200) {
            json(exchange, answer.status(), "{\"error\":{\"message\":\"inner words of the provider\"}}");
            return;
        }
        if (request.at("/prompt").asString().contains("nothing")) {
            json(exchange, 200, "{\"data\":[]}");
            return;
        }
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB), "png", png);
        json(
                exchange,
                200,
                "{\"data\":[{\"b64_json\":\"" + Base64.getEncoder().encodeToString(png.toByteArray()) + "\"}]}");
    }

    private JsonNode note(HttpExchange exchange) throws IOException {
        JsonNode request = Api.JSON.readTree(exchange.getRequestBody().readAllBytes());
        asked.add(request);
        keys.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
        return request;
    }

    private static void await(CountDownLatch held) {
        try {
            held.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void event(OutputStream out, String data) throws IOException {
        out.write(("data: " + data + "\n\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private static void json(HttpExchange exchange, int status, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
