package chatclique.image;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.web.reactive.function.client.WebClient;

class OperationsTest extends ServiceTest {

    @LocalManagementPort
    private int management;

    @Test
    void metricsTellOfTheWork() {
        String ada = someone();
        finished(ada, ask(ada, "a secret garden"));
        String metrics = WebClient.create("http://localhost:" + management)
                .get()
                .uri("/actuator/prometheus")
                .retrieve()
                .bodyToMono(String.class)
                .block();
        assertThat(metrics)
                .contains(
                        "chatclique_picture_jobs{",
                        "step=\"paint\"",
                        "step=\"log\"",
                        "chatclique_picture_jobs_age_seconds{",
                        "chatclique_picture_making_seconds_bucket{",
                        "chatclique_picture_finished_total{")
                .doesNotContain("secret garden", "user-");
    }

    @Test
    void theApiIsDescribed() {
        client.get()
                .uri("/v3/api-docs")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.paths['/api/v1/pictures'].post.summary")
                .exists()
                .jsonPath("$.paths['/api/v1/pictures'].post.parameters[?(@.name == 'Idempotency-Key')]")
                .exists()
                .jsonPath("$.paths['/api/v1/pictures/{id}/content'].get.summary")
                .exists()
                .jsonPath("$.paths['/api/v1/pictures'].get.parameters[?(@.name == 'owner')]")
                .doesNotExist()
                .jsonPath("$.servers[0].url")
                .isEqualTo("/")
                .jsonPath("$.components.schemas.PictureView.properties.progress")
                .exists();
    }
}
