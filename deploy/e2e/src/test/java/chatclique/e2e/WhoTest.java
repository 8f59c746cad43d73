package chatclique.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Every route of every service, as their own OpenAPI tells them, called by those who must get nothing. */
class WhoTest {

    private static final Set<String> UNSAFE = Set.of("post", "put", "patch", "delete");

    private static Api ada;
    private static Api eve;
    private static Map<String, String> adas;
    private static List<Route> routes;

    /** A route with its path variables still open. */
    record Route(String method, String path) {}

    @BeforeAll
    static void adaHasOneOfEverything() {
        Stack stack = Stack.shared();
        ada = Account.signUp(stack).api();
        eve = Account.signUp(stack).api();
        String pet = PetTest.adopt(ada, "Mia").at("/id").asString();
        String conversation = ChatTest.talkTo(ada, pet);
        String turn = ChatTest.say(ada, conversation, "Hello").at("/id").asString();
        String picture = ada.click("/api/v1/pictures", Map.of("prompt", "a cat", "petId", pet))
                .expect(202)
                .at("/id")
                .asString();
        PicturesTest.ready(ada, picture);
        adas = Map.of("pets", pet, "conversations", conversation, "turns", turn, "pictures", picture);
        routes = routes();
        assertThat(routes).hasSizeGreaterThan(15);
    }

    @Test
    @Row({"A3", "E7"})
    void aStrangerGetsNothingOnAnyRoute() {
        Api stranger = Api.stranger(Stack.shared());
        for (Route route : routes) {
            Api.Answer answer = call(stranger, route);
            assertThat(answer.status()).as(route.toString()).isIn(401, 403);
            assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        }
    }

    @Test
    @Row({"A3", "A19"})
    void anotherOwnerGetsNothingOfAdas() {
        int checked = 0;
        for (Route route : routes) {
            if (route.path().contains("{")) {
                Api.Answer answer = call(eve, route);
                assertThat(answer.text())
                        .as(route.toString())
                        .doesNotContain("Mia")
                        .doesNotContain("Hello");
                if (adas.keySet().stream().anyMatch(kind -> route.path().startsWith("/api/v1/" + kind + "/{"))) {
                    assertThat(answer.status()).as(route.toString()).isIn(400, 404, 405);
                    checked++;
                }
            }
        }
        assertThat(checked).isGreaterThan(8);
        ada.get("/api/v1/pets/" + adas.get("pets")).expect(200);
        ada.get("/api/v1/turns/" + adas.get("turns")).expect(200);
        ada.get("/api/v1/pictures/" + adas.get("pictures") + "/content").expect(200);
    }

    @Test
    @Row({"A3", "E11"})
    void tokensThatAreNotAUsersGetNothing() {
        String id = Account.token(
                        Stack.shared(),
                        Map.of(
                                "grant_type", "password",
                                "client_id", "chatclique-trial",
                                "scope", "openid",
                                "username", "demo",
                                "password", "demo"))
                .expect(200)
                .at("/id_token")
                .asString();
        String none = "eyJhbGciOiJub25lIiwidHlwIjoiSldUIn0.eyJzdWIiOiJkZW1vIiwiYXVkIjoiY2hhdGNsaXF1ZSJ9.";
        for (String token : List.of(id, none, "garbage", "a.b.c")) {
            Api caller = Api.bearer(Stack.shared(), token);
            for (Route route : routes) {
                assertThat(call(caller, route).status()).as(route.toString()).isIn(400, 401, 403);
            }
        }
    }

    @Test
    @Row("A23")
    void insideIsNotReachableThroughTheGateway() {
        for (String path : List.of(
                "/internal/v1/log-entries",
                "/actuator",
                "/actuator/health",
                "/actuator/prometheus",
                "/auth/admin",
                "/auth/admin/master/console/",
                "/auth/realms/master",
                "/auth/realms/master/protocol/openid-connect/token",
                "/auth/metrics",
                "/auth/health",
                "/auth/realms/chatclique/../master",
                "/auth/realms/chatclique/%2e%2e/master",
                "/auth/realms/chatclique/..%2fmaster",
                "/auth/resources/../admin")) {
            Api.Answer answer = ada.get(path);
            assertThat(answer.status()).as(path).isIn(400, 401, 403, 404);
            assertThat(answer.text()).as(path).doesNotContain("public_key").doesNotContain("jvm_memory");
        }
    }

    private static Api.Answer call(Api caller, Route route) {
        String path = route.path();
        for (Map.Entry<String, String> one : adas.entrySet()) {
            path = path.replaceFirst("(/" + one.getKey() + "/)\\{[^}]+}", "$1" + one.getValue());
        }
        path = path.replaceFirst("\\{day}", Days.today().toString())
                .replaceFirst("\\{seq}", "1")
                .replaceFirst("\\{petId}", adas.get("pets"));
        Api keyed = caller.with("Idempotency-Key", java.util.UUID.randomUUID().toString());
        return keyed.send(
                route.method().toUpperCase(java.util.Locale.ROOT), path, UNSAFE.contains(route.method()) ? "{}" : null);
    }

    private static List<Route> routes() {
        List<Route> all = new ArrayList<>();
        for (String service : List.of("pet-service", "chat-service", "image-service")) {
            JsonNode paths = ada.get("/v3/api-docs/" + service).expect(200).at("/paths");
            paths.propertyStream()
                    .filter(path -> path.getKey().startsWith("/api/"))
                    .forEach(path -> path.getValue()
                            .propertyStream()
                            .filter(method -> UNSAFE.contains(method.getKey())
                                    || method.getKey().equals("get"))
                            .forEach(method -> all.add(new Route(method.getKey(), path.getKey()))));
        }
        return all;
    }
}
