package chatclique.bench;

import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.ByteBufMono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

/** Complete durable turns a second at 16 in parallel, with a token server that does not wait between tokens. */
final class Turns {

    private static final int PARALLEL = 16;

    private final People people;
    private final TokenServer tokens;
    private final AtomicLong done = new AtomicLong();

    private record Talk(String token, String uri) {}

    Turns(People people, TokenServer tokens) {
        this.people = people;
        this.tokens = tokens;
    }

    void run(Duration warmUp, Duration measured) {
        tokens.pace(Duration.ZERO);
        List<Talk> talks = people.tokens(PARALLEL).stream()
                .map(token -> new Talk(
                        token,
                        "/api/v1/conversations/"
                                + people.post(token, "/api/v1/conversations", Map.of("persona", "assistant"))
                                        .at("/id")
                                        .asString()
                                + "/turns"))
                .toList();
        HttpClient http = HttpClient.create(ConnectionProvider.create("turns", PARALLEL))
                .baseUrl("http://localhost:" + people.port());
        load(http, talks, warmUp);
        long before = done.get();
        long start = System.nanoTime();
        load(http, talks, measured);
        System.out.printf(
                Locale.ROOT,
                "complete durable turns of %d tokens, %d in parallel: %.0f a second%n",
                TokenServer.TOKENS,
                PARALLEL,
                (done.get() - before) / ((System.nanoTime() - start) / 1e9));
    }

    private void load(HttpClient http, List<Talk> talks, Duration length) {
        long end = System.nanoTime() + length.toNanos();
        Flux.fromIterable(talks)
                .flatMap(
                        talk -> Mono.defer(() -> turn(http, talk))
                                .repeat(() -> System.nanoTime() < end)
                                .then(),
                        PARALLEL)
                .blockLast();
    }

    private Mono<Void> turn(HttpClient http, Talk talk) {
        return http.headers(headers -> headers.set("Authorization", "Bearer " + talk.token())
                        .set("Content-Type", "application/json")
                        .set("Accept", "application/json")
                        .set("Idempotency-Key", UUID.randomUUID().toString()))
                .post()
                .uri(talk.uri())
                .send(ByteBufMono.just(
                        Unpooled.wrappedBuffer("{\"text\":\"Hello\"}".getBytes(StandardCharsets.US_ASCII))))
                .responseSingle((response, body) -> response.status().code() == 200
                        ? body.then(Mono.fromRunnable(done::incrementAndGet))
                        : Mono.error(new IllegalStateException(talk.uri() + " " + response.status())));
    }
}
