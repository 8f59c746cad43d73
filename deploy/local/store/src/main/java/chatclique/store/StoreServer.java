package chatclique.store;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;

/**
 * The store as a process: {@code --data DIR} (or CHATCLIQUE_STORE_DATA), {@code --port N} (or SERVER_PORT) and
 * {@code --management-port N} (or MANAGEMENT_SERVER_PORT), the latter answering /health and /metrics. It ends with 1 when
 * it can't start or can't write, and cleanly on SIGTERM.
 */
public final class StoreServer {

    private static final String FILE = "store.mv";
    private static final Map<String, String> VARIABLES =
            Map.of("data", "CHATCLIQUE_STORE_DATA", "port", "SERVER_PORT", "management-port", "MANAGEMENT_SERVER_PORT");
    private static final Map<String, String> DEFAULTS =
            Map.of("data", ".data/store", "port", "8083", "management-port", "8091");

    private StoreServer() {}

    public static void main(String[] arguments) throws IOException {
        Map<String, String> options;
        try {
            options = options(arguments);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(2);
            return;
        }
        try {
            serve(
                    Path.of(options.getOrDefault("data", "")),
                    Integer.parseInt(options.getOrDefault("port", "")),
                    Integer.parseInt(options.getOrDefault("management-port", "")));
        } catch (StoreInUseException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    private static void serve(Path data, int port, int managementPort) throws IOException {
        Files.createDirectories(data);
        EmbeddedStore store = EmbeddedStore.start(
                data.resolve(FILE), port, () -> Runtime.getRuntime().halt(1)); // what can't be kept mustn't go on
        store.metrics().withJvm();
        HttpServer management = manage(managementPort, store);
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            management.stop(0);
            store.close();
            StoreLog.info("stopped");
            stopped.countDown();
        }));
        StoreLog.info("ready on port " + store.port());
        try {
            stopped.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static HttpServer manage(int port, EmbeddedStore store) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        answer(server, "/metrics", "text/plain; version=0.0.4; charset=utf-8", store.metrics()::scrape);
        answer(server, "/health", "application/json", () -> "{\"status\":\"UP\"}");
        server.start();
        return server;
    }

    private static void answer(HttpServer server, String path, String type, Supplier<String> content) {
        server.createContext(path, exchange -> {
            try (exchange) {
                send(exchange, type, content.get().getBytes(StandardCharsets.UTF_8));
            } catch (UncheckedIOException e) {
                throw e.getCause();
            }
        });
    }

    private static void send(HttpExchange exchange, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
    }

    /** Options from the environment, overridden by arguments. */
    static Map<String, String> options(String... arguments) {
        Map<String, String> options = new TreeMap<>(DEFAULTS);
        VARIABLES.forEach((option, variable) -> {
            String value = System.getenv(variable);
            if (value != null) {
                options.put(option, value);
            }
        });
        for (int i = 0; i < arguments.length; i += 2) {
            String option = arguments[i].startsWith("--") ? arguments[i].substring(2) : "";
            if (!VARIABLES.containsKey(option)) {
                throw new IllegalArgumentException(
                        "unknown option " + arguments[i] + "; known: --data, --port," + " --management-port");
            }
            if (i + 1 == arguments.length) {
                throw new IllegalArgumentException(arguments[i] + " needs a value");
            }
            options.put(option, arguments[i + 1]);
        }
        return options;
    }
}
