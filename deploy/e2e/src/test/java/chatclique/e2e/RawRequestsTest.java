package chatclique.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What only a raw socket can send. The answer is an error status or a closed connection, and the gateway lives on. */
class RawRequestsTest {

    private static final Stack STACK = Stack.shared();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST /api/v1/pets HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /x HTTP/1.1\r\n\r\n",
                "POST /api/v1/pets HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nhello",
                "POST /api/v1/pets HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1\r\n\r\n",
                "GET http://evil.example/api/v1/pets HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "GET /api/v1/pets HTTP/1.1\r\nHost: localhost\r\nX-Bad: a\u0000b\r\n\r\n",
                "GET /api/v1/../internal HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "GET /\u0001 HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "NONSENSE\r\n\r\n"
            })
    @Row("C10")
    void brokenRequestsAreRefused(String request) throws IOException {
        assertThat(send(request)).doesNotContain(" 200 ").doesNotContain("Exception");
        alive();
    }

    @Test
    @Row("C10")
    void hugeHeadersAreRefused() throws IOException {
        assertThat(send("GET /api/v1/pets HTTP/1.1\r\nHost: localhost\r\nX-Large: " + "x".repeat(64 * 1024)
                        + "\r\n\r\n"))
                .containsAnyOf(" 431 ", " 413 ", " 400 ");
        StringBuilder many = new StringBuilder("GET /api/v1/pets HTTP/1.1\r\nHost: localhost\r\n");
        for (int i = 0; i < 1000; i++) {
            many.append("X-Many-").append(i).append(": some more text here\r\n");
        }
        assertThat(send(many + "\r\n")).containsAnyOf(" 431 ", " 413 ", " 400 ");
        assertThat(send("GET /" + "x".repeat(64 * 1024) + " HTTP/1.1\r\nHost: localhost\r\n\r\n"))
                .containsAnyOf(" 414 ", " 413 ", " 400 ");
        alive();
    }

    @Test
    @Row("A22")
    void spoofedForwardedHeadersChangeNothing() throws IOException {
        String answer = send("GET /login HTTP/1.1\r\nHost: localhost:" + STACK.port()
                + "\r\nX-Forwarded-Host: evil.example\r\nX-Forwarded-Proto: https\r\nForwarded: host=evil.example\r\n"
                + "Accept: text/html\r\nConnection: close\r\n\r\n");
        assertThat(answer).contains(" 302 ").doesNotContain("evil.example");
    }

    private static void alive() {
        Api.stranger(STACK).get("/livez").expect(200);
    }

    private static String send(String request) throws IOException {
        try (Socket socket = new Socket("localhost", STACK.port())) {
            socket.setSoTimeout(15_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            byte[] start = new byte[8192];
            int read = socket.getInputStream().read(start);
            return read < 0 ? "" : new String(start, 0, read, StandardCharsets.ISO_8859_1);
        } catch (java.net.SocketException closed) {
            return "";
        }
    }
}
