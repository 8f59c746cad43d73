package chatclique.cli.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;

/** A server on a real socket that answers as a test says, well or badly, and keeps what it was asked. */
public final class LocalGateway implements AutoCloseable {

    /** Path of the login's addresses. */
    public static final String LOGIN = "/auth/realms/chatclique/protocol/openid-connect/";

    private final HttpServer http;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, Deque<Responder>> answers = new ConcurrentHashMap<>();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final Semaphore heard = new Semaphore(0);
    private final CountDownLatch over = new CountDownLatch(1);

    public LocalGateway() {
        try {
            http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        http.setExecutor(threads);
        http.createContext("/", this::answer);
        http.start();
    }

    /** How a request is answered; the connection breaks when it throws. */
    public interface Responder {

        void answer(HttpExchange exchange) throws IOException;
    }

    /** What was asked. */
    public record Request(String route, Map<String, List<String>> headers, String body) {

        public String header(String name) {
            return headers.getOrDefault(name, List.of("")).getFirst();
        }

        /** The fields of a form. */
        public Map<String, String> form() {
            return Arrays.stream(body.split("&"))
                    .map(field -> field.split("=", 2))
                    .collect(Collectors.toMap(
                            field -> field[0], field -> URLDecoder.decode(field[1], StandardCharsets.UTF_8)));
        }
    }

    public String address() {
        return "http://localhost:" + http.getAddress().getPort();
    }

    public Server server() {
        return Server.at(address());
    }

    /**
     * Answers a route such as {@code GET /path} in turn; the last answer is given again and again.
     */
    public LocalGateway on(String route, Responder... inTurn) {
        answers.put(route, new ArrayDeque<>(List.of(inTurn)));
        return this;
    }

    /** What was asked of a route so far. */
    public List<Request> requests(String route) {
        return requests.stream()
                .filter(request -> request.route().equals(route))
                .toList();
    }

    public static Responder json(int status, String body, String... headers) {
        return exchange -> {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders()
                    .set("Content-Type", status < 400 ? "application/json" : "application/problem+json");
            for (int i = 0; i < headers.length; i += 2) {
                exchange.getResponseHeaders().set(headers[i], headers[i + 1]);
            }
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            if (bytes.length > 0) {
                exchange.getResponseBody().write(bytes);
            }
            exchange.close();
        };
    }

    /** Server-sent events, and then the end of the stream. */
    public static Responder events(String... events) {
        return exchange -> {
            send(exchange, events);
            exchange.close();
        };
    }

    /**
     * Server-sent events, and then the connection breaks within the next one; but not before the reader said by
     * {@link #heard} that it got so many, since a client may throw away what it has when a connection breaks.
     */
    public Responder broken(int heard, String... events) {
        return exchange -> {
            send(exchange, events);
            this.heard.acquireUninterruptibly(heard);
            exchange.getResponseBody().write("event: delta\nid: 9.9.9\ndata: {\"te".getBytes(StandardCharsets.UTF_8));
            exchange.getResponseBody().flush();
            throw new IOException("broken on purpose");
        };
    }

    /** Server-sent events, and then nothing more, until the test is over. */
    public Responder silent(String... events) {
        return exchange -> {
            send(exchange, events);
            try {
                over.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
    }

    /** The reader got something. */
    public void heard() {
        heard.release();
    }

    /** An event as it is sent. */
    public static String event(String name, String id, String data) {
        return "event: " + name + "\n" + (id.isEmpty() ? "" : "id: " + id + "\n") + "data: " + data + "\n\n";
    }

    @Override
    public void close() {
        over.countDown();
        http.stop(0);
        threads.shutdownNow();
    }

    private static void send(HttpExchange exchange, String... events) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        for (String event : events) {
            exchange.getResponseBody().write(event.getBytes(StandardCharsets.UTF_8));
            exchange.getResponseBody().flush();
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String route =
                exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.putAll(exchange.getRequestHeaders());
        requests.add(new Request(route, headers, body));
        next(route).answer(exchange);
    }

    private Responder next(String route) {
        Deque<Responder> inTurn = answers.get(route);
        if (inTurn == null) {
            return json(404, "{\"status\":404,\"code\":\"not-found\",\"detail\":\"There is nothing here.\"}");
        }
        synchronized (inTurn) {
            return inTurn.size() > 1 ? inTurn.removeFirst() : inTurn.getFirst();
        }
    }
}
