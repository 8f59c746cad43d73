package chatclique.gateway.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chatclique.gateway.testing.Browser;
import chatclique.gateway.testing.GatewayTest;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RefreshTest extends GatewayTest {

    @Test
    void twentyRequestsWithAnOldTokenAskForOneRefresh() throws InterruptedException {
        Browser browser = withOldToken();
        String session = browser.session().getValue();
        CountDownLatch gate = KEYCLOAK.refreshesWait();
        List<CompletableFuture<Browser.Answer>> answers = IntStream.range(0, 20)
                .mapToObj(i -> browser.getLater("/api/v1/pets/" + i))
                .toList();
        await().until(() -> KEYCLOAK.refreshes() > 0);
        gate.countDown();
        for (CompletableFuture<Browser.Answer> answer : answers) {
            assertThat(answer.join().expect(200).setCookies()).isEmpty();
        }
        assertThat(KEYCLOAK.refreshes()).isEqualTo(1);
        String token = SERVICE.next().header("Authorization");
        assertThat(SERVICE.rest())
                .hasSize(19)
                .allSatisfy(
                        request -> assertThat(request.header("Authorization")).isEqualTo(token));
        assertThat(browser.session().getValue()).isEqualTo(session);
        browser.get("/api/v1/me").expect(200);
        assertThat(KEYCLOAK.refreshes()).isEqualTo(1);
    }

    @Test
    void aRefreshOutlivesTheRequestThatBeganIt() {
        Browser browser = withOldToken();
        CountDownLatch gate = KEYCLOAK.refreshesWait();
        CompletableFuture<Browser.Answer> first = browser.getLater("/api/v1/me");
        await().until(() -> KEYCLOAK.refreshes() > 0);
        CompletableFuture<Browser.Answer> second = browser.getLater("/api/v1/me");
        first.cancel(true);
        gate.countDown();
        second.join().expect(200);
        assertThat(KEYCLOAK.refreshes()).isEqualTo(1);
    }

    @Test
    void aRefusedRefreshEndsTheSession() {
        Browser browser = withOldToken();
        String session = browser.session().getValue();
        KEYCLOAK.refreshesFailWith(400);
        browser.get("/api/v1/pets").expectProblem(401, "login-required");
        KEYCLOAK.recover();
        stranger().get("/api/v1/me", "Cookie", "__Host-session=" + session).expectProblem(401, "login-required");
        assertThat(KEYCLOAK.refreshes()).isZero();
        assertThat(SERVICE.rest()).isEmpty();
    }

    @Test
    void anOutageOfKeycloakLogsNobodyOut() {
        Browser browser = withOldToken();
        KEYCLOAK.down();
        try {
            expectKeptLogin(browser.get("/api/v1/me"));
        } finally {
            KEYCLOAK.up();
        }
        browser.get("/api/v1/me").expect(200);
    }

    @Test
    void aKeycloakThatFailsOrHangsLogsNobodyOut() {
        Browser browser = withOldToken();
        KEYCLOAK.refreshesFailWith(500);
        expectKeptLogin(browser.get("/api/v1/me"));
        KEYCLOAK.refreshesFailWith(503);
        expectKeptLogin(browser.get("/api/v1/me"));
        KEYCLOAK.refreshesFailWith(502);
        CountDownLatch gate = KEYCLOAK.refreshesWait();
        expectKeptLogin(browser.get("/api/v1/me"));
        gate.countDown();
        KEYCLOAK.recover();
        browser.get("/api/v1/me").expect(200);
    }

    @Test
    void aTokenThatIsStillGoodServesWhileKeycloakIsAway() {
        KEYCLOAK.tokensLive(Duration.ofSeconds(15));
        Browser browser = loggedIn("ada");
        KEYCLOAK.down();
        try {
            browser.get("/api/v1/pets").expect(200);
        } finally {
            KEYCLOAK.up();
        }
    }

    @Test
    void aLogoutDuringARefreshWins() {
        Browser browser = withOldToken();
        String csrf = browser.csrf();
        String session = browser.session().getValue();
        CountDownLatch gate = KEYCLOAK.refreshesWait();
        CompletableFuture<Browser.Answer> late = browser.getLater("/api/v1/me");
        await().until(() -> KEYCLOAK.refreshes() > 0);
        browser.post("/logout", "{}", "X-CSRF-Token", csrf).expect(200);
        gate.countDown();
        assertThat(late.join().status()).isIn(200, 401);
        stranger().get("/api/v1/me", "Cookie", "__Host-session=" + session).expectProblem(401, "login-required");
    }

    private Browser withOldToken() {
        KEYCLOAK.tokensLive(Duration.ofSeconds(-5));
        Browser browser = loggedIn("ada");
        KEYCLOAK.recover();
        return browser;
    }

    private static void expectKeptLogin(Browser.Answer answer) {
        answer.expectProblem(503, "login-unavailable");
        assertThat(answer.header("Retry-After")).isNotNull();
        assertThat(answer.setCookies()).isEmpty();
    }
}
