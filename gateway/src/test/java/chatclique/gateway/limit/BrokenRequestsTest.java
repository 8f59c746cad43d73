package chatclique.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;

import chatclique.gateway.testing.GatewayTest;
import chatclique.gateway.testing.Wire;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What only a bare socket can send, by a caller with a good token: it is refused, and no service hears of it. */
@ExtendWith(OutputCaptureExtension.class)
class BrokenRequestsTest extends GatewayTest {

    private static final String SECRET = "s3cr3t-of-a-client";

    @AfterEach
    void noServiceHeardOfItAndTheNextRequestWorks(CapturedOutput output) {
        assertThat(SERVICE.rest()).isEmpty();
        stranger().get("/livez").expect(200);
        assertThat(output.getAll()).doesNotContain(SECRET);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST /api/v1/pets HTTP/1.1\nContent-Length: 5\nTransfer-Encoding: chunked\n\n0\n\n",
                "POST /api/v1/pets HTTP/1.1\nTransfer-Encoding: chunked\nContent-Length: 5\n\n0\n\n",
                "POST /api/v1/pets HTTP/1.1\nContent-Length: 5\nContent-Length: 6\n\nhello!",
                "POST /api/v1/pets HTTP/1.1\nContent-Length: 5, 6\n\nhello!",
                "POST /api/v1/pets HTTP/1.1\nContent-Length: -1\n\n",
                "POST /api/v1/pets HTTP/1.1\nContent-Length: +5\n\nhello",
                "POST /api/v1/pets HTTP/1.1\nContent-Length: 5x\n\nhello",
                "POST /api/v1/pets HTTP/1.1\nContent-Length: 99999999999999999999\n\nhello",
                "POST /api/v1/pets HTTP/1.1\nContent-Length : 5\n\nhello",
                "GET /api/v1/pets HTTP/1.1\nX-Bad: a\0b\n\n",
                "GET /api/v1/pets HTTP/1.1\nX-Bad: a\rb\n\n",
                "GET /api/v1/pets HTTP/1.1\nX-B\0d: a\n\n",
                "GET /api/v1/pets HTTP/1.1\nX Bad: a\n\n",
                "GET /api/v1/pets HTTP/1.1\n: a\n\n",
                "GET /api/v1/\0pets HTTP/1.1\n\n",
                "GET /api/v1/\u0001pets HTTP/1.1\n\n",
                "GET /api/v1/p\rets HTTP/1.1\n\n",
                "NONSENSE\n\n",
                "GET /api/v1/pets\n\n",
                "GET /api/v1/pets BANANA/1.1\n\n",
                "\0\0\0\0\n\n"
            })
    void aRequestThatCanBeReadInTwoWaysIsRefused(String request) throws IOException {
        assertThat(exchange(request))
                .satisfiesAnyOf(
                        closed -> assertThat(closed).isEmpty(),
                        answer -> assertThat(answer).startsWith("HTTP/1.1 400"));
    }

    @Test
    void aHeaderThatIsTooLargeIsRefused() throws IOException {
        assertThat(exchange("GET /api/v1/pets HTTP/1.1\nX-Large: " + "x".repeat(64 * 1024) + "\n\n"))
                .startsWith("HTTP/1.1 431");
        assertThat(exchange("GET /" + "x".repeat(16 * 1024) + " HTTP/1.1\n\n")).startsWith("HTTP/1.1 414");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/pets/../../internal",
                "/api/v1/pets/%2e%2e/%2e%2e/internal",
                "/api/v1/pets/..%2f..%2finternal",
                "/api/v1/pets/%252e%252e/internal",
                "/api/v1/pets/%252e%252e%252finternal",
                "/api/v1/pets/..;x=y/internal",
                "/api/v1/pets;x=y",
                "/api/v1/pets/%3bx=y",
                "/api/v1//pets",
                "//api/v1/pets",
                "/api/v1/pets/%5c..%5cinternal",
                "/api/v1/pets/%00",
                "/api/v1/pets/%0d%0aSet-Cookie:%20a=b",
                "/api/v1/pets/%0a",
                "/auth/realms/chatclique/../master",
                "/auth/realms/chatclique/%2e%2e/master",
                "/auth/realms/chatclique;/../master",
                "/auth/resources/..%2fadmin"
            })
    void aPathThatCanBeReadInTwoWaysIsRefused(String path) throws IOException {
        assertThat(exchange("GET " + path + " HTTP/1.1\n\n"))
                .startsWith("HTTP/1.1 400")
                .containsIgnoringCase("content-type: application/problem+json")
                .contains("\"code\":\"invalid-request\"")
                .doesNotContain("Exception");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/api/v1/pets\\..\\internal", "/api/v1/pets/%", "/api/v1/pets/%zz", "/api/v1/pets/{a}", "*"})
    void aPathThatIsNoneIsRefused(String path) throws IOException {
        assertThat(exchange("GET " + path + " HTTP/1.1\n\n")).startsWith("HTTP/1.1 40");
    }

    @ParameterizedTest
    @CsvSource({"http://evil.example/login", "https://evil.example:444/login", "http://localhost:1/login"})
    void anAbsoluteAddressChangesNothing(String address) throws IOException {
        String answer = exchange("GET " + address + " HTTP/1.1\n\n");
        assertThat(answer)
                .startsWith("HTTP/1.1 302")
                .contains("https://chatclique.example/auth/realms/chatclique/")
                .doesNotContain("evil.example", "localhost:1");
    }

    /** Each line feed stands for a line's end; a good token and a secret come with each request. */
    private String exchange(String request) throws IOException {
        String first = request.substring(0, request.indexOf('\n') + 1);
        String others = "Host: localhost\nConnection: close\nX-Secret: " + SECRET + "\nAuthorization: Bearer "
                + KEYCLOAK.accessToken("ada") + "\n";
        return Wire.exchange(port, (first + others + request.substring(first.length())).replace("\n", "\r\n"));
    }
}
