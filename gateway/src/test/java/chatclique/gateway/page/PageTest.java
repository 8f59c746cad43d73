package chatclique.gateway.page;

import static org.assertj.core.api.Assertions.assertThat;

import chatclique.gateway.testing.Browser;
import chatclique.gateway.testing.GatewayTest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageTest extends GatewayTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/talk",
                "/talk/1",
                "/pictures",
                "/pictures/1",
                "/log",
                "/log/2026-11-20/3",
                "/more",
                "/pets/adopt"
            })
    void eachAddressOfTheClientIsItsPage(String path) {
        Browser.Answer answer = stranger().get(path).expect(200);
        assertThat(answer.header("Content-Type")).startsWith("text/html");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-cache");
        assertThat(answer.body()).contains("<script type=\"importmap\">");
        assertThat(answer.setCookies()).isEmpty();
    }

    @Test
    void aPageRunsOurOwnScriptsOnly() throws NoSuchAlgorithmException {
        Browser.Answer answer = stranger().get("/");
        String policy = answer.header("Content-Security-Policy");
        assertThat(policy)
                .contains("default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'", "form-action 'self'")
                .contains("img-src 'self' data: blob:", "connect-src 'self'", "object-src 'none'")
                .doesNotContain("unsafe", "*", "http:", "https:");
        String script = Pattern.compile("<script type=\"importmap\">(.*?)</script>", Pattern.DOTALL)
                .matcher(answer.body())
                .results()
                .map(MatchResult::group)
                .findFirst()
                .orElseThrow()
                .replaceAll("(?s)^<script[^>]*>|</script>$", "");
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8));
        assertThat(policy)
                .contains("script-src 'self' 'sha256-" + Base64.getEncoder().encodeToString(hash) + "';");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/api/v1/me", "/api/v1/csrf", "/no-such-file.js", "/docs", "/readyz"})
    void everyAnswerTellsBrowsersWhatThisOriginNeverDoes(String path) {
        Browser.Answer answer = stranger().get(path);
        assertThat(answer.header("Content-Security-Policy")).contains("default-src 'none'", "frame-ancestors 'none'");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("X-Frame-Options")).isEqualTo("DENY");
        assertThat(answer.header("Referrer-Policy")).isEqualTo("same-origin");
        assertThat(answer.header("Permissions-Policy")).contains("camera=()");
        assertThat(answer.header("Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
        assertThat(answer.header("Cross-Origin-Resource-Policy")).isEqualTo("same-origin");
        assertThat(answer.header("Strict-Transport-Security")).startsWith("max-age=");
        assertThat(answer.header("Server")).isNull();
    }

    @Test
    void aFileIsSentAgainOnlyWhenItHasChanged() {
        Browser.Answer first = stranger().get("/styles/tokens.css").expect(200);
        assertThat(first.header("Content-Type")).startsWith("text/css");
        assertThat(first.header("Cache-Control")).isEqualTo("no-cache");
        String tag = first.header("ETag");
        Browser.Answer second =
                stranger().get("/styles/tokens.css", "If-None-Match", tag).expect(304);
        assertThat(second.body()).isEmpty();
        assertThat(second.header("ETag")).isEqualTo(tag);
        stranger().get("/styles/tokens.css", "If-None-Match", "W/\"another\"").expect(200);
    }

    @Test
    void aFileIsCompressedForWhoeverTakesIt() {
        Browser.Answer zipped = stranger().get("/styles/tokens.css", "Accept-Encoding", "gzip, br");
        assertThat(zipped.header("Content-Encoding")).isEqualTo("gzip");
        assertThat(zipped.header("Vary")).contains("Accept-Encoding");
        Browser.Answer plain = stranger().get("/styles/tokens.css");
        assertThat(plain.header("Content-Encoding")).isNull();
        assertThat(plain.header("Vary")).contains("Accept-Encoding");
    }

    @Test
    void aLibraryIsKeptForGoodSinceItsAddressNamesItsVersion() {
        String library = Pattern.compile("/webjars/[^\"]+\\.js")
                .matcher(stranger().get("/").body())
                .results()
                .map(MatchResult::group)
                .findFirst()
                .orElseThrow();
        Browser.Answer answer = stranger().get(library).expect(200);
        assertThat(answer.header("Content-Type")).contains("javascript");
        assertThat(answer.header("Cache-Control")).contains("max-age=31536000", "public", "immutable");
    }

    @Test
    void aHeadRequestGetsTheHeadAlone() {
        Browser.Answer answer =
                stranger().send("HEAD", "/styles/tokens.css", null).expect(200);
        assertThat(answer.body()).isEmpty();
        assertThat(Integer.parseInt(answer.header("Content-Length"))).isPositive();
    }

    @Test
    void whatIsNotThereIsAProblemForAScriptAndAPageForAPerson() {
        stranger().get("/app/no-such-file.js").expectProblem(404, "not-found");
        stranger().get("/nowhere").expectProblem(404, "not-found");
        Browser.Answer page = stranger()
                .get("/nowhere", "Accept", "text/html,application/xhtml+xml")
                .expect(404);
        assertThat(page.body()).contains("<script type=\"importmap\">");
        stranger().get("/api/v1/nothing", "Accept", "text/html").expectProblem(401, "login-required");
        stranger().send("DELETE", "/", null).expectProblem(404, "not-found");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/application.yaml",
                "/chatclique/gateway/Gateway.class",
                "/META-INF/MANIFEST.MF",
                "/webjars/.hidden.js",
                "/docs/.index.html",
                "/app/",
                "/app",
                "/static/index.html"
            })
    void nothingElseOfTheProgramIsServed(String path) {
        stranger().get(path).expectProblem(404, "not-found");
    }

    @Test
    void theDocumentsOfTheApiAreHere() {
        Browser.Answer page = stranger().get("/docs").expect(200);
        assertThat(page.header("Content-Type")).startsWith("text/html");
        assertThat(page.body()).contains("/webjars/swagger-ui/").doesNotContain("@swagger-ui.version@");
        assertThat(stranger()
                        .get("/v3/api-docs/gateway")
                        .expect(200)
                        .json()
                        .path("paths")
                        .propertyNames())
                .contains("/api/v1/me", "/api/v1/csrf", "/logout");
    }
}
