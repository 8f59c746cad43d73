package chatclique.gateway.login;

import static org.assertj.core.api.Assertions.assertThat;

import chatclique.gateway.testing.Browser;
import chatclique.gateway.testing.GatewayTest;
import chatclique.gateway.testing.LocalKeycloak;
import java.net.HttpCookie;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LoginTest extends GatewayTest {

    @Test
    void aLoginIsACodeFlowWithPkce() {
        Browser browser = stranger();
        Browser.Answer begun = browser.get("/login");
        assertThat(begun.header("Location"))
                .startsWith(LocalKeycloak.PUBLIC + LocalKeycloak.PROTOCOL + "/auth?")
                .doesNotContain("code_verifier");
        Browser.Answer back =
                browser.get(browser.get(begun.location() + "&user=ada").location());
        assertThat(back.location()).isEqualTo("/");
        assertThat(KEYCLOAK.lastLogin())
                .containsEntry("response_type", "code")
                .containsEntry("code_challenge_method", "S256")
                .containsEntry("redirect_uri", LocalKeycloak.PUBLIC + "/auth/callback")
                .containsKeys("code_challenge", "state", "nonce")
                .doesNotContainKeys("prompt", "ui_locales");
        // Keycloak's part has compared the verifier with the challenge, else there were no login.
        assertThat(browser.get("/api/v1/me").expect(200).json().path("username").asString())
                .isEqualTo("ada");
    }

    @Test
    void noScriptAndNoOtherSiteGetsHoldOfTheSession() {
        Browser browser = stranger();
        Browser.Answer back = browser.logIn("ada");
        assertThat(back.setCookies())
                .filteredOn(cookie -> cookie.startsWith("__Host-session="))
                .singleElement()
                .asString()
                .containsIgnoringCase("HttpOnly")
                .contains("Secure", "SameSite=Lax", "Path=/")
                .doesNotContain("Domain");
        Browser.Answer begun = stranger().get("/login");
        assertThat(begun.setCookies())
                .singleElement()
                .asString()
                .containsIgnoringCase("HttpOnly")
                .contains("Secure", "SameSite=Lax", "Path=/auth/callback");
    }

    @Test
    void signingUpIsALoginThatBeginsAtTheRegistration() {
        Browser browser = stranger();
        browser.get(browser.begin("/signup?returnTo=/pets/adopt", "newcomer").location());
        assertThat(KEYCLOAK.lastLogin()).containsEntry("prompt", "create");
        browser.get("/api/v1/me").expect(200);
    }

    @Test
    void aForgedStateOpensNoSession() {
        Browser browser = stranger();
        String callback = browser.begin("/login", "ada").location();
        Browser.Answer answer = browser.get(callback.replaceFirst("state=[^&]*", "state=forged"));
        // This browser did begin a login: it may try again.
        assertThat(answer.location()).isEqualTo("/login");
        assertThat(browser.session()).isNull();
        browser.get("/api/v1/me").expectProblem(401, "login-required");
    }

    @Test
    void aCodeIsWorthNothingInAnotherBrowser() {
        String callback = stranger().begin("/login", "ada").location();
        Browser thief = stranger();
        assertThat(thief.get(callback).location()).isEqualTo("/?login=failed");
        thief.get("/login");
        assertThat(thief.get(callback).location()).isEqualTo("/login");
        assertThat(thief.session()).isNull();
    }

    @Test
    void aCallbackWorksOnce() {
        Browser browser = stranger();
        String callback = browser.begin("/login", "ada").location();
        browser.get(callback).expect(303);
        String session = browser.session().getValue();
        assertThat(browser.get(callback).location()).isEqualTo("/?login=failed");
        assertThat(browser.session().getValue()).isEqualTo(session);
        browser.get("/api/v1/me").expect(200);
    }

    @Test
    void aLoginThatKeycloakRefusesEndsAtTheStartPage() {
        Browser browser = stranger();
        String state = browser.begin("/login", "ada").location().replaceFirst(".*state=([^&]*).*", "$1");
        Browser.Answer answer = browser.get("/auth/callback?error=access_denied&state=" + state);
        assertThat(answer.location()).isEqualTo("/?login=failed");
        assertThat(browser.session()).isNull();
    }

    @Test
    void aLoginThatCantBeFinishedNowSaysSoAndALaterOneWorks() {
        Browser browser = stranger();
        String callback = browser.begin("/login", "ada").location();
        KEYCLOAK.down();
        try {
            Browser.Answer answer = browser.get(callback);
            answer.expectProblem(503, answer.json().path("code").asString());
            assertThat(answer.header("Retry-After")).isNotNull();
        } finally {
            KEYCLOAK.up();
        }
        browser.logIn("ada");
        browser.get("/api/v1/me").expect(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/talk", "/log/2026-11-20/3", "/pictures?day=2026-11-20", "/more#language"})
    void aLoginLeadsBackToThePageItCameFrom(String page) {
        assertThat(returnedTo(page)).isEqualTo(page);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example",
                "//evil.example",
                "/\\evil.example",
                "/%5cevil.example",
                "/\t/evil.example",
                "/%09/evil.example",
                "/%2f/evil.example",
                "\\\\evil.example",
                "javascript:alert(1)",
                "talk",
                "/login",
                "/logout",
                "/auth/realms/chatclique/protocol/openid-connect/logout",
                "/api/v1/me",
                "/talk\r\nSet-Cookie: a=b",
                ""
            })
    void aLoginNeverLeadsElsewhere(String elsewhere) {
        assertThat(returnedTo(elsewhere)).isEqualTo("/");
    }

    @Test
    void aSessionIdFromBeforeTheLoginIsWorthNothingAfterIt() {
        Browser browser = stranger();
        HttpCookie planted = new HttpCookie("__Host-session", "planted-by-someone");
        planted.setPath("/");
        browser.cookies().put(planted.getName(), planted);
        browser.logIn("ada");
        String first = browser.session().getValue();
        assertThat(first).isNotEqualTo("planted-by-someone");
        browser.logIn("ada");
        assertThat(browser.session().getValue()).isNotEqualTo(first);
        stranger().get("/api/v1/me", "Cookie", "__Host-session=" + first).expectProblem(401, "login-required");
        stranger()
                .get("/api/v1/me", "Cookie", "__Host-session=planted-by-someone")
                .expectProblem(401, "login-required");
    }

    @Test
    void theBrowserNeverSeesATokenOfTheUser() throws InterruptedException {
        Browser browser = loggedIn("ada");
        browser.get("/api/v1/pets").expect(200);
        String token = SERVICE.next().header("Authorization").replace("Bearer ", "");
        for (String path : new String[] {"/", "/api/v1/me", "/api/v1/csrf", "/api/v1/nothing", "/talk"}) {
            browser.get(path);
        }
        assertThat(token).startsWith("eyJ");
        assertThat(browser.allShown())
                .doesNotContain(token)
                .doesNotContain(token.substring(token.lastIndexOf('.')))
                .doesNotContain("refresh-");
    }

    @ParameterizedTest
    @CsvSource({"en, en", "fr, fr", "de, de", "ru, ru", "zh, zh-Hans"})
    void keycloakIsAskedInTheLanguageOfThePage(String locale, String atKeycloak) {
        stranger().begin("/login?locale=" + locale, "ada");
        assertThat(KEYCLOAK.lastLogin()).containsEntry("ui_locales", atKeycloak);
        stranger().begin("/signup?locale=" + locale, "ada");
        assertThat(KEYCLOAK.lastLogin()).containsEntry("ui_locales", atKeycloak);
    }

    @ParameterizedTest
    @ValueSource(strings = {"xx", "", "fr%20evil", "EN%0d%0a", "fr%26prompt%3Dnone"})
    void aLanguageThatIsNotOursIsNotPassedOn(String locale) {
        stranger().begin("/login?locale=" + locale, "ada");
        assertThat(KEYCLOAK.lastLogin()).doesNotContainKeys("ui_locales", "prompt");
    }

    private String returnedTo(String page) {
        Browser browser = stranger();
        String query = "returnTo=" + URLEncoder.encode(page, StandardCharsets.UTF_8);
        return browser.get(browser.begin("/login?" + query, "ada").location()).location();
    }
}
