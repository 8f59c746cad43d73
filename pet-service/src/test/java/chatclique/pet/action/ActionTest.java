package chatclique.pet.action;

import static chatclique.pet.testing.Caller.body;
import static org.assertj.core.api.Assertions.assertThat;

import chatclique.pet.testing.Caller;
import chatclique.pet.testing.PetServiceTest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PetServiceTest
class ActionTest {

    @Autowired
    private Caller caller;

    @Test
    void feedingFillsPaysAndCounts() {
        String ada = caller.someone();
        String pet = caller.adopt(ada);
        caller.act(ada, pet, "feed", "k1")
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.outcome")
                .isEqualTo("good")
                .jsonPath("$.reason")
                .isEqualTo("fed")
                .jsonPath("$.money")
                .isEqualTo(1)
                .jsonPath("$.pet.state.fullness")
                .isEqualTo(10.0)
                .jsonPath("$.pet.state.money")
                .isEqualTo(1)
                .jsonPath("$.pet.state.counters.feed")
                .isEqualTo(1)
                .jsonPath("$.pet.version")
                .isEqualTo(1)
                .jsonPath("$.event.n")
                .isEqualTo(1)
                .jsonPath("$.changes[?(@.field == 'fullness')].to")
                .isEqualTo(10.0);
        Map<?, ?> read =
                body(caller.get(ada, Caller.PETS + "/" + pet).expectStatus().isOk());
        assertThat(read.get("version")).isEqualTo(1);
    }

    @Test
    void theSameKeyGetsTheSameAnswer() {
        String ada = caller.someone();
        String pet = caller.adopt(ada);
        byte[] first =
                caller.act(ada, pet, "feed", "k1").expectBody().returnResult().getResponseBody();
        caller.act(ada, pet, "pet", "k2").expectStatus().isOk();
        byte[] again = caller.act(ada, pet, "feed", "k1")
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("Idempotency-Replayed", "true")
                .expectBody()
                .returnResult()
                .getResponseBody();
        assertThat(again).isEqualTo(first);
        caller.act(ada, pet, "play", "k1").expectStatus().isEqualTo(422);
    }
}
