package chatclique.chat;

import chatclique.auth.testing.TestIssuer;
import chatclique.store.EmbeddedStore;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.MediaType;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;

/** The service on a real socket, with an embedded store, tokens of the test issuer, and pets on a socket of their own. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
public abstract class Service {

    private static final EmbeddedStore STORE = EmbeddedStore.start();

    protected static final TestIssuer ISSUER = TestIssuer.shared();
    protected static final FakePets PETS = new FakePets();

    @LocalServerPort
    protected int port;

    @BeforeAll
    static void isPatient() {
        // Only what never comes takes so long, also on a machine that builds other modules beside this one.
        Awaitility.setDefaultTimeout(Duration.ofSeconds(30));
    }

    @DynamicPropertySource
    static void parts(DynamicPropertyRegistry registry) {
        ISSUER.register(registry);
        registry.add("spring.mongodb.uri", STORE::uri);
        registry.add("chatclique.pet-service.url", PETS::url);
        registry.add("spring.security.oauth2.client.provider.keycloak.token-uri", () -> PETS.url() + "/token");
        registry.add("management.server.port", () -> 0);
    }

    /** A user that no other test has. */
    protected static String someone() {
        return "user-" + UUID.randomUUID();
    }

    protected WebTestClient as(String token) {
        return WebTestClient.bindToServer()
                .baseUrl("http://localhost:" + port)
                .responseTimeout(Duration.ofSeconds(30))
                .defaultHeader("Authorization", "Bearer " + token)
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(4 << 20))
                .build();
    }

    protected WebTestClient user(String subject) {
        return as(ISSUER.user(subject));
    }

    protected WebTestClient stranger() {
        return WebTestClient.bindToServer().baseUrl("http://localhost:" + port).build();
    }

    /** Starts a conversation with the assistant. */
    protected String conversation(WebTestClient client) {
        return started(client, Map.of("persona", "assistant"));
    }

    protected String started(WebTestClient client, Map<String, ?> start) {
        Map<?, ?> view = client.post()
                .uri("/api/v1/conversations")
                .bodyValue(start)
                .exchange()
                .expectStatus()
                .isCreated()
                .expectBody(Map.class)
                .returnResult()
                .getResponseBody();
        return (String) view.get("id");
    }

    /** Says something and gives the whole turn. */
    protected Map<String, Object> say(WebTestClient client, String conversation, String key, String text) {
        return request(client, conversation, key, text)
                .accept(MediaType.APPLICATION_JSON)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(new org.springframework.core.ParameterizedTypeReference<Map<String, Object>>() {})
                .returnResult()
                .getResponseBody();
    }

    protected WebTestClient.RequestHeadersSpec<?> request(
            WebTestClient client, String conversation, String key, String text) {
        return client.post()
                .uri("/api/v1/conversations/{id}/turns", conversation)
                .header("Idempotency-Key", key)
                .bodyValue(Map.of("text", text));
    }
}
