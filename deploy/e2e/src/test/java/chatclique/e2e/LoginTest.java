package chatclique.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LoginTest {

    private final Stack stack = Stack.shared();

    @Test
    @Row({"A1", "A2", "A3", "A4"})
    void whoSignsUpIsLoggedInAndGreetedByName() {
        Account account = Account.signUp(stack);

        Api.Answer me = account.cookies().get("/api/v1/me").expect(200);
        assertThat(me.at("/username").asString()).isEqualTo(account.name());
        assertThat(me.at("/name").asString()).isEqualTo("Robin");
        assertThat(me.at("/roles").valueStream().map(role -> role.asString()))
                .contains("user")
                .doesNotContain("admin");
        assertThat(me.text()).doesNotContain("eyJ");
    }

    @Test
    @Row({"A1", "A2"})
    void aTakenNameAndAWrongPasswordAreSaidInWords() {
        Account account = Account.signUp(stack);
        Api browser = Account.browser(stack);
        String form = browser.get("/login").expect(200).text();
        String refused = Account.submit(browser, form, Map.of("username", account.name(), "password", "wrong"))
                .text();
        assertThat(refused).contains("go together");
        browser.get("/api/v1/me").expectProblem(401);

        Api another = Account.browser(stack);
        String signUp = another.get("/signup").expect(200).text();
        String taken = Account.submit(
                        another,
                        signUp,
                        Map.of(
                                "username",
                                account.name(),
                                "password",
                                "some long words",
                                "password-confirm",
                                "some long words",
                                "firstName",
                                "Eve"))
                .text();
        assertThat(taken).contains("name is taken");
    }

    @Test
    @Row("A2")
    void tooManyWrongPasswordsLockTheAccountForAWhile() {
        Account account = Account.signUp(stack);
        for (int i = 0; i < 40; i++) {
            account.trial("wrong " + i);
        }
        assertThat(account.trial(account.password()).status()).isIn(400, 401);
    }

    @Test
    @Row({"A3", "A22", "D4"})
    void theCookieIsOutOfReachOfScriptsAndUnsafeRequestsNeedTheToken() {
        Account account = Account.signUp(stack);
        Api cookies = account.cookies();
        var jar = (java.net.CookieManager) cookies.http().cookieHandler().orElseThrow();
        assertThat(jar.getCookieStore().getCookies().stream()
                        .filter(cookie -> !cookie.getPath().startsWith("/auth"))
                        .allMatch(java.net.HttpCookie::isHttpOnly))
                .isTrue();
        Map<String, String> cat = Map.of("name", "Mia", "species", "cat", "look", "ginger");

        cookies.click("/api/v1/pets", cat).expectProblem(403);
        cookies.with("X-CSRF-Token", "self-made").click("/api/v1/pets", cat).expectProblem(403);
        Api page = account.page();
        page.with("Origin", "https://evil.example").click("/api/v1/pets", cat).expectProblem(403);
        page.with("Sec-Fetch-Site", "cross-site").click("/api/v1/pets", cat).expectProblem(403);
        page.with("Content-Type", "text/plain").click("/api/v1/pets", cat).expectProblem(415);
        page.click("/api/v1/pets", cat).expect(201);
    }

    @Test
    @Row("A2")
    void returnsOnlyToAPlaceWithinTheOrigin() {
        for (String evil : List.of(
                "//evil.example",
                "/%5Cevil.example",
                "https://evil.example",
                "%2F%2Fevil.example",
                "/%0d%0aLocation:%20https://evil.example")) {
            Account account = Account.logInVia(stack, "/login?returnTo=" + evil);
            assertThat(account.cookies().get("/api/v1/me").status()).isEqualTo(200);
        }
    }

    @Test
    @Row("A3")
    void logOutEndsTheSessionHereAndAtKeycloak() {
        Account account = Account.signUp(stack);
        account.page().with("Accept", "application/json").send("POST", "/logout", null);

        account.cookies().get("/api/v1/me").expectProblem(401);
    }

    @Test
    @Row("A3")
    void twentyParallelRequestsWithAnExpiredTokenAreAllAnswered() throws Exception {
        Account account = Account.signUp(stack);
        try (var shortTokens = KeycloakAdmin.open(stack).accessTokenSeconds(21)) {
            Account again = Account.logIn(stack, account.name(), account.password());
            // Refreshed 20 s ahead, tokens of 21 s are stale a second after they were issued: each round refreshes.
            for (int round = 0; round < 3; round++) {
                long second = System.currentTimeMillis() / 1000 + 2;
                Await.until(
                        java.time.Duration.ofSeconds(5), () -> System.currentTimeMillis() / 1000, now -> now >= second);
                assertThat(PetTest.inParallel(
                                20, () -> again.cookies().get("/api/v1/pets").status()))
                        .containsOnly(200);
            }
        }
    }

    @Test
    @Row({"A27", "A3"})
    void localeAndZoneAreKeptWithTheAccount() {
        Account account = Account.signUp(stack);
        Api page = account.page();
        page.patch("/api/v1/me", Map.of("locale", "fr", "zone", "Europe/Paris")).expect(200);
        page.patch("/api/v1/me", Map.of("zone", "Mars/Olympus")).expectProblem(400);

        Account again = Account.logIn(stack, account.name(), account.password());
        assertThat(again.cookies().get("/api/v1/me").at("/zone").asString()).isEqualTo("Europe/Paris");
        assertThat(again.cookies().get("/api/v1/me").at("/locale").asString()).isEqualTo("fr");
    }

    @Test
    @Row("E11")
    void theTrialAccountsHaveTheirRoles() {
        for (String name : List.of("operator", "admin")) {
            Api.Answer me =
                    Account.logIn(stack, name, name).cookies().get("/api/v1/me").expect(200);
            assertThat(me.at("/roles").valueStream().map(role -> role.asString()))
                    .contains(name);
        }
    }
}
