package chatclique.auth;

import chatclique.auth.testing.TestIssuer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webtestclient.autoconfigure.AutoConfigureWebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient;

@SpringBootTest(
        classes = ResourceServerTest.Application.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.config.import=classpath:chatclique-auth.yaml",
            // Nothing listens there.
            "chatclique.keycloak-url=http://localhost:1"
        })
@AutoConfigureWebTestClient
class LoginUnavailableTest {

    @Autowired
    private WebTestClient client;

    @Test
    void aTokenThatCanNotBeCheckedIsNotRefusedButAnswered503() {
        client.get()
                .uri("/api/owner")
                .headers(headers -> headers.setBearerAuth(TestIssuer.shared().user("ada")))
                .exchange()
                .expectStatus()
                .isEqualTo(503)
                .expectHeader()
                .valueEquals("Retry-After", "2")
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("login-unavailable");
    }
}
