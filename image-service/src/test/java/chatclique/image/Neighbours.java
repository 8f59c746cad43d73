package chatclique.image;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The services around this one, as far as it calls them, on a real socket: pets, the dated log, tokens. */
public final class Neighbours {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpServer server;
    private final Map<String, String> entries = new ConcurrentHashMap<>();
    private final Queue<JsonNode> deliveries = new ConcurrentLinkedQueue<>();
    private final Queue<String> bearers = new ConcurrentLinkedQueue<>();
    private final AtomicInteger tokens = new AtomicInteger();
    private volatile int refusals;
    private volatile boolean loseAnswers;

    public Neighbours() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/api/v1/pets/", this::pet);
        server.createContext("/internal/v1/log-entries", this::log);
        server.createContext("/token", this::token);
        server.start();
    }

    public String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** The entries that the log keeps, by event id. */
    public Map<String, String> entries() {
        return entries;
    }

    /** Everything that was delivered, doubles included. */
    public List<JsonNode> deliveries() {
        return List.copyOf(deliveries);
    }

    public List<String> bearers() {
        return List.copyOf(bearers);
    }

    public int tokens() {
        return tokens.get();
    }

    /** The log answers 503 so many times. */
    public void refuse(int times) {
        refusals = times;
    }

    /** The log keeps the entry, but its first answer to each is lost on the way. */
    public void loseFirstAnswers(boolean lose) {
        loseAnswers = lose;
    }

    private void pet(HttpExchange exchange) throws IOException {
        String id = exchange.getRequestURI().getPath().substring("/api/v1/pets/".length());
        bearers.add(exchange.getRequestHeaders().getFirst("Authorization"));
        switch (id) {
            case "mia" -> answer(exchange, 200, """
                    {"id":"mia","name":"Mia","species":"cat","look":"ginger","adoptedAt":"2026-11-01T00:00:00Z",
                     "version":3,"worn":["scene-meadow","bow"],"owned":["bow","scene-meadow"],"state":{"band":"very-happy","mood":9.1}}
                    """);
            case "broken" -> answer(exchange, 500, "{}");
            default -> answer(exchange, 404, "{}");
        }
    }

    private void log(HttpExchange exchange) throws IOException {
        JsonNode entry = JSON.readTree(exchange.getRequestBody().readAllBytes());
        deliveries.add(entry);
        bearers.add(exchange.getRequestHeaders().getFirst("Authorization"));
        if (refusals > 0) {
            refusals--;
            answer(exchange, 503, "{}");
            return;
        }
        boolean there = entries.putIfAbsent(entry.path("eventId").asString(), entry.toString()) != null;
        if (loseAnswers && !there) {
            exchange.close();
            return;
        }
        answer(exchange, there ? 200 : 201, "{}");
    }

    private void token(HttpExchange exchange) throws IOException {
        tokens.incrementAndGet();
        answer(exchange, 200, "{\"access_token\":\"service-token\",\"token_type\":\"Bearer\",\"expires_in\":300}");
    }

    private static void answer(HttpExchange exchange, int status, String json) throws IOException {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
