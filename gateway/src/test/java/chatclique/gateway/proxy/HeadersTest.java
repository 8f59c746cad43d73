package chatclique.gateway.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import chatclique.gateway.testing.Browser;
import chatclique.gateway.testing.GatewayTest;
import chatclique.gateway.testing.LocalKeycloak;
import chatclique.gateway.testing.Upstream;
import chatclique.gateway.testing.Wire;
import java.io.IOException;
import java.net.HttpCookie;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class HeadersTest extends GatewayTest {

    private static final String[] CLAIMS = {
        "Forwarded", "for=203.0.113.9;host=evil.example;proto=http",
        "X-Forwarded-For", "203.0.113.9",
        "X-Forwarded-Host", "evil.example",
        "X-Forwarded-Proto", "http",
        "X-Forwarded-Port", "444",
        "X-Forwarded-Prefix", "/evil",
        "X-Forwarded-Ssl", "off",
        "X-Real-IP", "203.0.113.9"
    };

    @Test
    void aServiceLearnsFromUsAloneWhereARequestCameFrom() throws InterruptedException {
        loggedIn("ada").get("/api/v1/pets?a=b", CLAIMS).expect(200);
        Upstream.Received request = SERVICE.next();
        assertThat(request.target()).isEqualTo("/api/v1/pets?a=b");
        assertThat(request.headers().toString()).doesNotContain("evil", "203.0.113.9");
        assertThat(request.headers())
                .containsEntry("X-Forwarded-For", "127.0.0.1")
                .containsEntry("X-Forwarded-Host", "chatclique.example")
                .containsEntry("X-Forwarded-Proto", "https")
                .containsEntry("X-Forwarded-Port", "443")
                .doesNotContainKeys("Forwarded", "X-Forwarded-Prefix", "X-Forwarded-Ssl", "X-Real-IP");
    }

    @Test
    void claimsOfAClientChangeNoRedirect() {
        Browser.Answer login = stranger().get("/login", CLAIMS).expect(302);
        assertThat(login.header("Location"))
                .startsWith(LocalKeycloak.PUBLIC + LocalKeycloak.PROTOCOL)
                .contains("redirect_uri=https://chatclique.example/auth/callback")
                .doesNotContain("evil");
        assertThat(login.setCookies().toString()).doesNotContain("evil").contains("Secure");
    }

    @Test
    void keycloakLearnsFromUsToo() {
        JsonNode headers = stranger()
                .get("/auth/realms/chatclique/account/", CLAIMS)
                .expect(200)
                .json()
                .path("headers");
        assertThat(headers.toString()).doesNotContain("evil").contains("chatclique.example");
    }

    @Test
    void aServiceGetsTheTokenAndNothingElseThatSaysWhoItIs() throws InterruptedException {
        Browser browser = loggedIn("ada");
        HttpCookie other = new HttpCookie("other", "kept");
        other.setPath("/");
        browser.cookies().put("other", other);
        browser.post("/api/v1/pets", "{}", "X-CSRF-Token", browser.csrf()).expect(200);
        Upstream.Received request = SERVICE.next();
        assertThat(request.header("Authorization")).startsWith("Bearer eyJ");
        assertThat(request.headers()).doesNotContainKeys("Cookie", "X-CSRF-Token");
    }

    @Test
    void noRouteLetsTheSessionsCookieOut() throws InterruptedException {
        Browser browser = loggedIn("ada");
        HttpCookie keycloaks = new HttpCookie("KEYCLOAK_SESSION", "keycloaks-own");
        keycloaks.setPath("/auth/");
        browser.cookies().put(keycloaks.getName(), keycloaks);
        JsonNode atKeycloak = browser.get("/auth/realms/chatclique/account/").json();
        assertThat(atKeycloak.path("headers").path("Cookie").toString())
                .contains("KEYCLOAK_SESSION=")
                .doesNotContain("__Host-session");
        browser.get("/v3/api-docs/pet-service").expect(200);
        Upstream.Received docs = SERVICE.next();
        assertThat(docs.target()).isEqualTo("/v3/api-docs");
        assertThat(docs.headers()).doesNotContainKeys("Cookie", "Authorization");
    }

    @Test
    void headersOfOneConnectionStayOnIt() throws IOException, InterruptedException {
        SERVICE.at(
                "/api/v1/pets",
                gateway -> gateway.write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: X-Inner\r\nX-Inner: 1\r\n"
                        + "Keep-Alive: timeout=77\r\nProxy-Authenticate: Basic\r\nUpgrade: h2c\r\n\r\n{}"));
        String answer = Wire.exchange(
                port,
                "GET /api/v1/pets HTTP/1.1\r\nHost: localhost\r\nSec-WebSocket-Version: 13\r\nAuthorization: Bearer "
                        + KEYCLOAK.accessToken("ada")
                        + "\r\nConnection: close, upgrade, X-Private\r\nX-Private: 1\r\nKeep-Alive: timeout=99\r\nTE: trailers\r\n"
                        + "Upgrade: websocket\r\nProxy-Authorization: Basic eDp5\r\nProxy-Connection: keep-alive\r\n\r\n");
        assertThat(answer)
                .startsWith("HTTP/1.1 200")
                .doesNotContain("X-Inner", "timeout=77", "Proxy-Authenticate", "h2c");
        assertThat(SERVICE.next().headers())
                .doesNotContainKeys(
                        "X-Private", "Keep-Alive", "TE", "Upgrade", "Proxy-Authorization", "Proxy-Connection");
    }
}
