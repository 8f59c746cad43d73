package chatclique.gateway.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * The gateway as it runs, on a port of its own, between a {@link Browser}, a {@link LocalKeycloak} and an
 * {@link Upstream}. It stands for the pet and the chat service; where the image service should be, nothing listens.
 */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        useMainMethod = SpringBootTest.UseMainMethod.ALWAYS,
        properties = {
            "chatclique.public-url=" + LocalKeycloak.PUBLIC,
            "chatclique.gateway.keycloak-timeout=1s",
            "chatclique.gateway.limits.header-time=1s",
            "chatclique.gateway.limits.read-time=500ms",
            "management.server.port=0",
            "spring.cloud.gateway.server.webflux.httpclient.response-timeout=1s"
        })
public abstract class GatewayTest {

    protected static final LocalKeycloak KEYCLOAK = LocalKeycloak.shared();
    protected static final Upstream SERVICE = Upstream.shared();

    private static final int NOBODY = freePort();

    @LocalServerPort
    protected int port;

    @DynamicPropertySource
    static void surroundings(DynamicPropertyRegistry registry) {
        registry.add("chatclique.keycloak-url", KEYCLOAK::url);
        registry.add("chatclique.pet-service-url", SERVICE::url);
        registry.add("chatclique.chat-service-url", SERVICE::url);
        registry.add("chatclique.image-service-url", () -> "http://localhost:" + NOBODY);
    }

    @BeforeEach
    void allIsWell() {
        KEYCLOAK.recover();
        SERVICE.clear();
    }

    protected Browser stranger() {
        return new Browser(port);
    }

    protected Browser loggedIn(String user) {
        Browser browser = stranger();
        browser.logIn(user);
        return browser;
    }

    /** A header pair for a request with a token of its own. */
    protected static String[] bearer(String token) {
        return new String[] {"Authorization", "Bearer " + token};
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
