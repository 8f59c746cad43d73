package chatclique.gateway.me;

import static org.assertj.core.api.Assertions.assertThat;

import chatclique.gateway.testing.Browser;
import chatclique.gateway.testing.GatewayTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class MeTest extends GatewayTest {

    @Test
    void aCallerIsToldWhoTheyAre() {
        Browser.Answer answer = loggedIn("ada").get("/api/v1/me").expect(200);
        JsonNode me = answer.json();
        assertThat(me.path("name").asString()).isEqualTo("ada");
        assertThat(me.path("username").asString()).isEqualTo("ada");
        assertThat(me.path("roles").toString()).isEqualTo("[\"user\"]");
        assertThat(me.path("locale").isNull()).isTrue();
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        stranger().get("/api/v1/me").expectProblem(401, "login-required");
    }

    @Test
    void aChangeIsInForceAtOnceAndKeepsWhatItDoesNotName() {
        Browser browser = loggedIn("changing");
        JsonNode changed = change(browser, "{\"locale\":\"zh\",\"zone\":\"Asia/Tokyo\"}")
                .expect(200)
                .json();
        assertThat(changed.path("locale").asString()).isEqualTo("zh");
        assertThat(change(browser, "{\"locale\":\"fr\"}")
                        .expect(200)
                        .json()
                        .path("zone")
                        .asString())
                .isEqualTo("Asia/Tokyo");
        JsonNode me = browser.get("/api/v1/me").expect(200).json();
        assertThat(me.path("locale").asString()).isEqualTo("fr");
        assertThat(me.path("zone").asString()).isEqualTo("Asia/Tokyo");
    }

    @Test
    void aBearerClientSeesItsChangeInTheAnswer() {
        Browser.Answer answer = stranger()
                .send("PATCH", "/api/v1/me", "{\"locale\":\"de\"}", bearer(KEYCLOAK.accessToken("client")))
                .expect(200);
        assertThat(answer.json().path("locale").asString()).isEqualTo("de");
        assertThat(answer.setCookies()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"locale\":\"xx\"}",
                "{\"locale\":\"\"}",
                "{\"zone\":\"Mars/Olympus\"}",
                "{\"zone\":\"\"}",
                "{\"roles\":[\"admin\"]}",
                "{\"locale\":\"fr\",\"locale\":\"de\"}",
                "{\"locale\":{}}",
                "{\"locale\":",
                "[]",
                "null",
                ""
            })
    void aChangeThatMakesNoSenseIsRefused(String change) {
        change(loggedIn("ada"), change).expectProblem(400, "invalid-request");
    }

    @Test
    void aChangeWhileKeycloakIsAwayIsAProblemThatMayPass() {
        Browser browser = loggedIn("ada");
        String csrf = browser.csrf();
        KEYCLOAK.down();
        try {
            Browser.Answer answer = browser.send("PATCH", "/api/v1/me", "{\"locale\":\"fr\"}", "X-CSRF-Token", csrf)
                    .expectProblem(503, "login-unavailable");
            assertThat(answer.header("Retry-After")).isNotNull();
        } finally {
            KEYCLOAK.up();
        }
        browser.get("/api/v1/me").expect(200);
    }

    private static Browser.Answer change(Browser browser, String change) {
        return browser.send("PATCH", "/api/v1/me", change, "X-CSRF-Token", browser.csrf());
    }
}
