package chatclique.gateway.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client with a jar of cookies that follows no redirect by itself, and remembers all that it was shown. */
public final class Browser {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final JsonMapper JSON = new JsonMapper();

    private final int port;
    private final ConcurrentMap<String, HttpCookie> cookies = new ConcurrentHashMap<>();
    private final List<String> shown = new ArrayList<>();

    public Browser(int port) {
        this.port = port;
    }

    public Answer get(String path, String... headers) {
        return send("GET", path, null, headers);
    }

    public Answer post(String path, String json, String... headers) {
        return send("POST", path, json, headers);
    }

    /** Sends a request; a body goes as JSON unless the headers say otherwise. */
    public Answer send(String method, String path, String body, String... headers) {
        try {
            return shown(HTTP.send(request(method, path, body, headers), HttpResponse.BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public CompletableFuture<Answer> getLater(String path, String... headers) {
        return HTTP.sendAsync(request("GET", path, null, headers), HttpResponse.BodyHandlers.ofString())
                .thenApply(this::shown);
    }

    /** Goes from {@code /login} through Keycloak back to the page. */
    public Answer logIn(String user) {
        Answer keycloak = begin("/login", user);
        Answer back = get(keycloak.location());
        assertThat(back.status()).as(back.toString()).isEqualTo(303);
        return back;
    }

    /** Goes from a page that begins a login to where Keycloak sends the browser back. */
    public Answer begin(String page, String user) {
        Answer begun = get(page);
        assertThat(begun.status()).as(begun.toString()).isEqualTo(302);
        return get(begun.location() + "&user=" + user).expect(302);
    }

    /** The session's token against forged requests. */
    public String csrf() {
        return get("/api/v1/csrf").json().path("token").asString();
    }

    /** The cookie of the session, or null. */
    public HttpCookie session() {
        return cookies.get("__Host-session");
    }

    public Map<String, HttpCookie> cookies() {
        return cookies;
    }

    /** All heads and bodies that this browser got. */
    public String allShown() {
        synchronized (shown) {
            return String.join("\n", shown);
        }
    }

    private HttpRequest request(String method, String path, String body, String... headers) {
        URI address = URI.create("http://localhost:" + port + withoutOrigin(path));
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        if (body != null) {
            request.setHeader("Content-Type", "application/json");
        }
        String jar = cookies.values().stream()
                .filter(cookie -> address.getPath().startsWith(cookie.getPath()))
                .map(cookie -> cookie.getName() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
        if (!jar.isEmpty()) {
            request.setHeader("Cookie", jar);
        }
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        return request.build();
    }

    private Answer shown(HttpResponse<String> response) {
        for (String line : response.headers().allValues("Set-Cookie")) {
            HttpCookie cookie = HttpCookie.parse(line).getFirst();
            if (cookie.getMaxAge() == 0) {
                cookies.remove(cookie.getName());
            } else {
                cookies.put(cookie.getName(), cookie);
            }
        }
        synchronized (shown) {
            shown.add(response.headers().map() + "\n" + response.body());
        }
        return new Answer(response.statusCode(), response);
    }

    private static String withoutOrigin(String address) {
        return address.startsWith(LocalKeycloak.PUBLIC) ? address.substring(LocalKeycloak.PUBLIC.length()) : address;
    }

    /** What came back. */
    public record Answer(int status, HttpResponse<String> response) {

        public String header(String name) {
            return response.headers().firstValue(name).orElse(null);
        }

        public List<String> setCookies() {
            return response.headers().allValues("Set-Cookie");
        }

        /** Where it sends the browser, without the product's own origin. */
        public String location() {
            return withoutOrigin(String.valueOf(header("Location")));
        }

        public String body() {
            return response.body();
        }

        public JsonNode json() {
            return JSON.readTree(body());
        }

        /** Checks that it is a problem of ours with this status and code. */
        public Answer expectProblem(int expected, String code) {
            assertThat(status).as(toString()).isEqualTo(expected);
            assertThat(header("Content-Type")).isEqualTo("application/problem+json");
            assertThat(json().path("status").asInt()).isEqualTo(expected);
            assertThat(json().path("code").asString()).isEqualTo(code);
            assertThat(json().path("traceId").asString()).matches("[0-9a-f]{32}");
            return this;
        }

        public Answer expect(int expected) {
            assertThat(status).as(toString()).isEqualTo(expected);
            return this;
        }

        @Override
        public String toString() {
            return status + " " + response.headers().map() + " " + body();
        }
    }
}
