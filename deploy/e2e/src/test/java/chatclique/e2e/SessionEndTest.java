package chatclique.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Logins that end elsewhere: revoked, logged out in another tab, the account closed, each also in mid-answer. */
class SessionEndTest {

    /** With the gateway's refresh 20 s ahead, such a token needs a new one a second after it was issued. */
    private static final int SHORT = 21;

    private static final Duration SOON = Duration.ofSeconds(20);

    private final Stack stack = Stack.shared();
    private KeycloakAdmin keycloak;
    private Account account;

    @BeforeEach
    void someoneWithAShortToken() {
        keycloak = KeycloakAdmin.open(stack).accessTokenSeconds(SHORT);
        account = Account.signUp(stack);
    }

    @AfterEach
    void usualTokens() {
        keycloak.close();
    }

    @Test
    @Row("A3")
    void whoseLoginIsRevokedIsAStrangerAtTheNextRefresh() throws Exception {
        account.cookies().get("/api/v1/pets").expect(200);
        keycloak.logOut(account.name());

        untilStranger();
        assertThat(PetTest.inParallel(
                        20, () -> account.cookies().get("/api/v1/pets").status()))
                .containsOnly(401);
        assertThat(account.cookies()
                        .get("/api/v1/csrf")
                        .expect(200)
                        .at("/token")
                        .isNull())
                .isTrue();
        Account.logIn(stack, account.name(), account.password())
                .cookies()
                .get("/api/v1/pets")
                .expect(200);
    }

    @Test
    @Row({"A3", "X11"})
    void whoLogsOutInMidAnswerFindsItFinishedAfterwards() {
        try (Answering answering = Answering.begin(account)) {
            account.page()
                    .with("Accept", "application/json")
                    .send("POST", "/logout", null)
                    .expect(200);
            account.cookies().get("/api/v1/me").expectProblem(401);
            answering.endsWell();
        }
        Api again = Account.logIn(stack, account.name(), account.password()).cookies();
        assertThat(Answering.logged(again)).isEqualTo("DONE");
    }

    @Test
    @Row({"A3", "X11"})
    void whoseAccountIsClosedInMidAnswerIsOutAndLosesNothing() {
        try (Answering answering = Answering.begin(account)) {
            keycloak.enable(account.name(), false);
            answering.endsWell();
        }
        untilStranger();
        assertThat(account.trial(account.password()).status()).isIn(400, 401);

        keycloak.enable(account.name(), true);
        Api again = Account.logIn(stack, account.name(), account.password()).cookies();
        assertThat(Answering.logged(again)).isEqualTo("DONE");
    }

    private void untilStranger() {
        Await.until(SOON, () -> account.cookies().get("/api/v1/pets").status(), status -> status == 401);
    }

    /** An answer whose first event has come. */
    private record Answering(BufferedReader stream) implements AutoCloseable {

        static Answering begin(Account account) {
            Api page = account.page();
            String conversation = page.click("/api/v1/conversations", Map.of("persona", "assistant"))
                    .expect(201)
                    .at("/id")
                    .asString();
            var request = page.with("Accept", "text/event-stream")
                    .with("Content-Type", "application/json")
                    .with("Idempotency-Key", UUID.randomUUID().toString())
                    .request("/api/v1/conversations/" + conversation + "/turns")
                    .POST(BodyPublishers.ofString("{\"text\":\"Tell me a long story\"}"))
                    .build();
            try {
                var response = page.http().send(request, BodyHandlers.ofInputStream());
                assertThat(response.statusCode()).isEqualTo(200);
                var stream = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
                assertThat(stream.readLine()).isNotNull();
                return new Answering(stream);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }

        /** What was allowed to begin may end; or the stream closes, and the answer is found in the log. */
        void endsWell() {
            List<String> events;
            try (Stream<String> lines = stream.lines()) {
                events = lines.filter(line -> line.startsWith("event:"))
                        .map(line -> line.substring("event:".length()).strip())
                        .toList();
            }
            assertThat(events).doesNotContain("failed");
        }

        static String logged(Api owner) {
            return Await.until(
                    SOON,
                    () -> owner.get("/api/v1/chat-log/" + Days.today())
                            .expect(200)
                            .at("/items/0/state")
                            .asString(),
                    Set.of("DONE", "PARTIAL", "FAILED", "STOPPED")::contains);
        }

        @Override
        public void close() {
            try {
                stream.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
