package chatclique.cli.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The one server that this program speaks to: the gateway. No redirect is followed, so that no token goes elsewhere.
 *
 * @param address scheme, host and port, nothing else
 */
public record Server(URI address, HttpClient client) {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int LARGEST = 16 << 20;

    /**
     * The server at an address as people write it.
     *
     * @throws IllegalArgumentException when it is no address of a server; the message says why
     */
    public static Server at(String written) {
        return new Server(
                origin(written),
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(Duration.ofSeconds(5))
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .build());
    }

    /** A request to a path on it, with all that requests have in common. */
    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(address.resolve(path)).timeout(PATIENCE).header("User-Agent", "chatclique-cli");
    }

    /**
     * Sends it and reads the whole answer.
     *
     * @throws UnreachableException when there is none
     */
    public Answer send(HttpRequest request) {
        try {
            return Answer.of(exchange(request, BodyHandlers.limiting(BodyHandlers.ofString(), LARGEST)));
        } catch (IOException e) {
            throw unreachable(e);
        }
    }

    /** Sends it and leaves the body to the caller. */
    public <T> HttpResponse<T> exchange(HttpRequest request, BodyHandler<T> body) throws IOException {
        try {
            return client.send(request, body);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    /** What the person is told when the server doesn't answer. */
    public UnreachableException unreachable(@Nullable Throwable cause) {
        return new UnreachableException(
                "ChatClique can't be reached at " + address + ".", cause == null ? new IOException() : cause);
    }

    /** Whether others on the way can read what is sent, tokens too. */
    public boolean isOpenToEavesdroppers() {
        try {
            return address.getScheme().equals("http")
                    && !InetAddress.getByName(address.getHost()).isLoopbackAddress();
        } catch (UnknownHostException notThere) {
            return false; // then nothing is sent either
        }
    }

    private static URI origin(String written) {
        URI uri;
        try {
            uri = URI.create(written.strip());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("not an address: " + written, e);
        }
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (!Set.of("http", "https").contains(scheme) || uri.getHost() == null) {
            throw new IllegalArgumentException("not an address such as http://localhost:8080: " + written);
        }
        String path = uri.getPath();
        if (uri.getUserInfo() != null || uri.getQuery() != null || (path != null && !path.matches("/?"))) {
            throw new IllegalArgumentException("only scheme, host and port are wanted: " + written);
        }
        int usual = scheme.equals("https") ? 443 : 80;
        String port = uri.getPort() < 0 || uri.getPort() == usual ? "" : ":" + uri.getPort();
        return URI.create(scheme + "://" + uri.getHost().toLowerCase(Locale.ROOT) + port);
    }
}
