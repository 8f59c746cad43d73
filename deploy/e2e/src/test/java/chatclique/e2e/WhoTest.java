package chatclique.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import chatclique.e2e.Routes.Route;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every route of every service, called by those who must get nothing. */
class WhoTest {

    private static Account adasAccount;
    private static Api ada;
    private static Api eve;
    private static Map<String, String> adas;
    private static Routes routes;

    @BeforeAll
    static void adaHasOneOfEverything() {
        Stack stack = Stack.shared();
        adasAccount = Account.signUp(stack);
        ada = adasAccount.api();
        eve = Account.signUp(stack).api();
        String pet = PetTest.adopt(ada, "Mia").at("/id").asString();
        String conversation = ChatTest.talkTo(ada, pet);
        String turn = ChatTest.say(ada, conversation, "Hello").at("/id").asString();
        String picture = ada.click("/api/v1/pictures", Map.of("prompt", "a cat", "petId", pet))
                .expect(202)
                .at("/id")
                .asString();
        PicturesTest.ready(ada, picture);
        String fact = ada.click("/api/v1/facts", Map.of("petId", pet, "kind", "like", "text", "old trains"))
                .expect(201)
                .at("/id")
                .asString();
        adas = Map.of("pets", pet, "conversations", conversation, "turns", turn, "pictures", picture, "facts", fact);
        routes = Routes.of(ada, adas);
        assertThat(routes.all()).hasSizeGreaterThan(15);
    }

    @Test
    @Row({"A3", "E7"})
    void aStrangerGetsNothingOnAnyRoute() {
        Api stranger = Api.stranger(Stack.shared());
        for (Route route : routes.all()) {
            Api.Answer answer = routes.call(stranger, route);
            assertThat(answer.status()).as(route.toString()).isEqualTo(401);
            answer.expectProblem(401);
        }
    }

    @Test
    @Row({"A3", "A19"})
    void anotherOwnerGetsNothingOfAdas() {
        int checked = 0;
        for (Route route : routes.all()) {
            Api.Answer answer = routes.call(eve, route);
            assertThat(answer.text()).as(route.toString()).doesNotContain("Mia").doesNotContain("Hello");
            if (routes.isAboutOne(route)) {
                // A good request that finds nothing; of a route that came later, only that it gives nothing.
                Integer[] refusals = route.isDocumentedHere() ? new Integer[] {404} : new Integer[] {400, 404, 405};
                assertThat(answer.status()).as(route.toString()).isIn((Object[]) refusals);
                answer.expectProblem(answer.status());
                checked++;
            }
        }
        assertThat(checked).isGreaterThan(8);
        assertThat(ada.get("/api/v1/pets/" + adas.get("pets"))
                        .expect(200)
                        .at("/state/counters/feed")
                        .asInt())
                .isZero();
        ada.get("/api/v1/turns/" + adas.get("turns")).expect(200);
        ada.get("/api/v1/pictures/" + adas.get("pictures") + "/content").expect(200);
    }

    @Test
    @Row({"A3", "A19"})
    void anothersPetServesForNoTalkAndNoPicture() {
        String pet = adas.get("pets");
        eve.click("/api/v1/conversations", Map.of("persona", "pet", "petId", pet))
                .expectProblem(404);
        Api.Answer ordered = eve.click("/api/v1/pictures", Map.of("prompt", "my pet", "petId", pet));
        if (ordered.status() == 202) {
            String id = ordered.at("/id").asString();
            assertThat(Await.until(
                                    java.time.Duration.ofSeconds(40),
                                    () -> eve.get("/api/v1/pictures/" + id).expect(200),
                                    picture -> !picture.at("/state").asString().matches("PENDING|RUNNING"))
                            .text())
                    .doesNotContain("Mia")
                    .doesNotContain("ginger");
        } else {
            ordered.expectProblem(422);
        }
    }

    static List<Map.Entry<String, String>> tokensThatAreNotAUsers() {
        return Tokens.bad(Stack.shared(), ada.headers().get("Authorization").substring("Bearer ".length()));
    }

    @ParameterizedTest
    @MethodSource("tokensThatAreNotAUsers")
    @Row({"A3", "E11"})
    void aTokenThatIsNotAUsersGetsNothing(Map.Entry<String, String> token) {
        Api caller = Api.bearer(Stack.shared(), token.getValue());
        for (Route route : routes.all()) {
            Api.Answer answer = routes.call(caller, route);
            assertThat(answer.status()).as(route + " " + token.getKey()).isIn(401, 403);
            answer.expectProblem(answer.status());
        }
        Api.Answer me = caller.get("/api/v1/me");
        assertThat(me.status() == 200 && me.at("/username").isNull() || me.status() == 401)
                .as(token.getKey() + " is nobody: " + me)
                .isTrue();
    }

    @Test
    @Row({"A22", "D4"})
    void everyUnsafeRouteOfASessionNeedsItsOwnTokenAndItsOwnOrigin() {
        Api cookies = adasAccount.cookies();
        Api page = adasAccount.page();
        List<Api> forged = List.of(
                cookies,
                cookies.with("X-CSRF-Token", "self-made").with("Cookie", "XSRF-TOKEN=self-made"),
                page.with("Origin", "https://evil.example"),
                page.with("Origin", "null"),
                page.with("Sec-Fetch-Site", "cross-site"),
                page.with("Sec-Fetch-Site", "same-site"));
        for (Api forger : forged) {
            for (Route route : routes.all().stream().filter(Route::isUnsafe).toList()) {
                Api.Answer answer = routes.call(forger, route);
                assertThat(answer.status()).as(route + " " + forger.headers()).isIn(401, 403);
                answer.expectProblem(answer.status());
            }
            assertThat(forger.patch("/api/v1/me", Map.of("locale", "fr")).status())
                    .isIn(401, 403);
            assertThat(forger.send("POST", "/logout", null).status()).isIn(401, 403);
        }
        cookies.get("/api/v1/pets/" + adas.get("pets")).expect(200);
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
}
