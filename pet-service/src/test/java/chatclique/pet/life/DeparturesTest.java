package chatclique.pet.life;

import static chatclique.pet.testing.Caller.PETS;
import static chatclique.pet.testing.Caller.body;
import static org.assertj.core.api.Assertions.assertThat;

import chatclique.pet.testing.Caller;
import chatclique.pet.testing.PetServiceTest;
import chatclique.pet.testing.TestClock;
import com.mongodb.reactivestreams.client.MongoDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@PetServiceTest
class DeparturesTest {

    private static final Duration KEPT = Duration.ofDays(30);

    @Autowired
    private Caller caller;

    @Autowired
    private TestClock clock;

    @Autowired
    private Departures departures;

    @Autowired
    private Heads heads;

    @Autowired
    private MongoDatabase database;

    private String ada;
    private String pet;

    @BeforeEach
    void aPet() {
        ada = caller.someone();
        pet = caller.adopt(ada);
        caller.act(ada, pet, "feed", "k1").expectStatus().isOk();
    }

    @Test
    void aPetGivenAwayCanComeBackAsItWas() {
        Map<String, Object> before = read();
        release().expectStatus().isNoContent();
        caller.get(ada, PETS + "/" + pet).expectStatus().isNotFound();
        assertThat(items("")).isEmpty();
        Map<?, ?> away = (Map<?, ?>) items("?released=true").getFirst();
        assertThat(away.get("name")).isEqualTo("Minou");
        assertThat(away.get("releasedAt")).isNotNull();
        assertThat(away.get("keptUntil")).isNotNull();
        clock.move(KEPT.minusSeconds(1));
        Map<String, Object> back = body(takeBack().expectStatus().isOk());
        assertThat(back).containsEntry("releasedAt", null).containsEntry("pausedAt", null);
        assertThat(((Map<?, ?>) back.get("state")).get("mood"))
                .isEqualTo(((Map<?, ?>) before.get("state")).get("mood"));
        assertThat(back.get("achievements")).isEqualTo(before.get("achievements"));
        assertThat(items("?released=true")).isEmpty();
        assertThat(items("")).hasSize(1);
        caller.act(ada, pet, "pet", "k2").expectStatus().isOk();
    }

    @Test
    void takingBackWhatIsAtHomeChangesNothing() {
        assertThat(body(takeBack().expectStatus().isOk())).containsEntry("version", 1);
        release();
        takeBack().expectStatus().isOk();
        assertThat(body(takeBack().expectStatus().isOk())).containsEntry("version", 3);
    }

    @Test
    void afterThirtyDaysItIsGone() {
        release();
        clock.move(KEPT);
        takeBack().expectStatus().isNotFound();
        assertThat(items("?released=true")).isEmpty();
    }

    @Test
    void aPetComesBackOnlyWhereThereIsRoom() {
        release();
        for (int i = 0; i < 12; i++) {
            caller.adopt(ada);
        }
        takeBack().expectStatus().isEqualTo(409).expectBody().jsonPath("$.code").isEqualTo("too-many-pets");
        assertThat(items("?released=true")).hasSize(1);
    }

    @Test
    void nothingHappensToAPetThatIsAway() {
        release();
        caller.act(ada, pet, "feed", "k2").expectStatus().isNotFound();
        caller.send(HttpMethod.PATCH, ada, PETS + "/" + pet, Map.of("name", "Back"))
                .expectStatus()
                .isNotFound();
        caller.get(ada, PETS + "/" + pet + "/events").expectStatus().isNotFound();
        release().expectStatus().isNotFound();
    }

    @Test
    void whatIsDueIsErasedByOneInstanceWithAllItsEvents() {
        release();
        clock.move(KEPT.plus(Duration.ofHours(1)));
        // Two instances look at the same time.
        Long erased = Flux.merge(departures.eraseDue(), departures.eraseDue())
                .reduce(Long::sum)
                .block();
        assertThat(stored("pets")).isZero();
        assertThat(stored("events")).isZero();
        assertThat(erased).isPositive();
        heads.forget(pet);
        takeBack().expectStatus().isNotFound();
    }

    @Test
    void whatCameBackIsNotErased() {
        release();
        takeBack().expectStatus().isOk();
        clock.move(KEPT.plus(Duration.ofHours(1)));
        departures.eraseDue().block();
        caller.get(ada, PETS + "/" + pet).expectStatus().isOk();
        assertThat(note()).isNull();
    }

    @Test
    void whatWasGivenAwayAgainIsKeptForThirtyDaysFromThen() {
        release();
        clock.move(Duration.ofDays(20));
        takeBack().expectStatus().isOk();
        release();
        clock.move(Duration.ofDays(20));
        departures.eraseDue().block();
        takeBack().expectStatus().isOk();
    }

    @Test
    void anErasureThatDiedHalfWayIsTakenUpByAnother() {
        release();
        clock.move(KEPT.plus(Duration.ofHours(1)));
        // As an instance would leave it that died after it had claimed the pet and removed some events.
        Mono.from(database.getCollection("pets")
                        .updateOne(
                                new Document("pet", pet),
                                new Document("$set", new Document("last.kind", "release").append("last.n", 2L))))
                .block();
        Mono.from(database.getCollection("events").deleteOne(new Document("_id", Event.id(pet, 2))))
                .block();
        heads.forget(pet);
        departures.eraseDue().block();
        assertThat(stored("pets") + stored("events")).isZero();
    }

    @Test
    void whatIsNoTruthIsRefused() {
        caller.get(ada, PETS + "?released=perhaps").expectStatus().isBadRequest();
    }

    private ResponseSpec release() {
        return caller.send(HttpMethod.DELETE, ada, PETS + "/" + pet, "");
    }

    private ResponseSpec takeBack() {
        return caller.send(HttpMethod.POST, ada, PETS + "/" + pet + "/return", "");
    }

    private Map<String, Object> read() {
        return body(caller.get(ada, PETS + "/" + pet));
    }

    private List<?> items(String question) {
        return (List<?>) body(caller.get(ada, PETS + question)).get("items");
    }

    private long stored(String collection) {
        return Mono.from(database.getCollection(collection).countDocuments(new Document("pet", pet)))
                .block();
    }

    private Object note() {
        return Mono.from(database.getCollection("pets").find(new Document("pet", pet)))
                .block()
                .get("dueAt");
    }
}
