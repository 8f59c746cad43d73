package chatclique.chat.talk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chatclique.chat.FakePets;
import chatclique.chat.SecondInstance;
import chatclique.chat.WithProvider;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.data.mongodb.core.ReactiveMongoOperations;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;

@TestPropertySource(
        properties = {"chatclique.talk.every=100ms", "chatclique.talk.pause=300ms", "chatclique.talk.patience=10s"})
class TalkRelayTest extends WithProvider {

    private final String owner = someone();
    private final String pet = PETS.adopt("pet-" + UUID.randomUUID(), "Mia", "cat", "satisfied");

    @Autowired
    private ReactiveMongoOperations mongo;

    @AfterEach
    void answerAgain() {
        PETS.refuseServicesWith(0);
    }

    @Test
    void tellsEachTurnBeforeItsReaderHearsOfTheEnd() {
        String talk = talk();
        Map<String, Object> turn = say(client(), talk, "k1", "hello");
        assertThat(PETS.tellings(pet)).singleElement().satisfies(told -> {
            assertThat(told.token()).isEqualTo("Bearer " + FakePets.SERVICE);
            assertThat(told.turn().path("turnId").asString()).isEqualTo(turn.get("id"));
            assertThat(told.turn().path("owner").asString()).isEqualTo(owner);
            assertThat(told.turn().path("zone").asString()).isEqualTo("Asia/Tokyo");
        });
        say(client(), talk, "k2", "and again");
        assertThat(told()).hasSize(2).doesNotHaveDuplicates();
        assertThat(owed()).isEmpty();
    }

    @Test
    void tellsNothingOfOtherTalk() {
        say(client(), conversation(client()), "k1", "hello");
        String failing = prompt(answer -> answer.refuse(400, "", "{}"));
        assertThat(stream(client(), talk(), failing).getLast().event()).isEqualTo("failed");
        assertThat(PETS.tellings(pet)).isEmpty();
        assertThat(owed()).isEmpty();
    }

    @Test
    void tellsLaterWhatCouldNotBeToldAndDelaysNobody() {
        PETS.refuseServicesWith(503);
        String talk = talk();
        String first = (String) say(client(), talk, "k1", "hello").get("id");
        String second = (String) say(client(), talk, "k2", "hello again").get("id");
        assertThat(owed()).containsExactlyInAnyOrder(first, second);
        PETS.refuseServicesWith(0);
        await().untilAsserted(() -> assertThat(owed()).isEmpty());
        assertThat(told()).contains(first, second);
    }

    @Test
    void anotherInstanceTellsWhatOneCouldNot(@Autowired Environment environment) {
        PETS.refuseServicesWith(503);
        String turn = (String) say(client(), talk(), "k1", "hello").get("id");
        try (SecondInstance second = SecondInstance.beside(environment)) {
            assertThat(second.port()).isPositive();
            PETS.refuseServicesWith(0);
            await().untilAsserted(() -> assertThat(owed()).isEmpty());
        }
        assertThat(told()).contains(turn);
    }

    @Test
    void aPetThatIsGoneHearsNothingAndNothingWaitsForIt() {
        PETS.refuseServicesWith(404);
        say(client(), talk(), "k1", "hello");
        assertThat(owed()).isEmpty();
    }

    @Test
    void whatWasErasedBeforeItWasToldIsNotTold() {
        PETS.refuseServicesWith(503);
        String talk = talk();
        say(client(), talk, "k1", "hello");
        int tried = PETS.tellings(pet).size();
        assertThat(tried).isPositive();
        client().delete()
                .uri("/api/v1/conversations/{id}", talk)
                .exchange()
                .expectStatus()
                .isNoContent();
        await().untilAsserted(() -> assertThat(owed()).isEmpty());
    }

    private List<String> told() {
        return PETS.tellings(pet).stream()
                .map(telling -> telling.turn().path("turnId").asString())
                .toList();
    }

    /** The turns of this owner that pet-service is still to be told of. */
    private List<String> owed() {
        return mongo.getCollection("turns")
                .flatMapMany(turns -> turns.find(new org.bson.Document("owner", owner)
                        .append("untold", new org.bson.Document("$gt", new java.util.Date(0)))))
                .map(turn -> turn.getString("_id"))
                .collectList()
                .block();
    }

    private String talk() {
        return started(client(), Map.of("persona", "pet", "petId", pet));
    }

    private WebTestClient client() {
        return as(ISSUER.user(owner, "Asia/Tokyo"));
    }
}
