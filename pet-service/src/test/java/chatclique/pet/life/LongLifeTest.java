package chatclique.pet.life;

import static chatclique.pet.testing.Caller.PETS;
import static chatclique.pet.testing.Caller.body;
import static org.assertj.core.api.Assertions.assertThat;

import chatclique.auth.testing.TestIssuer;
import chatclique.pet.state.Care;
import chatclique.pet.state.Cared;
import chatclique.pet.state.Nature;
import chatclique.pet.state.State;
import chatclique.pet.testing.Caller;
import chatclique.pet.testing.PetServiceTest;
import chatclique.pet.testing.StoreReads;
import chatclique.pet.testing.StoreReads.Reads;
import chatclique.pet.testing.TestClock;
import com.mongodb.reactivestreams.client.MongoDatabase;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import reactor.core.publisher.Mono;

/** A pet that was cared for a hundred thousand times is read with as little work as a new one, and its past with little more. */
@PetServiceTest
class LongLifeTest {

    private static final Logger LOG = LoggerFactory.getLogger(LongLifeTest.class);
    private static final int EVENTS = 100_000;
    private static final int POINTS = 500;

    @Autowired
    private Caller caller;

    @Autowired
    private TestClock clock;

    @Autowired
    private MongoDatabase database;

    @Autowired
    private Pets pets;

    @Autowired
    private Heads heads;

    @Autowired
    private Nature nature;

    @Autowired
    private StoreReads reads;

    @Test
    void aPetWithAHundredThousandEventsIsReadWithAsLittleWorkAsANewOne() {
        clock.set(Instant.parse("2045-01-01T00:00:00Z"));
        String ada = TestIssuer.shared().user("ada-of-the-long-life");
        String id = caller.adopt(ada);
        String young = caller.adopt(ada);
        Pet pet = live(pets.find("ada-of-the-long-life", id).block());
        heads.forget(id);
        clock.set(pet.state().asOf());

        String path = PETS + "/" + id;
        assertThat(body(caller.get(ada, path))).containsEntry("version", EVENTS);
        Instant past = pet.state().asOf().minus(Duration.ofDays(77));
        Reads now = reads.during(() -> caller.get(ada, path).expectStatus().isOk());
        Reads ofNew = reads.during(
                () -> caller.get(ada, PETS + "/" + young).expectStatus().isOk());
        Reads cold = reads.during(() -> {
            heads.forget(id);
            caller.get(ada, path).expectStatus().isOk();
        });
        Reads then = reads.during(
                () -> caller.get(ada, path + "/state?at=" + past).expectStatus().isOk());
        List<Reads> moods = Stream.of(1, 7, 31)
                .map(days -> reads.during(() -> curve(ada, path, Duration.ofDays(days))))
                .toList();
        LOG.warn(
                "Of {} events: now {} (a new pet's {}), not remembered {}, a past state {}, {} points of a mood over a"
                        + " day, a week, a month {}",
                EVENTS,
                now,
                ofNew,
                cold,
                then,
                POINTS,
                moods);
        assertThat(now).isEqualTo(ofNew);
        assertThat(List.of(cold, then)).allMatch(few -> few.queries() <= 10 && few.events() <= 300);
        assertThat(moods).allMatch(few -> few.queries() <= 10 && few.events() <= 8 * POINTS);
    }

    private void curve(String token, String path, Duration back) {
        Instant to = clock.instant();
        Map<String, Object> moods =
                body(caller.get(token, path + "/mood?points=" + POINTS + "&from=" + to.minus(back) + "&to=" + to));
        assertThat((List<?>) moods.get("items")).hasSize(POINTS);
    }

    /** A year with an event about every five minutes. */
    private Pet live(Pet newborn) {
        Pet pet = newborn;
        List<Document> chunk = new ArrayList<>();
        for (int n = 1; n <= EVENTS; n++) {
            State before = pet.state().at(pet.state().asOf().plusSeconds(315), nature);
            LocalDate today = LocalDate.ofInstant(before.asOf(), ZoneOffset.UTC);
            Care care = n % 2 == 0 ? Care.FEED : Care.PET;
            Cared cared = care.given(before, today, nature);
            Event event = new Event(
                    pet.id(),
                    n,
                    pet.owner(),
                    Kind.of(care),
                    before.asOf(),
                    today,
                    pet.last().zone(),
                    "k" + n,
                    cared.outcome(),
                    cared.reason(),
                    cared.earned(),
                    List.of(),
                    before,
                    cared.after().celebrating(nature));
            pet = pet.after(event);
            chunk.add(Documents.of(event));
            if (chunk.size() == 1_000) {
                Mono.from(database.getCollection("events").insertMany(chunk)).block();
                chunk.clear();
            }
        }
        pets.update(pet).block();
        return pet;
    }
}
