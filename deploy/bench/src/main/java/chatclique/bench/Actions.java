package chatclique.bench;

import io.netty.buffer.ByteBuf;
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

/** Strokes of 64 clients on 100 pets through the gateway, each durable, and a count afterwards: none may be lost. */
final class Actions {

    private static final int CLIENTS = 64;
    private static final int OWNERS = 10;
    private static final int PETS_EACH = 10;
    private static final ByteBuf BODY = Unpooled.unreleasableBuffer(
            Unpooled.wrappedBuffer("{\"action\":\"pet\"}".getBytes(StandardCharsets.US_ASCII)));

    private final People people;
    private final Times times = new Times();
    private final AtomicLong acknowledged = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();

    private record Pet(String id, String token) {}

    Actions(People people) {
        this.people = people;
    }

    void run(Duration warmUp, Duration measured) {
        List<Pet> pets = new ArrayList<>();
        for (String token : people.tokens(OWNERS)) {
            for (int i = 0; i < PETS_EACH; i++) {
                var pet = people.post(
                        token, "/api/v1/pets", Map.of("name", "Pet " + i, "species", "cat", "look", "ginger"));
                pets.add(new Pet(pet.at("/id").asString(), token));
            }
        }
        HttpClient http = HttpClient.create(ConnectionProvider.create("actions", CLIENTS))
                .baseUrl("http://localhost:" + people.port());
        load(http, pets, warmUp);
        long before = acknowledged.get();
        times.clear();
        long start = System.nanoTime();
        load(http, pets, measured);
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf(
                Locale.ROOT,
                "pet actions, 64 clients, 100 pets: %.0f a second · %s · refused %d · lost %d%n",
                (acknowledged.get() - before) / seconds,
                times.line(),
                refused.get(),
                acknowledged.get() - stored(pets));
    }

    private void load(HttpClient http, List<Pet> pets, Duration length) {
        long end = System.nanoTime() + length.toNanos();
        Flux.range(0, CLIENTS)
                .flatMap(
                        client -> Mono.defer(() -> act(
                                        http,
                                        pets.get(ThreadLocalRandom.current().nextInt(pets.size()))))
                                .repeat(() -> System.nanoTime() < end)
                                .then(),
                        CLIENTS)
                .blockLast();
    }

    private Mono<Void> act(HttpClient http, Pet pet) {
        long start = System.nanoTime();
        return http.headers(headers -> headers.set("Authorization", "Bearer " + pet.token())
                        .set("Content-Type", "application/json")
                        .set("Idempotency-Key", UUID.randomUUID().toString()))
                .post()
                .uri("/api/v1/pets/" + pet.id() + "/actions")
                .send(ByteBufMono.just(BODY.duplicate()))
                .responseSingle((response, body) -> {
                    int status = response.status().code();
                    return body.then(Mono.fromRunnable(() -> count(status, System.nanoTime() - start)));
                });
    }

    private void count(int status, long nanos) {
        if (status == 200) {
            acknowledged.incrementAndGet();
            times.add(nanos);
        } else {
            refused.incrementAndGet();
        }
    }

    /** The events in the pets' own history, the adoption not counted: what really was stored. */
    private long stored(List<Pet> pets) {
        long events = 0;
        for (Pet pet : pets) {
            events += people.get(pet.token(), "/api/v1/pets/" + pet.id())
                    .at("/version")
                    .asLong();
        }
        return events;
    }
}
