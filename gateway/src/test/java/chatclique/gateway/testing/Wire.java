package chatclique.gateway.testing;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** A bare connection to the gateway, for what no HTTP client would send. */
public final class Wire implements AutoCloseable {

    private final Socket socket;

    public Wire(int port) throws IOException {
        socket = new Socket("localhost", port);
        socket.setSoTimeout(10_000);
    }

    /** Sends a whole request, and gives all that comes until the gateway closes; empty when it just does that. */
    public static String exchange(int port, String request) throws IOException {
        try (Wire wire = new Wire(port)) {
            wire.send(request);
            return wire.readAll();
        }
    }

    /** Sends the text, each character as one byte. */
    public void send(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
    }

    /** Sends the same text again and again, until interrupted or told off. */
    public void drip(String text, Duration every) {
        try {
            while (true) {
                send(text);
                Thread.sleep(every);
            }
        } catch (IOException | InterruptedException end) {
            // The other end has hung up, or the test has seen enough.
        }
    }

    /** All that comes until the gateway closes the connection. */
    public String readAll() throws IOException {
        StringBuilder all = new StringBuilder();
        try {
            InputStream in = socket.getInputStream();
            for (int next = in.read(); next >= 0; next = in.read()) {
                all.append((char) next);
            }
        } catch (SocketException reset) {
            // Closed while bytes of ours were under way; what came before is the answer.
        }
        return all.toString();
    }

    /** What comes until this text has come. */
    public String readTo(String end) throws IOException {
        StringBuilder all = new StringBuilder();
        InputStream in = socket.getInputStream();
        while (all.indexOf(end) < 0) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("Closed after: " + all);
            }
            all.append((char) next);
        }
        return all.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
