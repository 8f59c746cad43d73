package chatclique.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;

import chatclique.gateway.testing.GatewayTest;
import chatclique.gateway.testing.Wire;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestGuardTest extends GatewayTest {

    private static final int MAX = 1024 * 1024;

    @Test
    void aBodyAsLargeAsAllowedPasses() throws InterruptedException {
        stranger().post("/api/v1/pets", "x".repeat(MAX), auth()).expect(200);
        assertThat(SERVICE.next().body()).hasSize(MAX);
    }

    @Test
    void aWholeLogMayBeLargerAndOnlyThere() throws InterruptedException {
        stranger().post("/api/v1/chat-log/import", "x".repeat(3 * MAX), auth()).expect(200);
        assertThat(SERVICE.next().body()).hasSize(3 * MAX);
        stranger().post("/api/v1/chat-log/imports", "x".repeat(3 * MAX), auth()).expect(413);
        assertThat(SERVICE.rest()).isEmpty();
    }

    @Test
    void aBodyThatSaysItIsTooLargeIsRefusedUnread() throws IOException {
        String answer = Wire.exchange(port, head("POST", "Content-Length: " + (MAX + 1)));
        expectProblem(answer, 413, "body-too-large");
        assertThat(SERVICE.rest()).isEmpty();
    }

    @Test
    void whoSendsItAllTheSameCanStillReadWhyItWasRefused() throws IOException {
        for (int i = 0; i < 5; i++) {
            try (Wire wire = new Wire(port)) {
                wire.send(head("POST", "Content-Length: " + 16 * MAX));
                String head = wire.readTo("\r\n\r\n");
                // More than the buffers of the system hold: a connection that was reset would fail here.
                for (int sent = 0; sent < 16; sent++) {
                    wire.send("x".repeat(MAX));
                }
                expectProblem(head + wire.readAll(), 413, "body-too-large");
            }
        }
        assertThat(SERVICE.rest()).isEmpty();
    }

    @Test
    void aBodyThatTurnsOutTooLargeIsCutAndNeverArrivesWhole() throws IOException, InterruptedException {
        String chunk = "10000\r\n" + "x".repeat(0x10000) + "\r\n";
        String answer =
                Wire.exchange(port, head("POST", "Transfer-Encoding: chunked") + chunk.repeat(16) + "1\r\nx\r\n");
        expectProblem(answer, 413, "body-too-large");
        assertThat(SERVICE.next().whole()).isFalse();
    }

    @Test
    void aBodyThatIsShorterThanItSaysNeverArrivesWhole() throws IOException, InterruptedException {
        String answer = Wire.exchange(port, head("POST", "Content-Length: 100") + "{\"name\":");
        assertThat(answer).isEmpty();
        assertThat(SERVICE.next().whole()).isFalse();
        alive();
    }

    @Test
    void anAnswerBeforeTheBodyIsWholeEndsTheConnection() throws IOException, InterruptedException {
        try (Wire wire = new Wire(port)) {
            wire.send(head("POST", "Transfer-Encoding: chunked"));
            // Too often for the limit between two bytes, too slow for what waits behind the gateway.
            Thread drip = Thread.ofVirtual().start(() -> wire.drip("1\r\nx\r\n", Duration.ofMillis(100)));
            expectProblem(wire.readAll(), 504, "service-timeout");
            drip.interrupt();
            drip.join();
        }
        assertThat(SERVICE.next().whole()).isFalse();
    }

    @Test
    void aBodyWhoseClientLeavesNeverArrivesWhole() throws IOException, InterruptedException {
        try (Wire wire = new Wire(port)) {
            wire.send(head("POST", "Transfer-Encoding: chunked") + "5\r\nhello\r\n");
            SERVICE.awaitHead();
        }
        assertThat(SERVICE.next().whole()).isFalse();
    }

    @Test
    void aBodyThatCantBeReadOnNeverArrivesWhole() throws IOException, InterruptedException {
        try (Wire wire = new Wire(port)) {
            wire.send(head("POST", "Transfer-Encoding: chunked") + "5\r\nhello\r\n");
            SERVICE.awaitHead();
            wire.send("ZZ\r\nhello\r\n0\r\n\r\n");
            assertThat(wire.readAll()).isEmpty();
        }
        assertThat(SERVICE.next().whole()).isFalse();
        alive();
    }

    @ParameterizedTest
    @CsvSource({"TRACE, 405, method-not-allowed", "BREW, 501, method-unknown", "get, 501, method-unknown"})
    void aMethodThatNoPartHasIsRefused(String method, int status, String code) throws IOException {
        expectProblem(Wire.exchange(port, head(method, "X-A: b")), status, code);
        assertThat(SERVICE.rest()).isEmpty();
    }

    @Test
    void aConnectionIsNoTunnel() throws IOException {
        assertThat(Wire.exchange(port, "CONNECT evil.example:443 HTTP/1.1\r\nHost: evil.example:443\r\n\r\n"))
                .doesNotContain(" 200 ");
        alive();
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTTP/9.9", "HTTP/3.0", "HTTP/0.9"})
    void anotherVersionOfHttpIsRefused(String version) throws IOException {
        String request = head("GET", "X-A: b").replace("HTTP/1.1", version);
        expectProblem(Wire.exchange(port, request), 505, "http-version-unknown");
        assertThat(SERVICE.rest()).isEmpty();
    }

    @Test
    void http2WithoutAnAgreementIsRefused() throws IOException {
        String request = head("GET", "X-A: b").replace("HTTP/1.1", "HTTP/2.0");
        assertThat(Wire.exchange(port, request)).startsWith("HTTP/1.1 400");
        assertThat(Wire.exchange(port, "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n")).doesNotContain(" 200 ");
        assertThat(SERVICE.rest()).isEmpty();
    }

    @Test
    void tooManyHeadersAreRefused() throws IOException {
        StringBuilder many = new StringBuilder("X-0: 0");
        for (int i = 1; i < 150; i++) {
            many.append("\r\nX-").append(i).append(": ").append(i);
        }
        expectProblem(Wire.exchange(port, head("GET", many.toString())), 431, "too-many-headers");
        assertThat(SERVICE.rest()).isEmpty();
    }

    @Test
    void aCompressedBodyIsRefused() {
        stranger()
                .post("/api/v1/pets", "{}", "Authorization", auth()[1], "Content-Encoding", "gzip")
                .expectProblem(415, "unsupported-media-type");
        assertThat(SERVICE.rest()).isEmpty();
    }

    private void expectProblem(String answer, int status, String code) {
        assertThat(answer)
                .startsWith("HTTP/1.1 " + status)
                .containsIgnoringCase("content-type: application/problem+json")
                .contains("\"code\":\"" + code + "\"");
        alive();
    }

    private void alive() {
        stranger().get("/livez").expect(200);
    }

    private static String[] auth() {
        return bearer(KEYCLOAK.accessToken("ada"));
    }

    private static String head(String method, String header) {
        return method + " /api/v1/pets HTTP/1.1\r\nHost: localhost\r\nAuthorization: " + auth()[1] + "\r\n" + header
                + "\r\n\r\n";
    }
}
