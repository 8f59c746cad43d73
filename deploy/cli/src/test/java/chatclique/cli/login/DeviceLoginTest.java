package chatclique.cli.login;

import static chatclique.cli.http.LocalGateway.LOGIN;
import static chatclique.cli.http.LocalGateway.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chatclique.cli.http.LocalGateway;
import chatclique.cli.http.LocalGateway.Responder;
import chatclique.cli.http.RefusedException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeviceLoginTest {

    private static final Responder PENDING = error("authorization_pending");
    private static final Responder GRANTED =
            json(200, "{\"access_token\":\"a1\",\"expires_in\":300,\"refresh_token\":\"r1\"}");

    private final LocalGateway gateway = new LocalGateway();
    private final Time time = new Time();
    private final List<Invitation> shown = new ArrayList<>();

    @BeforeEach
    void aCodeIsGiven() {
        gateway.on("POST " + LOGIN + "auth/device", json(200, """
            {"device_code":"secret","user_code":"ABCD-EFGH","verification_uri":"http://here/device",
             "verification_uri_complete":"http://here/device?user_code=ABCD-EFGH","expires_in":600,"interval":5}\
            """));
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    @Test
    void waitsAsLongAsThePersonNeedsAndAsSlowlyAsTheServerWants() {
        answer(PENDING, error("slow_down"), PENDING, GRANTED);

        Tokens tokens = logIn();

        assertThat(tokens).isEqualTo(new Tokens("a1", time.now().plusSeconds(300), "r1"));
        assertThat(time.pauses).extracting(Duration::toSeconds).containsExactly(5L, 5L, 10L, 10L);
        assertThat(shown)
                .containsExactly(new Invitation(
                        "http://here/device",
                        "ABCD-EFGH",
                        "http://here/device?user_code=ABCD-EFGH",
                        Duration.ofMinutes(10)));
    }

    @Test
    void provesThatTheSameProgramAsksForTheTokens() {
        answer(GRANTED);

        logIn();

        var asked = gateway.requests("POST " + LOGIN + "auth/device").getFirst().form();
        var fetched = gateway.requests("POST " + LOGIN + "token").getFirst().form();
        assertThat(asked)
                .containsEntry("client_id", "chatclique-cli")
                .containsEntry("scope", "offline_access")
                .containsEntry("code_challenge_method", "S256")
                .containsEntry("code_challenge", new Pkce(fetched.get("code_verifier")).challenge())
                .doesNotContainKey("code_verifier");
        assertThat(fetched)
                .containsEntry("grant_type", "urn:ietf:params:oauth:grant-type:device_code")
                .containsEntry("device_code", "secret");
    }

    @Test
    void aNoInTheBrowserEndsIt() {
        answer(PENDING, error("access_denied"));

        assertThatThrownBy(this::logIn)
                .isInstanceOf(NotLoggedInException.class)
                .hasMessage("The login was refused in the browser.");
    }

    @Test
    void aCodeThatIsTooOldEndsIt() {
        answer(error("expired_token"));

        assertThatThrownBy(this::logIn).isInstanceOf(NotLoggedInException.class).hasMessageContaining("in time");
    }

    @Test
    void endsByItselfWhenTheTimeOfTheCodeIsOver() {
        answer(PENDING);

        assertThatThrownBy(this::logIn).isInstanceOf(NotLoggedInException.class).hasMessageContaining("in time");
        assertThat(gateway.requests("POST " + LOGIN + "token")).hasSize(120);
    }

    @Test
    void aServerThatIsAwayForAMomentIsAskedAgainMoreSlowly() {
        answer(
                json(503, ""),
                exchange -> {
                    throw new IOException("broken on purpose");
                },
                GRANTED);

        assertThat(logIn().access()).isEqualTo("a1");
        assertThat(time.pauses).extracting(Duration::toSeconds).containsExactly(5L, 10L, 20L);
    }

    @Test
    void aRefusalIsToldInTheServersWords() {
        answer(json(400, "{\"error\":\"invalid_client\",\"error_description\":\"Unknown client.\"}"));

        assertThatThrownBy(this::logIn).isInstanceOf(RefusedException.class).hasMessage("Unknown client.");
    }

    private Tokens logIn() {
        return new DeviceLogin(new Keycloak(gateway.server()), time).run(shown::add);
    }

    private void answer(Responder... inTurn) {
        gateway.on("POST " + LOGIN + "token", inTurn);
    }

    private static Responder error(String code) {
        return json(400, "{\"error\":\"" + code + "\"}");
    }

    /** Time that passes only by pauses. */
    private static final class Time implements Waiting {

        private final List<Duration> pauses = new ArrayList<>();
        private Instant now = Instant.parse("2026-11-20T10:00:00Z");

        @Override
        public Instant now() {
            return now;
        }

        @Override
        public void pause(Duration time) {
            pauses.add(time);
            now = now.plus(time);
        }
    }
}
