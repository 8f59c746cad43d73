package chatclique.image;

import chatclique.auth.testing.TestIssuer;
import chatclique.store.EmbeddedStore;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.MediaType;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole service on a free port, with the embedded store, a test issuer and its neighbours. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "management.server.port=0",
            "logging.level.root=error",
            "chatclique.image.queue.first-delay=50ms",
            "chatclique.image.queue.poll=100ms",
            "chatclique.image.queue.lease=2s",
            "chatclique.image.studio.sweep=200ms",
            "chatclique.image.picture.unfinished-per-owner=" + ServiceTest.UNFINISHED
        })
public abstract class ServiceTest {

    protected static final int UNFINISHED = 10;
    protected static final TestIssuer ISSUER = TestIssuer.shared();
    protected static final Neighbours NEIGHBOURS = new Neighbours();
    protected static final EmbeddedStore STORE = EmbeddedStore.start();
    protected static final JsonMapper JSON = JsonMapper.shared();

    private static final AtomicInteger DATABASES = new AtomicInteger();

    @LocalServerPort
    protected int port;

    /** Each configuration has its own: services that differ must not take one another's work. */
    @Value("${spring.mongodb.database}")
    protected String database;

    protected WebTestClient client;

    @DynamicPropertySource
    static void surroundings(DynamicPropertyRegistry registry) {
        ISSUER.register(registry);
        String own = "pictures-" + DATABASES.incrementAndGet();
        registry.add("spring.mongodb.database", () -> own);
        registry.add("spring.mongodb.uri", STORE::uri);
        registry.add("chatclique.image.pet.url", NEIGHBOURS::url);
        registry.add("chatclique.image.log.url", NEIGHBOURS::url);
        registry.add("spring.security.oauth2.client.provider.keycloak.token-uri", () -> NEIGHBOURS.url() + "/token");
    }

    @BeforeEach
    void connect() {
        client = WebTestClient.bindToServer()
                .baseUrl("http://localhost:" + port)
                .responseTimeout(Duration.ofSeconds(30))
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(16 << 20))
                .build();
    }

    /** A person who is new in each test. */
    protected static String someone() {
        return ISSUER.user("user-" + UUID.randomUUID());
    }

    protected WebTestClient.ResponseSpec get(String token, String path) {
        return client.get()
                .uri(path)
                .headers(headers -> headers.setBearerAuth(token))
                .exchange();
    }

    protected WebTestClient.ResponseSpec ask(String token, String key, Object body) {
        return client.post()
                .uri("/api/v1/pictures")
                .headers(headers -> headers.setBearerAuth(token))
                .header("Idempotency-Key", key)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange();
    }

    /** Asks for a picture and gives its id. */
    protected String ask(String token, String prompt) {
        return ask(token, UUID.randomUUID().toString(), Map.of("prompt", prompt, "size", "512x512"))
                .expectStatus()
                .isAccepted()
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody()
                .path("id")
                .asString();
    }

    protected WebTestClient.ResponseSpec delete(String token, String id) {
        return client.delete()
                .uri("/api/v1/pictures/" + id)
                .headers(headers -> headers.setBearerAuth(token))
                .exchange();
    }

    protected JsonNode picture(String token, String id) {
        return get(token, "/api/v1/pictures/" + id)
                .expectStatus()
                .isOk()
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody();
    }

    /** Waits for a picture to be finished, by its own events. */
    protected JsonNode finished(String token, String id) {
        get(token, "/api/v1/pictures/" + id + "/events")
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult();
        return picture(token, id);
    }
}
