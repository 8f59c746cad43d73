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
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.ByteBufMono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

/**
 * Time from a request to the first token of its answer: straight from the token server (the floor), and through the
 * gateway and the chat service with login and durable write. Both in one run, since the machine's speed drifts.
 */
final class FirstToken {

    private static final String DIRECT =
            "{\"model\":\"bench\",\"stream\":true,\"messages\":[{\"role\":\"user\",\"content\":\"Hello\"}]}";
    private static final String TURN = "{\"text\":\"Hello\"}";

    private final People people;
    private final TokenServer tokens;

    private record Stream(String uri, String token, String body, String mark) {}

    FirstToken(People people, TokenServer tokens) {
        this.people = people;
        this.tokens = tokens;
    }

    void run(int streams, Duration warmUp, Duration measured) {
        tokens.pace(TokenServer.BETWEEN);
        List<Stream> direct = new ArrayList<>();
        List<Stream> through = new ArrayList<>();
        for (String token : people.tokens(streams)) {
            direct.add(new Stream(tokens.address() + "/v1/chat/completions", token, DIRECT, "\"content\""));
            String conversation = people.post(token, "/api/v1/conversations", Map.of("persona", "assistant"))
                    .at("/id")
                    .asString();
            through.add(new Stream(
                    "http://localhost:" + people.port() + "/api/v1/conversations/" + conversation + "/turns",
                    token,
                    TURN,
                    "event: delta"));
        }
        Measured floor = measure(direct, Duration.ofSeconds(Math.min(10, warmUp.toSeconds())), measured.dividedBy(2));
        Measured whole = measure(through, warmUp, measured);
        System.out.printf(
                Locale.ROOT,
                "first token, %d streams, direct:  %s%n",
                streams,
                floor.times().line());
        System.out.printf(
                Locale.ROOT,
                "first token, %d streams, through: %s%n",
                streams,
                whole.times().line());
        System.out.printf(
                Locale.ROOT,
                "first token, %d streams, added: p50 %.1f ms · p95 %.1f ms · tokens short %d%n",
                streams,
                whole.times().percentile(50) - floor.times().percentile(50),
                whole.times().percentile(95) - floor.times().percentile(95),
                whole.ended() * TokenServer.TOKENS - whole.tokens());
    }

    private record Measured(Times times, long ended, long tokens) {}

    private static Measured measure(List<Stream> streams, Duration warmUp, Duration measured) {
        HttpClient http = HttpClient.create(ConnectionProvider.create("streams", streams.size()));
        Times times = new Times();
        AtomicLong ended = new AtomicLong();
        AtomicLong ticks = new AtomicLong();
        long warm = System.nanoTime() + warmUp.toNanos();
        long end = warm + measured.toNanos();
        Flux.fromIterable(streams)
                .flatMap(
                        stream -> Mono.defer(() -> one(http, stream, times, warm, ticks))
                                .doOnSuccess(done -> ended.incrementAndGet())
                                .delaySubscription(Duration.ofMillis(
                                        ThreadLocalRandom.current().nextInt(1000)))
                                .repeat(() -> System.nanoTime() < end)
                                .then(),
                        streams.size())
                .blockLast();
        return new Measured(times, ended.get(), ticks.get());
    }

    private static Mono<Void> one(HttpClient http, Stream stream, Times times, long warm, AtomicLong ticks) {
        long start = System.nanoTime();
        AtomicBoolean seen = new AtomicBoolean();
        return http.headers(headers -> headers.set("Authorization", "Bearer " + stream.token())
                        .set("Content-Type", "application/json")
                        .set("Accept", "text/event-stream")
                        .set("Idempotency-Key", UUID.randomUUID().toString()))
                .post()
                .uri(stream.uri())
                .send(ByteBufMono.just(Unpooled.wrappedBuffer(stream.body().getBytes(StandardCharsets.US_ASCII))))
                .response((response, body) -> {
                    if (response.status().code() != 200) {
                        return Mono.error(new IllegalStateException(stream.uri() + " " + response.status()));
                    }
                    return body.asString().doOnNext(text -> {
                        int marks = count(text, stream.mark());
                        ticks.addAndGet(marks);
                        if (marks > 0 && seen.compareAndSet(false, true) && start >= warm) {
                            times.add(System.nanoTime() - start);
                        }
                    });
                })
                .then();
    }

    private static int count(String text, String mark) {
        int found = 0;
        for (int at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, at + mark.length())) {
            found++;
        }
        return found;
    }
}
