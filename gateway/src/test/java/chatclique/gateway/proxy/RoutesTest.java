package chatclique.gateway.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import chatclique.gateway.testing.Browser;
import chatclique.gateway.testing.GatewayTest;
import chatclique.gateway.testing.Upstream;
import chatclique.gateway.testing.Wire;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class RoutesTest extends GatewayTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/pets",
                "/api/v1/pets/1/actions",
                "/api/v1/shop",
                "/api/v1/conversations/1/turns",
                "/api/v1/turns/1",
                "/api/v1/chat-log/2026-11-20/3",
                "/api/v1/models",
                "/api/v1/usage?month=2026-11",
                "/api/v1/personas"
            })
    void aRouteLeadsACallerToItsServiceAndAStrangerNowhere(String path) throws InterruptedException {
        stranger().get(path).expectProblem(401, "login-required");
        assertThat(SERVICE.rest()).isEmpty();
        get(path).expect(200);
        assertThat(SERVICE.next().target()).isEqualTo(path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/auth/admin",
                "/auth/admin/",
                "/auth/admin/master/console/",
                "/auth/realms/master",
                "/auth/realms/master/protocol/openid-connect/token",
                "/auth/realms/chatclique2/account",
                "/auth/realms",
                "/auth/",
                "/auth/metrics",
                "/auth/health",
                "/internal/v1/log-entries",
                "/actuator",
                "/actuator/health",
                "/actuator/prometheus",
                "/actuator/gateway/routes"
            })
    void whatIsInsideIsNotHere(String path) {
        Browser.Answer answer = loggedIn("ada").get(path).expectProblem(404, "not-found");
        // What the stand-in for Keycloak would have answered.
        assertThat(answer.body()).doesNotContain("headers");
        assertThat(SERVICE.rest()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/auth/realms/chatclique/account",
                "/auth/realms/chatclique/login-actions/authenticate",
                "/auth/resources/theme.css"
            })
    void keycloaksPagesForThisRealmAreHere(String path) {
        stranger()
                .get(path.equals("/auth/realms/chatclique/account") ? path + "/" : path)
                .expect(200);
    }

    @Test
    void aServiceThatIsDownIsAProblemThatMayPass() {
        Browser.Answer answer = get("/api/v1/pictures").expectProblem(503, "service-unavailable");
        assertThat(answer.header("Retry-After")).isNotNull();
        get("/api/v1/pets/1/portraits").expectProblem(503, "service-unavailable");
        get("/api/v1/pets").expect(200);
    }

    /** No service stands behind it here: a stranger's request gets as far as that, and no further than reading. */
    @Test
    void aSharedPictureNeedsNoLogin() {
        stranger().get("/api/v1/pictures/shared/id.1.mac").expectProblem(503, "service-unavailable");
        stranger().get("/api/v1/pictures/shared").expectProblem(401, "login-required");
        stranger().get("/api/v1/pictures/shared/id.1.mac/more").expectProblem(401, "login-required");
        stranger().get("/api/v1/pictures/x/content").expectProblem(401, "login-required");
    }

    @Test
    void aServiceThatDoesNotAnswerIsAProblem() {
        SERVICE.at("/api/v1/pets/silent", Upstream.Connection::awaitClose);
        get("/api/v1/pets/silent").expectProblem(504, "service-timeout");
    }

    @ParameterizedTest
    @CsvSource({"''", "HTTP/1.1 2", "banana", "HTTP/1.1 200 OK\\r\\nContent-Length: x\\r\\n\\r\\n"})
    void aServiceThatDoesNotSpeakHttpIsAProblemOfItsOwn(String answer, CapturedOutput log) {
        SERVICE.at(
                "/api/v1/pets/broken",
                gateway -> gateway.write(
                        answer.replace("\\r\\n", "\r\n") + (answer.startsWith("banana") ? "\r\n\r\n" : "")));
        Browser.Answer problem = get("/api/v1/pets/broken").expectProblem(502, "service-failed");
        assertThat(problem.body()).doesNotContain("Exception", "banana", "localhost");
        assertThat(log.getOut()).doesNotContain("Unexpected failure").doesNotContainIgnoringCase("banana");
    }

    @Test
    void anAnswerThatBreaksOffIsNotEndedAsIfWhole() throws IOException {
        SERVICE.at(
                "/api/v1/pets/cut",
                gateway -> gateway.write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"half\":"));
        String answer = Wire.exchange(
                port,
                "GET /api/v1/pets/cut HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                        + KEYCLOAK.accessToken("ada") + "\r\n\r\n");
        assertThat(answer).containsIgnoringCase("Content-Length: 100");
        assertThat("{\"half\":").startsWith(answer.substring(answer.indexOf("\r\n\r\n") + 4));
    }

    @Test
    void aProblemOfAServiceArrivesAsItIs() {
        SERVICE.at(
                "/api/v1/pets/1",
                gateway -> gateway.write("HTTP/1.1 422 Unprocessable\r\n"
                        + "Content-Type: application/problem+json\r\n"
                        + "Content-Length: 20\r\n\r\n"
                        + "{\"code\":\"too-tired\"}"));
        Browser.Answer answer = get("/api/v1/pets/1").expect(422);
        assertThat(answer.body()).isEqualTo("{\"code\":\"too-tired\"}");
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
    }

    @Test
    void whatIsNowhereIsAProblem() {
        get("/api/v1/nothing").expectProblem(404, "not-found");
        get("/api/v2/pets").expectProblem(404, "not-found");
        stranger().get("/api/v1/nothing").expectProblem(401, "login-required");
    }

    private Browser.Answer get(String path) {
        return stranger().get(path, bearer(KEYCLOAK.accessToken("ada")));
    }
}
