package chatclique.pet;

import static chatclique.pet.testing.Caller.PETS;
import static org.assertj.core.api.Assertions.assertThat;

import chatclique.pet.testing.Caller;
import chatclique.pet.testing.PetServiceTest;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.test.web.reactive.server.WebTestClient;

/** What those who run the service see of it. */
@PetServiceTest
class OpsTest {

    @Autowired
    private Caller caller;

    @Autowired
    private WebTestClient client;

    @LocalManagementPort
    private int management;

    @Test
    void healthIsOpenAndTheMetricsAreOnTheirOwnPort() {
        client.get().uri("/readyz").exchange().expectStatus().isOk();
        client.get().uri("/livez").exchange().expectStatus().isOk();
        client.get().uri("/actuator/prometheus").exchange().expectStatus().isNotFound();
        client.get()
                .uri("http://localhost:" + management + "/actuator/health")
                .exchange()
                .expectStatus()
                .isOk();
    }

    @Test
    void actionsAreCountedByWhatCameOfThem() {
        String ada = caller.someone();
        String pet = caller.adopt(ada);
        for (int i = 0; i < 4; i++) {
            caller.act(ada, pet, "play", "k" + i);
        }
        caller.act(ada, pet, "play", "k0").expectStatus().isOk();
        assertThat(text("http://localhost:" + management + "/actuator/prometheus"))
                .contains("pet_actions_total{action=\"play\",outcome=\"good\"")
                .contains("pet_actions_total{action=\"play\",outcome=\"too-tired\"")
                .contains("pet_actions_total{action=\"play\",outcome=\"replayed\"")
                .contains("pet_changes_replays_total")
                .doesNotContain(pet);
    }

    @Test
    void theApiIsDescribedFromTheCode() {
        client.get()
                .uri("/v3/api-docs")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.paths['" + PETS + "'].post.requestBody")
                .exists()
                .jsonPath(
                        "$.paths['" + PETS + "/{id}/actions'].post.parameters[?(@.name == 'Idempotency-Key')].required")
                .isEqualTo(true)
                .jsonPath("$.paths['" + PETS + "/{id}/actions'].post.responses['409']")
                .exists()
                .jsonPath("$.paths['" + PETS + "/{id}/events'].get.parameters[?(@.name == 'day')]")
                .exists()
                .jsonPath("$.paths..parameters[?(@.name == 'owner')]")
                .doesNotExist()
                .jsonPath("$.paths..parameters[?(@.name == 'headers')]")
                .doesNotExist();
    }

    private String text(String address) {
        byte[] body =
                client.get().uri(address).exchange().expectBody().returnResult().getResponseBody();
        return new String(body, StandardCharsets.UTF_8);
    }
}
