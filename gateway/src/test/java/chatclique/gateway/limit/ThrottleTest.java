package chatclique.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chatclique.gateway.testing.Browser;
import chatclique.gateway.testing.GatewayTest;
import chatclique.gateway.testing.Upstream;
import chatclique.gateway.testing.Wire;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

/** With small limits, behind a proxy of ours, so that each test comes from where it wants. */
@TestPropertySource(
        properties = {
            "chatclique.trusted-proxies=127.0.0.1",
            "chatclique.gateway.limits.max-open-per-user=2",
            "chatclique.gateway.limits.user.per-second=1",
            "chatclique.gateway.limits.user.burst=10",
            "chatclique.gateway.limits.address.per-second=1",
            "chatclique.gateway.limits.address.burst=10"
        })
class ThrottleTest extends GatewayTest {

    private static final AtomicInteger HOSTS = new AtomicInteger();

    @Test
    void aUserIsHeldToARateWhereverTheyAre() {
        String token = KEYCLOAK.accessToken("hasty");
        List<Browser.Answer> answers = times(30, i -> get("/api/v1/pets", freshAddress(), token));
        expectHeld(answers, 200);
        get("/api/v1/pets", freshAddress(), KEYCLOAK.accessToken("calm")).expect(200);
    }

    @Test
    void strangersAtOneAddressAreHeldToARate() {
        String address = freshAddress();
        expectHeld(times(30, i -> stranger().get("/api/v1/me", "X-Forwarded-For", address)), 401);
        stranger().get("/api/v1/me", "X-Forwarded-For", freshAddress()).expect(401);
    }

    @Test
    void logInsFromOneAddressAreHeldToARate() {
        String address = freshAddress();
        expectHeld(times(30, i -> stranger().get("/login", "X-Forwarded-For", address)), 302);
    }

    @Test
    void tokensThatWereNeverSeenCountForTheirAddress() {
        String address = freshAddress();
        expectHeld(times(30, i -> get("/api/v1/pets", address, "invented." + i + ".token")), 401);
        // Also where each is good.
        String another = freshAddress();
        expectHeld(times(30, i -> get("/api/v1/pets", another, KEYCLOAK.accessToken("many-" + i))), 200);
    }

    @Test
    void oneNetworkOfIpv6IsOneAddress() {
        expectHeld(
                times(30, i -> stranger().get("/api/v1/me", "X-Forwarded-For", "2001:db8::" + Integer.toHexString(i))),
                401);
        stranger().get("/api/v1/me", "X-Forwarded-For", "2001:db8:0:1::1").expect(401);
    }

    @Test
    void anAddressThatTheClientClaimsBeforeOurProxysWordCountsForNothing() {
        String address = freshAddress();
        expectHeld(
                times(30, i -> stranger().get("/api/v1/me", "X-Forwarded-For", freshAddress() + ", " + address)), 401);
    }

    @Test
    void theFilesOfThePageAreFree() {
        String address = freshAddress();
        times(30, i -> stranger().get("/", "X-Forwarded-For", address).expect(200));
    }

    @Test
    void aUserHasAFewRequestsOpenAtOnce() throws IOException {
        String token = KEYCLOAK.accessToken("streamer");
        SERVICE.at("/api/v1/turns/1/events", ThrottleTest::openStream);
        try (Wire first = stream(token)) {
            first.readTo("data: open");
            try (Wire second = stream(token)) {
                second.readTo("data: open");
                Browser.Answer answer = get("/api/v1/pets", freshAddress(), token);
                answer.expectProblem(429, "too-many-open");
                assertThat(answer.header("Retry-After")).isNotNull();
            }
            await().until(() -> get("/api/v1/pets", freshAddress(), token).status() == 200);
        }
    }

    private Wire stream(String token) throws IOException {
        Wire wire = new Wire(port);
        wire.send("GET /api/v1/turns/1/events HTTP/1.1\r\nHost: localhost\r\nX-Forwarded-For: " + freshAddress()
                + "\r\nAuthorization: Bearer " + token + "\r\n\r\n");
        return wire;
    }

    private static void openStream(Upstream.Connection gateway) throws IOException {
        gateway.write("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n");
        gateway.chunk("data: open\n\n");
        gateway.awaitClose();
    }

    private static void expectHeld(List<Browser.Answer> answers, int otherwise) {
        assertThat(answers.getFirst().status()).isEqualTo(otherwise);
        List<Browser.Answer> held =
                answers.stream().filter(answer -> answer.status() != otherwise).toList();
        assertThat(held).hasSizeGreaterThan(10).allSatisfy(answer -> {
            answer.expectProblem(429, "too-many-requests");
            assertThat(Integer.parseInt(answer.header("Retry-After"))).isBetween(1, 2);
        });
    }

    private Browser.Answer get(String path, String address, String token) {
        return stranger().get(path, "X-Forwarded-For", address, "Authorization", "Bearer " + token);
    }

    private static List<Browser.Answer> times(int count, IntFunction<Browser.Answer> request) {
        return IntStream.range(0, count).mapToObj(request).toList();
    }

    private static String freshAddress() {
        int host = HOSTS.incrementAndGet();
        return "203.0." + host / 250 + "." + host % 250;
    }
}
