package chatclique.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;

import chatclique.gateway.testing.GatewayTest;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SlowClientsTest extends GatewayTest {

    @Test
    void aHeaderThatComesByteByByteIsLeft() throws IOException {
        expectLeft("GET /api/v1/pets HTTP/1.1\r\nHost: localhost\r\nX-Slow: ");
    }

    @Test
    void aFirstLineThatComesByteByByteIsLeft() throws IOException {
        expectLeft("GET /");
    }

    @Test
    void aSecondRequestThatComesByteByByteIsLeft() throws IOException {
        try (Socket socket = connect()) {
            send(socket, "GET /livez HTTP/1.1\r\nHost: localhost\r\n\r\n");
            readAnswer(socket);
            expectLeft(socket, "GET /livez HTTP/1.1\r\nX-Slow: ");
        }
    }

    @Test
    void aConnectionThatIsUsedNowAndThenStays() throws IOException {
        try (Socket socket = connect()) {
            for (int i = 0; i < 3; i++) {
                send(socket, "GET /livez HTTP/1.1\r\nHo");
                expectSilence(socket, Duration.ofMillis(100));
                send(socket, "st: localhost\r\n\r\n");
                assertThat(readAnswer(socket)).startsWith("HTTP/1.1 200");
                // In sum longer than one header may take.
                expectSilence(socket, Duration.ofMillis(600));
            }
        }
    }

    private void expectLeft(String start) throws IOException {
        try (Socket socket = connect()) {
            expectLeft(socket, start);
        }
    }

    private static void expectLeft(Socket socket, String start) throws IOException {
        send(socket, start);
        Instant begun = Instant.now();
        boolean open = true;
        while (open && Instant.now().isBefore(begun.plusSeconds(5))) {
            open = drip(socket);
        }
        assertThat(open).isFalse();
        assertThat(Duration.between(begun, Instant.now())).isBetween(Duration.ofMillis(800), Duration.ofSeconds(4));
    }

    /** Sends one byte; whether the connection is still open a tenth of a second later. */
    private static boolean drip(Socket socket) throws IOException {
        try {
            send(socket, "x");
            socket.setSoTimeout(100);
            return socket.getInputStream().read() >= 0;
        } catch (SocketTimeoutException stillOpen) {
            return true;
        } catch (SocketException closed) {
            return false;
        }
    }

    private static void expectSilence(Socket socket, Duration time) throws IOException {
        socket.setSoTimeout((int) time.toMillis());
        try {
            assertThat(socket.getInputStream().read()).as("nothing").isEqualTo(Integer.MIN_VALUE);
        } catch (SocketTimeoutException silent) {
            socket.setSoTimeout(5_000);
        }
    }

    private static String readAnswer(Socket socket) throws IOException {
        StringBuilder answer = new StringBuilder();
        while (answer.indexOf("}") < 0) {
            int next = socket.getInputStream().read();
            assertThat(next).as(answer.toString()).isNotNegative();
            answer.append((char) next);
        }
        return answer.toString();
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket("localhost", port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(5_000);
        return socket;
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
    }
}
