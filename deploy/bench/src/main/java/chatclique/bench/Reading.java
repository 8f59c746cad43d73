package chatclique.bench;

import io.netty.buffer.ByteBuf;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;
import tools.jackson.databind.JsonNode;

/** Pictures of 2 MB, read by 50 clients at the same time through the gateway, and what that adds to its memory. */
final class Reading {

    private static final int CLIENTS = 50;

    private final People people;

    Reading(People people) {
        this.people = people;
    }

    void run(Duration measured) throws InterruptedException {
        String token = people.tokens(1).getFirst();
        String path = "/api/v1/pictures/"
                + people.post(token, "/api/v1/pictures", Map.of("prompt", "noise"))
                        .at("/id")
                        .asString();
        people.follow(token, path + "/events");
        JsonNode picture = people.get(token, path);
        long bytes = picture.at("/bytes").asLong();
        HttpClient http = HttpClient.create(ConnectionProvider.create("reading", CLIENTS))
                .baseUrl("http://localhost:" + people.port())
                .headers(headers -> headers.set("Authorization", "Bearer " + token));
        // One after the other: everything is loaded that a picture needs on its way, and no more is held than one
        // takes.
        for (int i = 0; i < CLIENTS; i++) {
            read(http, path, bytes).block();
        }
        long before = people.memory("gateway");
        AtomicLong most = new AtomicLong(before);
        AtomicBoolean done = new AtomicBoolean();
        Thread watch = Thread.ofVirtual().start(() -> {
            while (!done.get()) {
                most.accumulateAndGet(people.memory("gateway"), Math::max);
            }
        });
        long end = System.nanoTime() + measured.toNanos();
        long start = System.nanoTime();
        AtomicLong read = new AtomicLong();
        Flux.range(0, CLIENTS)
                .flatMap(
                        client -> read(http, path, bytes)
                                .doOnNext(read::addAndGet)
                                .repeat(() -> System.nanoTime() < end)
                                .then(),
                        CLIENTS)
                .blockLast();
        double seconds = (System.nanoTime() - start) / 1e9;
        done.set(true);
        watch.join();
        System.out.printf(
                Locale.ROOT,
                "50 pictures of %.1f MB read at a time: %.0f MB a second · gateway %d MB before, at most %d MB more%n",
                bytes / 1e6,
                read.get() / 1e6 / seconds,
                before,
                most.get() - before);
    }

    /** Every byte is counted and none is kept. */
    private static Mono<Long> read(HttpClient http, String path, long expected) {
        return http.get()
                .uri(path + "/content")
                .response((response, body) -> body.map(ByteBuf::readableBytes)
                        .reduce(0L, Long::sum)
                        .filter(count -> response.status().code() == 200 && count == expected)
                        .flux())
                .next()
                .switchIfEmpty(Mono.error(() -> new IllegalStateException("A picture did not come whole")));
    }
}
