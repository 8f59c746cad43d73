package chatclique.pet.talk;

import static chatclique.pet.testing.Caller.PETS;
import static chatclique.pet.testing.Caller.body;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import chatclique.auth.testing.TestIssuer;
import chatclique.pet.testing.Caller;
import chatclique.pet.testing.PetServiceTest;
import chatclique.pet.testing.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

@PetServiceTest
class TalkTest {

    private static final String CHAT = TestIssuer.shared().service("chat-service");

    @Autowired
    private Caller caller;

    @Autowired
    private TestClock clock;

    private String ada;
    private String token;
    private String pet;

    @BeforeEach
    void aPet() {
        ada = "ada-" + UUID.randomUUID();
        token = TestIssuer.shared().user(ada, "Europe/Paris");
        pet = caller.adopt(token);
    }

    @Test
    void aTurnOfTalkPleasesOnceHoweverOftenItIsTold() {
        Map<String, Object> told = body(talk("t1").expectStatus().isCreated());
        assertThat(told).containsEntry("kind", "talk").containsEntry("reason", "talked");
        assertThat(body(talk("t1").expectStatus().isOk())).isEqualTo(told);
        assertThat(body(talk("t1").expectStatus().isOk())).isEqualTo(told);
        assertThat(affection()).isEqualTo(6.25, within(1e-9));
        assertThat((Map<?, ?>) ((Map<?, ?>) read().get("state")).get("counters"))
                .extracting("talk")
                .isEqualTo(1);
    }

    @Test
    void talkPleasesByTwoADayOfTheOwnerAtMost() {
        // A quarter to midnight in Paris, an hour before it is midnight in UTC.
        clock.set(Instant.parse("2040-01-10T22:45:00Z"));
        pet = caller.adopt(token);
        for (int i = 0; i < 10; i++) {
            talk("t" + i).expectStatus().isCreated();
        }
        assertThat(affection()).isEqualTo(8, within(1e-9));
        assertThat(body(talk("enough"))).containsEntry("reason", "talked-enough");
        assertThat((List<?>) read().get("upcoming"))
                .anySatisfy(next -> assertThat(next).isEqualTo(Map.of("key", "talk", "at", "2040-01-10T23:00:00Z")));
        clock.move(Duration.ofMinutes(15));
        assertThat(body(talk("tomorrow"))).containsEntry("reason", "talked");
    }

    @Test
    void inItsHotelAPetIsNotMovedByTalk() {
        caller.send(HttpMethod.PATCH, token, PETS + "/" + pet, Map.of("paused", true));
        assertThat(body(talk("t1").expectStatus().isCreated())).containsEntry("reason", "talked-in-hotel");
        assertThat(affection()).isEqualTo(6, within(1e-9));
    }

    @Test
    void onlyAServiceTellsAndOnlyOfAPetOfThatOwner() {
        String path = "/internal/v1/pets/" + pet + "/talks";
        Map<String, String> turn = turn("t1", ada);
        caller.send(HttpMethod.POST, token, path, turn).expectStatus().isForbidden();
        caller.send(HttpMethod.POST, CHAT, path, turn("t1", "eve"))
                .expectStatus()
                .isNotFound()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("pet-not-found");
        caller.send(HttpMethod.POST, CHAT, "/internal/v1/pets/none/talks", turn)
                .expectStatus()
                .isNotFound();
        assertThat(read()).containsEntry("version", 0);
    }

    @Test
    void whatIsNoTurnIsRefused() {
        for (String field : List.of("turnId", "owner", "zone")) {
            Map<String, String> turn = new HashMap<>(turn("t1", ada));
            turn.put(field, "");
            caller.send(HttpMethod.POST, CHAT, "/internal/v1/pets/" + pet + "/talks", turn)
                    .expectStatus()
                    .isBadRequest();
            turn.remove(field);
            caller.send(HttpMethod.POST, CHAT, "/internal/v1/pets/" + pet + "/talks", turn)
                    .expectStatus()
                    .isBadRequest();
        }
        Map<String, String> nowhere = new HashMap<>(turn("t1", ada));
        nowhere.put("zone", "Atlantis/Capital");
        caller.send(HttpMethod.POST, CHAT, "/internal/v1/pets/" + pet + "/talks", nowhere)
                .expectStatus()
                .isBadRequest();
        assertThat(read()).containsEntry("version", 0);
    }

    @Test
    void aCallersKeyIsNeverATurns() {
        talk("t1").expectStatus().isCreated();
        caller.act(token, pet, "feed", "t1").expectStatus().isOk();
    }

    private ResponseSpec talk(String id) {
        return caller.send(HttpMethod.POST, CHAT, "/internal/v1/pets/" + pet + "/talks", turn(id, ada));
    }

    private static Map<String, String> turn(String id, String owner) {
        return Map.of("turnId", id, "owner", owner, "zone", "Europe/Paris");
    }

    private double affection() {
        return ((Number) ((Map<?, ?>) read().get("state")).get("affection")).doubleValue();
    }

    private Map<String, Object> read() {
        return body(caller.get(token, PETS + "/" + pet));
    }
}
