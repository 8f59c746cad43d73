package chatclique.gateway.login;

import static org.assertj.core.api.Assertions.assertThat;

import chatclique.gateway.testing.Browser;
import chatclique.gateway.testing.GatewayTest;
import chatclique.gateway.testing.LocalKeycloak;
import org.junit.jupiter.api.Test;

class LogoutTest extends GatewayTest {

    @Test
    void aLogoutEndsTheLoginHereAndAtKeycloak() {
        Browser browser = loggedIn("leaver");
        assertThat(KEYCLOAK.hasLogin("leaver")).isTrue();
        String session = browser.session().getValue();
        String next = browser.post("/logout", "{}", "X-CSRF-Token", browser.csrf())
                .expect(200)
                .json()
                .path("location")
                .asString();
        assertThat(next)
                .startsWith(LocalKeycloak.PUBLIC + LocalKeycloak.PROTOCOL + "/logout?")
                .contains("client_id=chatclique-gateway", "id_token_hint=eyJ");
        expectWorthless(session);
        Browser.Answer keycloak = browser.get(next);
        assertThat(keycloak.location()).isEqualTo("/auth/signed-out");
        assertThat(KEYCLOAK.hasLogin("leaver")).isFalse();
        assertThat(browser.get(keycloak.location()).location()).isEqualTo("/");
        assertThat(browser.session()).isNull();
    }

    @Test
    void aFormIsSentToKeycloakAtOnce() {
        Browser browser = loggedIn("ada");
        String session = browser.session().getValue();
        Browser.Answer answer = browser.send(
                "POST",
                "/logout",
                "_csrf=" + browser.csrf(),
                "Content-Type",
                "application/x-www-form-urlencoded",
                "Accept",
                "text/html");
        assertThat(answer.expect(303).location()).startsWith(LocalKeycloak.PROTOCOL + "/logout?");
        expectWorthless(session);
    }

    @Test
    void nobodyIsLoggedOutByAnotherSite() {
        Browser browser = loggedIn("ada");
        browser.post("/logout", "{}").expectProblem(403, "csrf");
        browser.get("/logout").expectProblem(405, "method-not-allowed");
        browser.get("/api/v1/me").expect(200);
    }

    @Test
    void aStrangerWhoLogsOutIsSentToTheStartPage() {
        Browser.Answer answer = stranger().post("/logout", "{}").expect(200);
        assertThat(answer.json().path("location").asString()).isEqualTo("/");
        assertThat(answer.setCookies()).isEmpty();
    }

    private void expectWorthless(String session) {
        stranger().get("/api/v1/me", "Cookie", "__Host-session=" + session).expectProblem(401, "login-required");
    }
}
