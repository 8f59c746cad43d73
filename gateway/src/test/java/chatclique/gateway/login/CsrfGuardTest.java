package chatclique.gateway.login;

import static org.assertj.core.api.Assertions.assertThat;

import chatclique.gateway.testing.Browser;
import chatclique.gateway.testing.GatewayTest;
import chatclique.gateway.testing.LocalKeycloak;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsrfGuardTest extends GatewayTest {

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "PATCH", "DELETE"})
    void anUnsafeRequestNeedsTheSessionsToken(String method) throws InterruptedException {
        Browser browser = loggedIn("ada");
        expectForged(browser.send(method, "/api/v1/pets/1", "{}"));
        browser.send(method, "/api/v1/pets/1", "{}", "X-CSRF-Token", browser.csrf())
                .expect(200);
        assertThat(SERVICE.next().method()).isEqualTo(method);
    }

    @ParameterizedTest
    @CsvSource({
        "Origin, https://evil.example",
        "Origin, null",
        "Origin, http://chatclique.example",
        "Origin, https://chatclique.example.evil.example",
        "Sec-Fetch-Site, cross-site",
        "Sec-Fetch-Site, same-site",
        "Sec-Fetch-Site, nonsense"
    })
    void noOtherSiteMayAskEvenWithTheToken(String header, String value) {
        Browser browser = loggedIn("ada");
        expectForged(browser.post("/api/v1/pets", "{}", "X-CSRF-Token", browser.csrf(), header, value));
    }

    @Test
    void ourOwnPageMayAsk() {
        Browser browser = loggedIn("ada");
        browser.post(
                        "/api/v1/pets",
                        "{}",
                        "X-CSRF-Token",
                        browser.csrf(),
                        "Origin",
                        LocalKeycloak.PUBLIC,
                        "Sec-Fetch-Site",
                        "same-origin")
                .expect(200);
    }

    @Test
    void aPairOfCookieAndHeaderMadeElsewhereIsWorthNothing() {
        Browser browser = loggedIn("ada");
        expectForged(browser.post(
                "/api/v1/pets",
                "{}",
                "X-CSRF-Token",
                "self-made",
                "X-XSRF-TOKEN",
                "self-made",
                "Cookie",
                "__Host-session=" + browser.session().getValue() + "; XSRF-TOKEN=self-made; X-CSRF-Token=self-made"));
    }

    @Test
    void anotherSessionsTokenIsWorthNothing() {
        Browser browser = loggedIn("ada");
        String other = loggedIn("ada").csrf();
        expectForged(browser.post("/api/v1/pets", "{}", "X-CSRF-Token", other));
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"})
    void whatAFormOfAnotherSiteCanSendIsRefused(String type) {
        Browser browser = loggedIn("ada");
        String body = "_csrf=" + browser.csrf();
        expectForged(browser.send("POST", "/api/v1/pets", body, "Content-Type", type));
        expectForged(browser.send("POST", "/api/v1/pets?_csrf=" + browser.csrf(), body, "Content-Type", type));
    }

    @Test
    void aBearerRequestNeedsNoTokenAndOpensNoSession() throws InterruptedException {
        String token = KEYCLOAK.accessToken("eve");
        Browser client = stranger();
        Browser.Answer answer = client.post("/api/v1/pets", "{}", bearer(token));
        assertThat(answer.expect(200).setCookies()).isEmpty();
        assertThat(SERVICE.next().header("Authorization")).isEqualTo("Bearer " + token);
        Browser.Answer csrf = client.get("/api/v1/csrf", bearer(token)).expect(200);
        assertThat(csrf.json().path("token").isNull()).isTrue();
        assertThat(csrf.setCookies()).isEmpty();
    }

    @Test
    void aBearerRequestHasNoPartInTheSessionOfItsBrowser() throws InterruptedException {
        Browser browser = loggedIn("ada");
        String token = KEYCLOAK.accessToken("eve");
        browser.post("/api/v1/pets", "{}", bearer(token)).expect(200);
        assertThat(SERVICE.next().header("Authorization")).isEqualTo("Bearer " + token);
        // Nor does a token that is worth nothing fall back to it.
        browser.post("/api/v1/pets", "{}", bearer("garbage")).expectProblem(401, "login-required");
        browser.post("/api/v1/pets", "{}", "Authorization", "Bearerless").expectProblem(401, "login-required");
    }

    @Test
    void aStrangerIsToldThatThereIsNoTokenAndGetsNoSession() {
        Browser.Answer answer = stranger().get("/api/v1/csrf").expect(200);
        assertThat(answer.json().path("header").asString()).isEqualTo("X-CSRF-Token");
        assertThat(answer.json().path("token").isNull()).isTrue();
        assertThat(answer.setCookies()).isEmpty();
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        stranger().post("/api/v1/pets", "{}").expectProblem(401, "login-required");
    }

    private static void expectForged(Browser.Answer answer) {
        answer.expectProblem(403, "csrf");
        assertThat(SERVICE.rest()).isEmpty();
    }
}
