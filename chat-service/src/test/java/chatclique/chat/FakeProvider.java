package chatclique.chat;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An OpenAI-compatible endpoint on a bare socket, which says byte by byte what a test wants it to say. Each prompt has a
 * script of its own.
 */
public final class FakeProvider {

    /** What stands for the prompt when it is asked which models it has. */
    public static final String MODELS = "GET /models";

    /** The prompt when it is asked for a summary. */
    public static final String SUMMARY = "{\"summary\"";

    /** How the prompt begins when it is asked for a page of a diary; the page of a pet is told by its name. */
    public static final String DIARY = "{\"diary\":{\"pet\":\"";

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Map<String, Script> scripts = new ConcurrentHashMap<>();
    private final Map<String, List<Asked>> asked = new ConcurrentHashMap<>();
    private final ServerSocket server;

    /** What is answered to a prompt. */
    @FunctionalInterface
    public interface Script {
        void play(Answer answer) throws IOException;
    }

    /** A request that came. */
    public record Asked(Instant at, Map<String, String> headers, JsonNode body, CountDownLatch left) {

        /** Whether the client closes the connection within a time. */
        public boolean isLeftWithin(long seconds) {
            try {
                return left.await(seconds, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
    }

    public FakeProvider() {
        try {
            server = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    public String url() {
        return "http://localhost:" + server.getLocalPort() + "/v1";
    }

    /** What to answer to a prompt, each time that it comes. */
    public void on(String prompt, Script script) {
        scripts.put(prompt, script);
    }

    /** The requests with this prompt, in order. */
    public List<Asked> asked(String prompt) {
        return asked.getOrDefault(prompt, List.of());
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        CountDownLatch left = new CountDownLatch(1);
        try (socket) {
            InputStream in = new BufferedInputStream(socket.getInputStream());
            String request = RequestHead.line(in);
            Map<String, String> headers = RequestHead.read(in);
            byte[] bytes = in.readNBytes(Integer.parseInt(headers.getOrDefault("content-length", "0")));
            JsonNode body = bytes.length == 0 ? JSON.createObjectNode() : JSON.readTree(bytes);
            // The last words of the user: tools may have answered since.
            String prompt = body.path("messages")
                    .valueStream()
                    .filter(message -> message.path("role").asString().equals("user"))
                    .map(message -> message.path("content").asString())
                    .reduce(request.startsWith("GET ") ? MODELS : "", (before, last) -> last);
            prompt = prompt.startsWith(SUMMARY) ? SUMMARY : prompt;
            prompt = prompt.startsWith(DIARY) ? prompt.substring(0, prompt.indexOf('"', DIARY.length())) : prompt;
            List<Asked> same = asked.computeIfAbsent(prompt, first -> new CopyOnWriteArrayList<>());
            same.add(new Asked(Instant.now(), headers, body, left));
            Answer answer = new Answer(socket.getOutputStream(), in, same.size());
            Script otherwise = prompt.equals(MODELS) ? FakeProvider::withoutAList : FakeProvider::politely;
            scripts.getOrDefault(prompt, otherwise).play(answer);
        } catch (IOException gone) {
            // The client has left in the middle, which is what some tests want to see.
        } finally {
            left.countDown();
        }
    }

    private static void withoutAList(Answer answer) throws IOException {
        answer.refuse(404, "", "{}");
    }

    private static void politely(Answer answer) throws IOException {
        answer.stream()
                .delta("Well")
                .delta(", well.")
                .finish()
                .usage(11, 3)
                .done()
                .end();
    }

    /** An answer on its way. Streams are chunked, so that an end that is none can be told from one that is. */
    public static final class Answer {

        private final OutputStream out;
        private final InputStream in;
        private final int attempt;

        private Answer(OutputStream out, InputStream in, int attempt) {
            this.out = out;
            this.in = in;
            this.attempt = attempt;
        }

        /** How often this prompt has come, this time included. */
        public int attempt() {
            return attempt;
        }

        /** A whole answer that is no stream. */
        public void refuse(int status, String headers, String body) throws IOException {
            out.write(("HTTP/1.1 " + status + " Said\r\nConnection: close\r\n" + headers + "Content-Length: "
                            + body.length() + "\r\n\r\n" + body)
                    .getBytes(StandardCharsets.UTF_8));
            out.flush();
        }

        public Answer stream() throws IOException {
            return stream("text/event-stream");
        }

        public Answer stream(String type) throws IOException {
            out.write(("HTTP/1.1 200 OK\r\nConnection: close\r\nTransfer-Encoding: chunked\r\nContent-Type: " + type
                            + "\r\n\r\n")
                    .getBytes(StandardCharsets.UTF_8));
            out.flush();
            return this;
        }

        public Answer bytes(byte[] bytes) throws IOException {
            out.write((Integer.toHexString(bytes.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
            out.write(bytes);
            out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
            out.flush();
            return this;
        }

        public Answer text(String text) throws IOException {
            return bytes(text.getBytes(StandardCharsets.UTF_8));
        }

        public Answer data(String data) throws IOException {
            return text("data: " + data + "\n\n");
        }

        public Answer delta(String text) throws IOException {
            return data(deltaOf(text));
        }

        public static String deltaOf(String text) {
            return "{\"model\":\"said-model\",\"choices\":[{\"index\":0,\"delta\":{\"content\":"
                    + JSON.writeValueAsString(text) + "}}]}";
        }

        public Answer finish() throws IOException {
            return data("{\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}");
        }

        public Answer usage(int prompt, int completion) throws IOException {
            return data("{\"choices\":[],\"usage\":{\"prompt_tokens\":%d,\"completion_tokens\":%d}}"
                    .formatted(prompt, completion));
        }

        public Answer done() throws IOException {
            return data("[DONE]");
        }

        /** Ends the stream in order; without this it is cut. */
        public void end() throws IOException {
            out.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            out.flush();
        }

        /** Keeps the stream open without another word until the client has had enough. */
        public void hold() throws IOException {
            hold(() -> false);
        }

        /** Keeps the stream open without another word until it may go on. */
        public Answer hold(BooleanSupplier released) throws IOException {
            while (!released.getAsBoolean()) {
                data("{\"choices\":[{\"index\":0,\"delta\":{}}]}");
                LockSupport.parkNanos(50_000_000);
            }
            return this;
        }

        /** Says nothing more and waits until the client has had enough. */
        public void stall() throws IOException {
            in.transferTo(OutputStream.nullOutputStream());
        }
    }
}
