package chatclique.image.kept;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A bucket behind S3's form of HTTP, on a real socket: whole and partial reads, signatures asked for, faults on demand. */
public final class S3Server {

    private static final Pattern RANGE = Pattern.compile("bytes=([0-9]+)-([0-9]+)");
    private static final Pattern SIGNED = Pattern.compile(
            "AWS4-HMAC-SHA256 Credential=key/[0-9]{8}/us-east-1/s3/aws4_request, SignedHeaders=[a-z0-9;-]*host[a-z0-9;-]*,"
                    + " Signature=[0-9a-f]{64}");

    private final HttpServer server;
    private final Map<String, byte[]> objects = new ConcurrentHashMap<>();
    private final Queue<String> requests = new ConcurrentLinkedQueue<>();
    private final AtomicInteger failures = new AtomicInteger();
    private final AtomicInteger cuts = new AtomicInteger();
    private volatile String failing = "";

    public S3Server() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::serve);
        server.start();
    }

    public URI uri() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    public Map<String, byte[]> objects() {
        return objects;
    }

    public Queue<String> requests() {
        return requests;
    }

    /** The next requests are answered 503. */
    public void fail(int times) {
        fail(times, "");
    }

    /** The next requests for objects whose keys end so are answered 503. */
    public void fail(int times, String ending) {
        failing = ending;
        failures.set(times);
    }

    /** The next writes are kept, but the connection ends without an answer. */
    public void cutWrites(int times) {
        cuts.set(times);
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            requests.add(exchange.getRequestMethod() + " " + path);
            byte[] body = exchange.getRequestBody().readAllBytes();
            String signed = exchange.getRequestHeaders().getFirst("Authorization");
            if (signed == null || !SIGNED.matcher(signed).matches()) {
                error(exchange, 403, "AccessDenied");
            } else if (path.endsWith(failing) && failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                error(exchange, 503, "SlowDown");
            } else if (!path.startsWith("/pictures/")) {
                error(exchange, 404, "NoSuchBucket");
            } else {
                answer(exchange, path.substring("/pictures/".length()), body);
            }
        }
    }

    private void answer(HttpExchange exchange, String key, byte[] body) throws IOException {
        switch (exchange.getRequestMethod()) {
            case "PUT" -> {
                objects.put(key, body);
                if (cuts.getAndUpdate(left -> Math.max(0, left - 1)) == 0) {
                    exchange.getResponseHeaders().set("ETag", "\"" + Arrays.hashCode(body) + "\"");
                    exchange.sendResponseHeaders(200, -1);
                }
            }
            case "DELETE" -> {
                objects.remove(key);
                exchange.sendResponseHeaders(204, -1);
            }
            case "GET" -> read(exchange, objects.get(key));
            case "HEAD" -> exchange.sendResponseHeaders(objects.containsKey(key) ? 200 : 404, -1);
            default -> error(exchange, 405, "MethodNotAllowed");
        }
    }

    private static void read(HttpExchange exchange, byte[] object) throws IOException {
        if (object == null) {
            error(exchange, 404, "NoSuchKey");
            return;
        }
        String header = exchange.getRequestHeaders().getFirst("Range");
        Matcher range = RANGE.matcher(header == null ? "" : header);
        byte[] part = object;
        if (range.matches()) {
            int from = Integer.parseInt(range.group(1));
            int to = Math.min(Integer.parseInt(range.group(2)), object.length - 1);
            part = Arrays.copyOfRange(object, from, to + 1);
            exchange.getResponseHeaders().set("Content-Range", "bytes " + from + "-" + to + "/" + object.length);
        }
        exchange.sendResponseHeaders(range.matches() ? 206 : 200, part.length);
        exchange.getResponseBody().write(part);
    }

    private static void error(HttpExchange exchange, int status, String code) throws IOException {
        byte[] xml = ("<?xml version=\"1.0\" encoding=\"UTF-8\"?><Error><Code>" + code
                        + "</Code><Message>no</Message><RequestId>1</RequestId></Error>")
                .getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/xml");
        exchange.sendResponseHeaders(status, xml.length);
        exchange.getResponseBody().write(xml);
    }
}
