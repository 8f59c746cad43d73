package chatclique.gateway.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * A service behind the gateway, down to the bytes: it keeps what it got, and says, at each path, what a test tells it to
 * say, be it no HTTP at all.
 */
public final class Upstream {

    private static final Upstream SHARED = new Upstream();
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}";

    private final ServerSocket server;
    private final BlockingQueue<Received> received = new LinkedBlockingQueue<>();
    private final Semaphore heads = new Semaphore(0);
    private final ConcurrentMap<String, Answer> answers = new ConcurrentHashMap<>();

    private Upstream() {
        try {
            server = new ServerSocket(0, 500, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    public static Upstream shared() {
        return SHARED;
    }

    public String url() {
        return "http://localhost:" + server.getLocalPort();
    }

    /** Forgets all that it got and was told. */
    public void clear() {
        received.clear();
        heads.drainPermits();
        answers.clear();
    }

    /** Answers a path in its own way and closes the connection then. */
    public void at(String path, Answer answer) {
        answers.put(path, answer);
    }

    /** Returns when the head of a request has come, its body perhaps not yet. */
    public void awaitHead() throws InterruptedException {
        assertThat(heads.tryAcquire(10, TimeUnit.SECONDS))
                .as("a head at the service")
                .isTrue();
    }

    /** The next request that came, whole or broken off. */
    public Received next() throws InterruptedException {
        Received next = received.poll(10, TimeUnit.SECONDS);
        assertThat(next).as("a request at the service").isNotNull();
        return next;
    }

    /** The requests that came and were not asked for. */
    public List<Received> rest() {
        return List.copyOf(received);
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            InputStream in = new BufferedInputStream(socket.getInputStream());
            boolean open = true;
            while (open) {
                Received request = read(in);
                if (request == null) {
                    return;
                }
                received.add(request);
                Answer answer = answers.get(request.path());
                open = answer == null && request.whole();
                if (answer != null) {
                    answer.to(new Connection(socket, in));
                } else if (open) {
                    new Connection(socket, in).write(OK);
                }
            }
        } catch (SocketException gone) {
            // The gateway left: that is what some tests are about, and they see it by their own means.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Received read(InputStream in) throws IOException {
        String start = line(in);
        if (start == null) {
            return null;
        }
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String line = line(in); line != null && !line.isEmpty(); line = line(in)) {
            String[] pair = line.split(":", 2);
            headers.merge(pair[0], pair[1].strip(), (first, second) -> first + ", " + second);
        }
        heads.release();
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        boolean whole = headers.containsKey("Transfer-Encoding")
                ? chunks(in, body)
                : bytes(in, body, Integer.parseInt(headers.getOrDefault("Content-Length", "0")));
        String[] words = start.split(" ");
        return new Received(words[0], words[1], headers, body.toString(StandardCharsets.UTF_8), whole);
    }

    private static boolean chunks(InputStream in, ByteArrayOutputStream body) throws IOException {
        while (true) {
            String size = line(in);
            if (size == null || !bytes(in, body, Integer.parseInt(size, 16)) || line(in) == null) {
                return false;
            }
            if (size.equals("0")) {
                return true;
            }
        }
    }

    private static boolean bytes(InputStream in, ByteArrayOutputStream body, int count) throws IOException {
        byte[] bytes;
        try {
            bytes = in.readNBytes(count);
        } catch (SocketException reset) {
            return false;
        }
        body.writeBytes(bytes);
        return bytes.length == count;
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                return null;
            }
            line.write(next);
        }
        return line.toString(StandardCharsets.UTF_8).stripTrailing();
    }

    /** One request, its header names without case. */
    public record Received(String method, String target, Map<String, String> headers, String body, boolean whole) {

        public String path() {
            return target.replaceFirst("\\?.*", "");
        }

        public String header(String name) {
            return headers.get(name);
        }
    }

    /** What is said at a path. */
    @FunctionalInterface
    public interface Answer {
        void to(Connection gateway) throws IOException;
    }

    /** The gateway's connection while one of its requests is answered. */
    public record Connection(Socket socket, InputStream in) {

        public void write(String text) throws IOException {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
        }

        /** One chunk of an answer with chunked encoding; an empty one is its end. */
        public void chunk(String text) throws IOException {
            write(Integer.toHexString(text.getBytes(StandardCharsets.UTF_8).length) + "\r\n" + text + "\r\n");
        }

        /** Returns when the gateway has closed the connection. */
        public void awaitClose() throws IOException {
            try {
                in.readAllBytes();
            } catch (SocketException reset) {
                // Closed the hard way.
            }
        }
    }
}
