package chatclique.bench;

import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.ByteBufMono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

/**
 * Time from a request to the first token of its answer, and from when a token was sent until it is here: straight from the
 * token server (the floor), and through the gateway and the chat service with login and durable write. Both in one run, since
 * the machine's speed drifts.
 */
final class FirstToken {

    private static final String DIRECT =
            "{\"model\":\"bench\",\"stream\":true,\"messages\":[{\"role\":\"user\",\"content\":\"Hello\"}]}";
    private static final String TURN = "{\"text\":\"Hello\"}";

    /** Each has several streams when there are more. */
    private static final int PEOPLE = 50;

    private final People people;
    private final TokenServer tokens;

    private record Stream(String uri, String token, String body) {}

    FirstToken(People people, TokenServer tokens) {
        this.people = people;
        this.tokens = tokens;
    }

    void run(int streams, Duration warmUp, Duration measured) {
        tokens.pace(TokenServer.BETWEEN);
        List<String> owners = people.tokens(Math.min(streams, PEOPLE));
        List<Stream> direct = new ArrayList<>();
        List<Stream> through = new ArrayList<>();
        for (int i = 0; i < streams; i++) {
            String token = owners.get(i % owners.size());
            direct.add(new Stream(tokens.address() + "/v1/chat/completions", token, DIRECT));
            String conversation = people.post(token, "/api/v1/conversations", Map.of("persona", "assistant"))
                    .at("/id")
                    .asString();
            through.add(new Stream(
                    "http://localhost:" + people.port() + "/api/v1/conversations/" + conversation + "/turns",
                    token,
                    TURN));
        }
        Measured floor = measure(direct, Duration.ofSeconds(Math.min(10, warmUp.toSeconds())), measured.dividedBy(2));
        long memory = people.memory("chat-service");
        Measured whole = measure(through, warmUp, measured);
        say(streams, "first token, direct: " + floor.first().line());
        say(streams, "first token, through: " + whole.first().line());
        say(
                streams,
                String.format(
                        Locale.ROOT,
                        "first token, added: p50 %.1f ms · p95 %.1f ms",
                        whole.first().percentile(50) - floor.first().percentile(50),
                        whole.first().percentile(95) - floor.first().percentile(95)));
        say(streams, "relay of a token, direct: " + floor.relay().line());
        say(streams, "relay of a token, through: " + whole.relay().line());
        say(
                streams,
                String.format(
                        Locale.ROOT,
                        "tokens lost: %d of %d · memory of chat-service: %d MB, before %d MB",
                        whole.ended() * TokenServer.TOKENS - whole.tokens(),
                        whole.ended() * TokenServer.TOKENS,
                        people.memory("chat-service"),
                        memory));
    }

    private static void say(int streams, String what) {
        System.out.printf(Locale.ROOT, "%d streams: %s%n", streams, what);
    }

    /**
     * What one load showed.
     *
     * @param first from the request to the first token
     * @param relay from when a token was sent until it was here
     * @param ended how many streams came to their end
     * @param tokens how many tokens they brought
     */
    private record Measured(Times first, Times relay, long ended, long tokens) {}

    private static Measured measure(List<Stream> streams, Duration warmUp, Duration measured) {
        HttpClient http = HttpClient.create(ConnectionProvider.create("streams", streams.size()));
        Times first = new Times();
        Times relay = new Times();
        AtomicLong ended = new AtomicLong();
        AtomicLong tokens = new AtomicLong();
        long warm = System.nanoTime() + warmUp.toNanos();
        long end = warm + measured.toNanos();
        Flux.fromIterable(streams)
                .flatMap(
                        stream -> Mono.defer(() -> one(http, stream, first, relay, warm, tokens))
                                .doOnSuccess(done -> ended.incrementAndGet())
                                .delaySubscription(Duration.ofMillis(
                                        ThreadLocalRandom.current().nextInt(1000)))
                                .repeat(() -> System.nanoTime() < end)
                                .then(),
                        streams.size())
                .blockLast();
        return new Measured(first, relay, ended.get(), tokens.get());
    }

    private static Mono<Void> one(
            HttpClient http, Stream stream, Times first, Times relay, long warm, AtomicLong tokens) {
        long start = System.nanoTime();
        AtomicLong seen = new AtomicLong();
        Stamps stamps = new Stamps(sent -> {
            long now = System.nanoTime();
            if (start >= warm) {
                relay.add(now - sent * 1000);
                if (seen.get() == 0) {
                    first.add(now - start);
                }
            }
            seen.incrementAndGet();
        });
        return http.headers(headers -> headers.set("Authorization", "Bearer " + stream.token())
                        .set("Content-Type", "application/json")
                        .set("Accept", "text/event-stream")
                        .set("Idempotency-Key", UUID.randomUUID().toString()))
                .post()
                .uri(stream.uri())
                .send(ByteBufMono.just(Unpooled.wrappedBuffer(stream.body().getBytes(StandardCharsets.US_ASCII))))
                .response((response, body) -> response.status().code() == 200
                        ? body.asString().doOnNext(stamps::take)
                        : Mono.error(new IllegalStateException(stream.uri() + " " + response.status())))
                .then()
                .doOnSuccess(done -> tokens.addAndGet(seen.get()));
    }
}
