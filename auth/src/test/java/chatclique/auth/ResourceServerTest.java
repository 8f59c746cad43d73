package chatclique.auth;

import chatclique.auth.testing.TestIssuer;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webtestclient.autoconfigure.AutoConfigureWebTestClient;
import org.springframework.http.MediaType;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "spring.config.import=classpath:chatclique-auth.yaml")
@AutoConfigureWebTestClient
class ResourceServerTest {

    private static final TestIssuer ISSUER = TestIssuer.shared();

    @Autowired
    private WebTestClient client;

    @DynamicPropertySource
    static void issuer(DynamicPropertyRegistry registry) {
        ISSUER.register(registry);
    }

    @Test
    void tellsTheHandlerWhoCalls() {
        get("/api/owner", ISSUER.user("ada", "Asia/Tokyo"))
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.id")
                .isEqualTo("ada")
                .jsonPath("$.zone")
                .isEqualTo("Asia/Tokyo");
        get("/api/owner-id", ISSUER.user("ada"))
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .isEqualTo("ada");
    }

    @Test
    void aStrangerGetsA401Problem() {
        client.get()
                .uri("/api/owner")
                .exchange()
                .expectStatus()
                .isUnauthorized()
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("login-required");
    }

    @Test
    void tokensThatAreNotMeantForUsAreRefused() {
        for (String token : List.of(
                ISSUER.token("ada", claims -> claims.audience("another")),
                ISSUER.token("ada", claims -> claims.audience((String) null)),
                ISSUER.token("ada", claims -> claims.issuer("http://localhost/another")),
                ISSUER.token(
                        "ada",
                        claims -> claims.expirationTime(Date.from(Instant.now().minusSeconds(600)))),
                "eyJhbGciOiJub25lIn0.eyJzdWIiOiJhZGEifQ.",
                "garbage")) {
            get("/api/owner", token)
                    .expectStatus()
                    .isUnauthorized()
                    .expectHeader()
                    .contentType(MediaType.APPLICATION_PROBLEM_JSON);
        }
    }

    @Test
    void aLoginWithoutTheRoleGetsA403Problem() {
        String nobody = ISSUER.token("ada", claims -> claims.claim("realm_access", Map.of("roles", List.of())));
        get("/api/owner", nobody)
                .expectStatus()
                .isForbidden()
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON);
        get("/internal/owner", ISSUER.user("ada")).expectStatus().isForbidden();
        get("/internal/owner", ISSUER.service("image-service")).expectStatus().isOk();
        get("/elsewhere", ISSUER.user("ada")).expectStatus().isForbidden();
    }

    private WebTestClient.ResponseSpec get(String path, String token) {
        return client.get()
                .uri(path)
                .headers(headers -> headers.setBearerAuth(token))
                .exchange();
    }

    @SpringBootApplication
    static class Application {

        @RestController
        static class Controller {

            @GetMapping({"/api/owner", "/internal/owner"})
            Owner owner(Owner owner) {
                return owner;
            }

            @GetMapping("/api/owner-id")
            String id(@OwnerId String id) {
                return id;
            }
        }
    }
}
