package chatclique.pet.life;

import static chatclique.pet.testing.Caller.PETS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chatclique.auth.testing.TestIssuer;
import chatclique.pet.testing.Caller;
import chatclique.pet.testing.Parts;
import chatclique.store.EmbeddedStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webtestclient.autoconfigure.AutoConfigureWebTestClient;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpMethod;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The store comes late, goes away and comes back; the service is there all the time. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"management.server.port=0", "logging.level.root=error", "chatclique.pet.life.timeout=2s"})
@AutoConfigureWebTestClient(timeout = "30s")
@Import({Parts.class, Caller.class})
@DirtiesContext
class OutageTest {

    private static final int PORT = freePort();
    private static final Duration A_WHILE = Duration.ofSeconds(30);

    @TempDir
    private Path directory;

    @Autowired
    private Caller caller;

    @DynamicPropertySource
    static void store(DynamicPropertyRegistry registry) {
        registry.add("spring.mongodb.uri", () -> "mongodb://127.0.0.1:" + PORT);
    }

    @Test
    void theServiceSaysThatTheStoreIsAwayAndGoesOnWhenItIsBack() {
        String ada = TestIssuer.shared().user("ada");
        assertUnavailable(ada);
        String pet;
        try (EmbeddedStore first = start()) {
            await().atMost(A_WHILE).until(() -> adopted(ada) == 201);
            pet = caller.adopt(ada);
            caller.act(ada, pet, "feed", "k1").expectStatus().isOk();
        }
        caller.act(ada, pet, "feed", "k2")
                .expectStatus()
                .isEqualTo(503)
                .expectHeader()
                .exists("Retry-After");
        try (EmbeddedStore second = start()) {
            await().atMost(A_WHILE)
                    .untilAsserted(() ->
                            caller.act(ada, pet, "pet", "k3").expectStatus().isOk());
            assertThat(Caller.body(caller.get(ada, PETS + "/" + pet))).containsEntry("version", 2);
        }
    }

    private EmbeddedStore start() {
        return EmbeddedStore.start(directory.resolve("store"), PORT);
    }

    private void assertUnavailable(String token) {
        caller.send(HttpMethod.POST, token, PETS, Caller.cat("Minou"))
                .expectStatus()
                .isEqualTo(503)
                .expectHeader()
                .exists("Retry-After")
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("unavailable");
    }

    private int adopted(String token) {
        return caller.send(HttpMethod.POST, token, PETS, Caller.cat("Minou"))
                .expectBody()
                .returnResult()
                .getStatus()
                .value();
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
