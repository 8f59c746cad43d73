package chatclique.bench;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;

/**
 * An OpenAI-compatible server on this machine: 200 tokens, one each 30 ms, or all at once. Each token says when it was
 * sent. Its pictures are noise.
 */
final class TokenServer implements AutoCloseable {

    static final int TOKENS = 200;
    static final Duration BETWEEN = Duration.ofMillis(30);

    private static final String BEFORE = "data: {\"id\":\"c\",\"object\":\"chat.completion.chunk\",\"model\":\"bench\","
            + "\"choices\":[{\"index\":0,\"delta\":{\"content\":\"~";
    private static final String AFTER = " \"},\"finish_reason\":null}]}\n\n";
    private static final ByteBuf END = data("{\"id\":\"c\",\"object\":\"chat.completion.chunk\",\"model\":\"bench\","
            + "\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}");
    private static final ByteBuf USAGE = data("{\"id\":\"c\",\"object\":\"chat.completion.chunk\",\"model\":\"bench\","
            + "\"choices\":[],\"usage\":{\"prompt_tokens\":20,\"completion_tokens\":200,\"total_tokens\":220}}");
    private static final ByteBuf DONE = data("[DONE]");

    private static final Pattern SOAK = Pattern.compile("soak [0-9a-f-]{36}");

    private final DisposableServer server;
    private final AtomicReference<Duration> between = new AtomicReference<>(BETWEEN);
    private final Map<String, Integer> asked = new ConcurrentHashMap<>();

    private TokenServer(int port) {
        server = HttpServer.create()
                .host("localhost")
                .port(port)
                .route(
                        routes -> routes.post("/v1/chat/completions", (request, response) -> {
                                    return response.header("Content-Type", "text/event-stream")
                                            .send(
                                                    // As text: what send() sees discarded, it releases once more.
                                                    request.receive()
                                                            .aggregate()
                                                            .asString()
                                                            .doOnNext(this::note)
                                                            .thenMany(tokens()),
                                                    each -> true);
                                })
                                .post(
                                        "/v1/images/generations",
                                        (request, response) -> response.header("Content-Type", "application/json")
                                                .sendString(request.receive()
                                                        .aggregate()
                                                        .then(Mono.fromSupplier(Noise::answer))))
                                .get(
                                        "/v1/models",
                                        (request, response) -> response.header("Content-Type", "application/json")
                                                .sendString(
                                                        Mono.just(
                                                                "{\"object\":\"list\",\"data\":[{\"id\":\"bench\",\"object\":\"model\"}]}"))))
                .bindNow();
    }

    static TokenServer start(int port) {
        return new TokenServer(port);
    }

    /** From now on, so much time lies before each token. */
    void pace(Duration between) {
        this.between.set(between);
    }

    String address() {
        return "http://localhost:" + server.port();
    }

    /** How many of the soak's prompts were asked for more than once. */
    long askedAgain() {
        return asked.values().stream().filter(times -> times > 1).count();
    }

    private void note(String body) {
        Matcher prompts = SOAK.matcher(body);
        String last = null;
        while (prompts.find()) {
            last = prompts.group();
        }
        if (last != null) {
            asked.merge(last, 1, Integer::sum);
        }
    }

    private Flux<ByteBuf> tokens() {
        Duration pace = between.get();
        Flux<Long> ticks = pace.isZero()
                ? Flux.range(0, TOKENS).map(Long::valueOf)
                : Flux.interval(pace).take(TOKENS);
        return ticks.onBackpressureBuffer()
                .map(any -> token())
                .concatWith(Flux.just(END, USAGE, DONE).map(ByteBuf::duplicate));
    }

    /** A word that says when it was sent, in microseconds. */
    private static ByteBuf token() {
        return Unpooled.wrappedBuffer((BEFORE + System.nanoTime() / 1000 + AFTER).getBytes(StandardCharsets.US_ASCII));
    }

    private static ByteBuf data(String json) {
        return Unpooled.unreleasableBuffer(
                Unpooled.wrappedBuffer(("data: " + json + "\n\n").getBytes(StandardCharsets.US_ASCII)));
    }

    @Override
    public void close() {
        server.disposeNow();
    }
}
