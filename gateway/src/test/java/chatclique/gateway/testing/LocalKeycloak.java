package chatclique.gateway.testing;

import chatclique.auth.testing.TestIssuer;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Stands in for Keycloak where a test needs what Keycloak can't be brought to do at will: tokens that are old at once, a
 * refresh that is refused, an outage. It asks for no password: the query's {@code user} is logged in.
 */
public final class LocalKeycloak {

    /** The product's address as browsers see it; the gateway under test stands behind it. */
    public static final String PUBLIC = "https://chatclique.example";

    public static final String REALM = "/auth/realms/chatclique";
    public static final String PROTOCOL = REALM + "/protocol/openid-connect";

    private static final LocalKeycloak SHARED = new LocalKeycloak();

    private final String keys = keys();
    private final LocalLogins logins = new LocalLogins();
    private final AtomicInteger refreshes = new AtomicInteger();
    private final AtomicInteger keyReads = new AtomicInteger();
    private HttpServer server = listen(0);
    private volatile Duration life = Duration.ofMinutes(5);
    private volatile int refreshFailure;
    private volatile CountDownLatch gate = new CountDownLatch(0);
    private volatile Map<String, String> lastLogin = Map.of();

    private LocalKeycloak() {}

    public static LocalKeycloak shared() {
        return SHARED;
    }

    public String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** Back to a Keycloak in good health; logins stay. */
    public void recover() {
        life = Duration.ofMinutes(5);
        refreshFailure = 0;
        refreshes.set(0);
        gate.countDown();
    }

    /** How long access tokens live from now on; negative for tokens that are old when they come. */
    public void tokensLive(Duration newLife) {
        life = newLife;
    }

    /** Refreshes wait from now on, until the gate is opened by counting it down. */
    public CountDownLatch refreshesWait() {
        gate = new CountDownLatch(1);
        return gate;
    }

    /** Refreshes are answered with an error status from now on: 400 is {@code invalid_grant}. */
    public void refreshesFailWith(int status) {
        refreshFailure = status;
    }

    /** How many refreshes were asked for since it last recovered. */
    public int refreshes() {
        return refreshes.get();
    }

    /** Whether it holds a login of the user that can be refreshed. */
    public boolean hasLogin(String user) {
        return logins.hasLogin(user);
    }

    /** How often its keys were read. */
    public int keyReads() {
        return keyReads.get();
    }

    /** The query of the last request that began a login. */
    public Map<String, String> lastLogin() {
        return lastLogin;
    }

    /** An access token for a user, as a client of the API has it. */
    public String accessToken(String user) {
        return TestIssuer.shared().token(user, claims -> claims.issuer(PUBLIC + REALM));
    }

    /** Nothing listens at its address until it is {@link #up} again. */
    public void down() {
        server.stop(0);
    }

    public void up() {
        server = listen(server.getAddress().getPort());
    }

    private HttpServer listen(int port) {
        try {
            HttpServer listening = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            listening.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            listening.createContext("/", this::answer);
            listening.start();
            return listening;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            Map<String, String> query = fields(exchange.getRequestURI().getRawQuery());
            switch (exchange.getRequestURI().getPath()) {
                case PROTOCOL + "/auth" -> logIn(exchange, query);
                case PROTOCOL + "/token" -> tokens(exchange, fields(body));
                case PROTOCOL + "/certs" -> {
                    keyReads.incrementAndGet();
                    json(exchange, 200, keys);
                }
                case PROTOCOL + "/logout" -> logOut(exchange, query);
                case REALM + "/account" -> json(exchange, 200, logins.account(bearer(exchange), body));
                default -> json(exchange, 200, logins.seen(exchange));
            }
        }
    }

    private void logIn(HttpExchange exchange, Map<String, String> query) throws IOException {
        lastLogin = query;
        if (!LocalLogins.isOfGateway(query)) {
            json(exchange, 400, "{\"error\":\"invalid_request\"}");
            return;
        }
        String code = logins.begin(query);
        exchange.getResponseHeaders()
                .set(
                        "Location",
                        UriComponentsBuilder.fromUriString(query.get("redirect_uri"))
                                .queryParam("state", "{state}")
                                .queryParam("code", "{code}")
                                .encode()
                                .buildAndExpand(query.get("state"), code)
                                .toUriString());
        exchange.sendResponseHeaders(302, -1);
    }

    private void tokens(HttpExchange exchange, Map<String, String> form) throws IOException {
        boolean refresh = "refresh_token".equals(form.get("grant_type"));
        int failure = refresh ? refreshFailure : 0;
        if (refresh) {
            refreshes.incrementAndGet();
            awaitGate();
        }
        if (failure == 400) {
            logins.end(form.get("refresh_token"));
        } else if (failure != 0) {
            json(exchange, failure, "{\"error\":\"server_error\"}");
            return;
        }
        LocalLogins.Granted granted = LocalLogins.isGateway(exchange)
                ? refresh ? logins.refresh(form.get("refresh_token")) : logins.redeem(form)
                : null;
        if (granted == null) {
            json(exchange, 400, "{\"error\":\"invalid_grant\"}");
        } else {
            json(exchange, 200, granted.json(Date.from(Instant.now().plus(life))));
        }
    }

    private void logOut(HttpExchange exchange, Map<String, String> query) throws IOException {
        logins.endOfIdToken(query.get("id_token_hint"));
        exchange.getResponseHeaders().set("Location", query.get("post_logout_redirect_uri"));
        exchange.sendResponseHeaders(302, -1);
    }

    private void awaitGate() throws IOException {
        try {
            if (!gate.await(10, TimeUnit.SECONDS)) {
                throw new IOException("Nobody opened the gate");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private static String bearer(HttpExchange exchange) {
        return exchange.getRequestHeaders().getFirst("Authorization").substring("Bearer ".length());
    }

    private static Map<String, String> fields(String encoded) {
        return encoded == null || encoded.isEmpty()
                ? Map.of()
                : Stream.of(encoded.split("&"))
                        .map(field -> field.split("=", 2))
                        .collect(Collectors.toMap(
                                field -> field[0],
                                field -> URLDecoder.decode(field.length < 2 ? "" : field[1], StandardCharsets.UTF_8)));
    }

    private static void json(HttpExchange exchange, int status, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    private static String keys() {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                            HttpRequest.newBuilder(
                                            URI.create(TestIssuer.shared().issuer() + "/certs"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
