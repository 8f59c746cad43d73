package chatclique.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import chatclique.e2e.Routes.Route;
import chatclique.e2e.Stack.Part;
import java.net.http.HttpClient;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Whoever reaches a service past the gateway finds the same locks there; and nobody is who a header says. */
class PastTheGatewayTest {

    private static final Map<String, Part> SERVICES =
            Map.of("pet-service", Part.PET, "chat-service", Part.CHAT, "image-service", Part.IMAGE);

    private static final Stack STACK = Stack.shared();
    private static Account account;
    private static Routes routes;

    @BeforeAll
    static void someone() {
        account = Account.signUp(STACK);
        Api owner = account.api();
        String pet = PetTest.adopt(owner, "Mia").at("/id").asString();
        String conversation = ChatTest.talkTo(owner, pet);
        String turn = ChatTest.say(owner, conversation, "Hello").at("/id").asString();
        Map<String, String> ids = Map.of(
                "pets", pet, "conversations", conversation, "turns", turn, "pictures", "p".repeat(26), "facts", "f");
        routes = Routes.of(owner, ids);
    }

    @Test
    @Row({"A3", "B8"})
    void withoutATokenOrWithAWrongOneThereIsNothing() {
        List<Map<String, String>> wrong = List.of(
                Map.of(),
                Map.of("Authorization", "Bearer garbage"),
                Map.of("Authorization", "Basic ZGVtbzpkZW1v"),
                Map.of("Authorization", "Bearer " + KeycloakAdmin.token(STACK)),
                Map.of("Cookie", "session-" + STACK.port() + "=" + "x".repeat(36)),
                Map.of("X-Forwarded-User", "demo", "X-User-Id", "demo", "X-Owner", "demo", "X-Roles", "admin"));
        for (Map<String, String> headers : wrong) {
            for (Route route : routes.all()) {
                routes.call(inside(route, headers), route).expectProblem(401);
            }
        }
    }

    @Test
    @Row({"A3", "E11"})
    void aServiceIsNoUserAndAUserIsNoService() {
        Map<String, String> service = Map.of("Authorization", "Bearer " + Tokens.ofAService(STACK));
        for (Route route : routes.all()) {
            routes.call(inside(route, service), route).expectProblem(403);
        }
        Api user = inside(Part.CHAT, Map.of("Authorization", "Bearer " + account.token()));
        user.click("/internal/v1/log-entries", Map.of()).expectProblem(403);
        inside(Part.CHAT, Map.of()).click("/internal/v1/log-entries", Map.of()).expectProblem(401);
    }

    @Test
    @Row("A3")
    void anotherOwnerFindsNothingThereEither() {
        Map<String, String> eve =
                Map.of("Authorization", "Bearer " + Account.signUp(STACK).token());
        for (Route route : routes.all()) {
            if (routes.isAboutOne(route) && route.isDocumentedHere()) {
                routes.call(inside(route, eve), route).expectProblem(404);
            }
        }
    }

    @Test
    @Row({"A22", "A23"})
    void spoofedAddressesReachNoAnswer() {
        Api spoofing = account.api()
                .with("X-Forwarded-Host", "evil.example")
                .with("X-Forwarded-Proto", "https")
                .with("X-Forwarded-Port", "666")
                .with("X-Forwarded-Prefix", "/evil")
                .with("X-Forwarded-For", "6.6.6.6")
                .with("Forwarded", "host=evil.example;proto=https;for=6.6.6.6");
        List<Api.Answer> answers = List.of(
                spoofing.click("/api/v1/pets", Map.of("name", "Bo", "species", "dog", "look", "golden")),
                spoofing.click("/api/v1/pictures", Map.of("prompt", "a dog")),
                spoofing.get("/v3/api-docs/pet-service"),
                spoofing.get("/auth/realms/chatclique/.well-known/openid-configuration"),
                spoofing.get("/login"),
                spoofing.get("/api/v1/nothing-here"));
        for (Api.Answer answer : answers) {
            assertThat(answer.text() + answer.headers().map())
                    .doesNotContain("evil")
                    .doesNotContain("666");
        }
        assertThat(answers.get(3).at("/issuer").asString()).isEqualTo(STACK.address() + "/auth/realms/chatclique");
    }

    @Test
    @Row({"A23", "E11"})
    void keycloaksSurfaceIsTheRealmsOwn() {
        JsonNode endpoints = Api.stranger(STACK)
                .get("/auth/realms/chatclique/.well-known/openid-configuration")
                .expect(200)
                .json();
        endpoints
                .propertyStream()
                .filter(each -> each.getKey().endsWith("_endpoint"))
                .forEach(each -> assertThat(each.getValue().asString())
                        .startsWith(STACK.address() + "/auth/realms/chatclique/"));
        assertThat(Set.of(401, 403, 404))
                .contains(account.api()
                        .get("/auth/realms/chatclique/clients-registrations/default")
                        .status());
    }

    private static Api inside(Route route, Map<String, String> headers) {
        return inside(SERVICES.get(route.service()), headers);
    }

    private static Api inside(Part part, Map<String, String> headers) {
        return new Api(HttpClient.newHttpClient(), "http://localhost:" + STACK.port(part), headers);
    }
}
