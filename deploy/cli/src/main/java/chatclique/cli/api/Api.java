package chatclique.cli.api;

import chatclique.cli.http.Answer;
import chatclique.cli.http.Server;
import chatclique.cli.http.UnreachableException;
import chatclique.cli.login.Login;
import chatclique.cli.login.NotLoggedInException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The API at the gateway, as somebody who is logged in. */
public final class Api {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int LARGEST = 16 << 20;
    private static final int PAGE = 200;

    /** A stream as it comes; anything else as a whole. */
    private static final BodyHandler<InputStream> EVENTS = response -> response.statusCode() == 200
            ? BodySubscribers.ofInputStream()
            : BodySubscribers.mapping(
                    BodySubscribers.limiting(BodySubscribers.ofByteArray(), LARGEST), ByteArrayInputStream::new);

    private final Server server;
    private final Login login;

    public Api(Server server, Login login) {
        this.server = server;
        this.login = login;
    }

    /** What is at a path. */
    public JsonNode get(String path) {
        return send(server.request(path));
    }

    /** All items of a list; a page is read when its first item is wanted. */
    public Stream<JsonNode> all(String path) {
        return Stream.iterate(page(path, ""), page -> !page.isMissingNode(), page -> nextPage(path, page))
                .flatMap(page -> page.path("items").valueStream());
    }

    /** Makes something; it is made once, however often that has to be sent. */
    public JsonNode create(String path, Map<String, String> body) {
        return send(post(path, body, UUID.randomUUID().toString()));
    }

    /** Says something in a conversation. */
    public Reply say(String conversation, String text) {
        return say(conversation, text, Timing.USUAL);
    }

    Reply say(String conversation, String text, Timing timing) {
        String path = "/api/v1/conversations/" + conversation + "/turns";
        String key = UUID.randomUUID().toString();
        return new Reply(this, () -> post(path, Map.of("text", text), key), null, timing);
    }

    /** Goes on with an answer that runs already, from its start. */
    public Reply attach(String turn) {
        return new Reply(this, () -> events(turn), turn, Timing.USUAL);
    }

    HttpRequest.Builder events(String turn) {
        return server.request("/api/v1/turns/" + turn + "/events");
    }

    /** Asks to stop an answer; harmless to repeat. */
    void stop(String turn) {
        send(server.request("/api/v1/turns/" + turn + "/stop").POST(BodyPublishers.noBody()));
    }

    /**
     * Opens a stream of events.
     *
     * @throws IOException when the server can't be reached
     * @throws chatclique.cli.http.RefusedException when it answers something else
     */
    EventReader open(HttpRequest.Builder request) throws IOException {
        HttpResponse<InputStream> response = exchange(request.setHeader("Accept", "text/event-stream"), EVENTS);
        if (response.statusCode() != 200) {
            String body = new String(response.body().readAllBytes(), StandardCharsets.UTF_8);
            Answer.of(response, body).orRefused();
        }
        return new EventReader(response.body());
    }

    UnreachableException unreachable(@Nullable Throwable cause) {
        return server.unreachable(cause);
    }

    private JsonNode nextPage(String path, JsonNode page) {
        String next = page.path("next").asString("");
        return next.isEmpty()
                ? JSON.missingNode()
                : page(path, "&after=" + URLEncoder.encode(next, StandardCharsets.UTF_8));
    }

    private JsonNode page(String path, String after) {
        return get(path + "?limit=" + PAGE + after);
    }

    private JsonNode send(HttpRequest.Builder request) {
        request.setHeader("Accept", "application/json");
        BodyHandler<String> whole = BodyHandlers.limiting(BodyHandlers.ofString(), LARGEST);
        try {
            return Answer.of(exchange(request, whole)).orRefused().json();
        } catch (IOException e) {
            throw server.unreachable(e);
        }
    }

    private <T> HttpResponse<T> exchange(HttpRequest.Builder request, BodyHandler<T> body) throws IOException {
        String token = login.token();
        HttpResponse<T> response = server.exchange(bearing(request, token), body);
        if (response.statusCode() == 401) {
            response = server.exchange(bearing(request, login.otherThan(token)), body);
        }
        if (response.statusCode() == 401) {
            throw new NotLoggedInException("Your login is not accepted any more.");
        }
        return response;
    }

    private static HttpRequest bearing(HttpRequest.Builder request, String token) {
        return request.setHeader("Authorization", "Bearer " + token).build();
    }

    private HttpRequest.Builder post(String path, Map<String, String> body, String key) {
        return server.request(path)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .POST(BodyPublishers.ofString(JSON.writeValueAsString(body)));
    }
}
