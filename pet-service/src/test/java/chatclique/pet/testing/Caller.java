package chatclique.pet.testing;

import chatclique.auth.testing.TestIssuer;
import java.util.Map;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

/** Calls the service as someone, with the requests that tests make often. */
@TestComponent
public class Caller {

    /** Where the pets are. */
    public static final String PETS = "/api/v1/pets";

    private final ObjectProvider<WebTestClient> client;

    public Caller(ObjectProvider<WebTestClient> client) {
        this.client = client;
    }

    /** The token of a user whose name no test has used. */
    public String someone() {
        return TestIssuer.shared().user("user-" + UUID.randomUUID());
    }

    /** The token of a user whose name no test has used, in a time zone. */
    public String someoneIn(String zone) {
        return TestIssuer.shared().user("user-" + UUID.randomUUID(), zone);
    }

    /** A plain request without a body. */
    public ResponseSpec get(String token, String path, Object... variables) {
        return client.getObject()
                .get()
                .uri(path, variables)
                .headers(headers -> headers.setBearerAuth(token))
                .exchange();
    }

    /** A request with a JSON body, given as a map or as text. */
    public ResponseSpec send(HttpMethod method, String token, String path, Object body, String... headers) {
        return client.getObject()
                .method(method)
                .uri(path)
                .headers(all -> all.setBearerAuth(token))
                .headers(all -> {
                    for (int i = 0; i < headers.length; i += 2) {
                        all.add(headers[i], headers[i + 1]);
                    }
                })
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange();
    }

    /** Adopts a cat and returns its id. */
    public String adopt(String token) {
        Map<?, ?> pet = body(
                send(HttpMethod.POST, token, PETS, cat("Minou")).expectStatus().isCreated());
        return (String) pet.get("id");
    }

    /** The body of an adoption. */
    public static Map<String, String> cat(String name) {
        return Map.of("name", name, "species", "cat", "look", "ginger");
    }

    /** Does something for a pet. */
    public ResponseSpec act(String token, String pet, String action, String key) {
        return send(
                HttpMethod.POST,
                token,
                PETS + "/" + pet + "/actions",
                Map.of("action", action),
                "Idempotency-Key",
                key);
    }

    /** The answer's body as a map. */
    @SuppressWarnings("unchecked")
    public static Map<String, Object> body(ResponseSpec answer) {
        return answer.expectBody(Map.class).returnResult().getResponseBody();
    }
}
