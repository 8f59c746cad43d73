package chatclique.chat.chain;

import static org.assertj.core.api.Assertions.assertThat;

import chatclique.chat.Service;
import chatclique.chat.turn.Turn;
import chatclique.chat.turn.TurnId;
import chatclique.chat.turn.Turns;
import chatclique.chat.turn.Unsealed;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.ReactiveMongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import reactor.core.publisher.Flux;

/** A chain has each thing once, in order, whoever seals and whenever it dies. */
class SealTest extends Service {

    @Autowired
    private Sealer sealer;

    @Autowired
    private Links links;

    @Autowired
    private Turns turns;

    @Autowired
    private Unsealed unsealed;

    @Autowired
    private ReactiveMongoOperations mongo;

    private final String owner = someone();
    private final LocalDate today = LocalDate.now(ZoneOffset.UTC);

    @Test
    void theHeadIsKnownAndMovesWithEachEntryAndErasure() {
        seal().jsonPath("$.links").isEqualTo(0).jsonPath("$.hash").isEqualTo(Link.NOTHING);
        String conversation = conversation(user(owner));
        say(user(owner), conversation, "a", "one");
        say(user(owner), conversation, "b", "two");
        seal().jsonPath("$.links").isEqualTo(2);
        user(owner).delete().uri("/api/v1/chat-log/{day}/1", today).exchange();
        seal().jsonPath("$.links").isEqualTo(3);
        assertThat(chain()).extracting(Link::what).containsExactly(Link.What.ENTRY, Link.What.ENTRY, Link.What.ERASED);
        assertWhole(chain());
    }

    @Test
    void manySealersAtOnceMakeOneChain() {
        String conversation = conversation(user(owner));
        IntStream.range(0, 12).forEach(i -> say(user(owner), conversation, "k" + i, "number " + i));
        List<Turn> said = turns.ofDay(owner, today, 0, 50).block();
        for (int round = 0; round < 5; round++) {
            // As after a crash between the links and the mark: all of it is to be done again.
            Flux.fromIterable(said)
                    .flatMap(turn -> unsealed.add(turn, Instant.now()))
                    .blockLast();
            Flux.range(0, 8).flatMap(i -> sealer.seal(owner), 8).blockLast();
        }
        assertThat(chain()).hasSize(12);
        assertWhole(chain());
        assertThat(unsealed.of(owner, 10).block()).isEmpty();
    }

    @Test
    void manyWritersOfOneChainLoseNothing() {
        Flux.range(0, 16)
                .flatMap(
                        i -> links.add(
                                owner, List.of(item(2 * i + 1, Link.What.ENTRY), item(2 * i + 2, Link.What.ERASED))),
                        16)
                .blockLast();
        assertThat(chain()).hasSize(32);
        assertWhole(chain());
    }

    @Test
    void whatHappensAfterATurnWasReadIsSealedToo() {
        say(user(owner), conversation(user(owner)), "k", "one");
        Turn before = turns.find(owner, TurnId.of(owner, today, 1)).block();
        unsealed.add(before, Instant.EPOCH.plusSeconds(1)).block();
        turns.erase(owner, today, List.of(1), Instant.now()).block();
        unsealed.done(List.of(before)).block();
        sealer.seal(owner).block();
        assertThat(chain()).extracting(Link::what).endsWith(Link.What.ERASED);
    }

    @Test
    void aHashTellsNothingWithoutTheSalt() {
        say(user(owner), conversation(user(owner)), "k", "one");
        sealer.seal(owner).block();
        turns.erase(owner, today, List.of(1), Instant.now()).block();
        String stored = mongo.findById(TurnId.of(owner, today, 1).toString(), org.bson.Document.class, "turns")
                .block()
                .toJson();
        assertThat(stored).doesNotContain("salt", "prompt", "answer", "conversation");
    }

    private static void assertWhole(List<Link> chain) {
        String prev = Link.NOTHING;
        long n = 0;
        for (Link link : chain) {
            assertThat(link.n()).isEqualTo(++n);
            assertThat(link.prev()).isEqualTo(prev);
            prev = Link.hash(prev, n, link.turn(), link.version(), link.what(), link.at(), link.contentHash());
            assertThat(link.hash()).isEqualTo(prev);
        }
    }

    private Link.Item item(int seq, Link.What what) {
        return new Link.Item(TurnId.of(owner, today, seq).toString(), 1, what, Link.NOTHING);
    }

    private List<Link> chain() {
        return mongo.find(new Query(Criteria.where("owner").is(owner)), Link.class)
                .collectSortedList((one, other) -> Long.compare(one.n(), other.n()))
                .block();
    }

    private org.springframework.test.web.reactive.server.WebTestClient.BodyContentSpec seal() {
        return user(owner)
                .get()
                .uri("/api/v1/chat-log/seal")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody();
    }
}
