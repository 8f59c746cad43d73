package chatclique.cli.api;

import static chatclique.cli.http.LocalGateway.LOGIN;
import static chatclique.cli.http.LocalGateway.event;
import static chatclique.cli.http.LocalGateway.events;
import static chatclique.cli.http.LocalGateway.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chatclique.cli.http.LocalGateway;
import chatclique.cli.http.LocalGateway.Request;
import chatclique.cli.http.LocalGateway.Responder;
import chatclique.cli.http.RefusedException;
import chatclique.cli.http.UnreachableException;
import chatclique.cli.login.LoginFiles;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class ReplyTest {

    private static final String SAY = "POST /api/v1/conversations/c1/turns";
    private static final String FOLLOW = "GET /api/v1/turns/t1/events";
    private static final String STOP = "POST /api/v1/turns/t1/stop";
    private static final String ACCEPTED = event("accepted", "1.0.0", "{\"turnId\":\"t1\",\"version\":1}");
    private static final String HELLO = event("delta", "1.0.6", "{\"text\":\"Hello \"}");
    private static final String ROBIN = event("delta", "1.0.11", "{\"text\":\"Robin\"}");
    private static final String DONE = event("done", "1.0.12", "{\"turn\":{}}");
    private static final Timing QUICK =
            new Timing(Duration.ofMillis(400), Duration.ofSeconds(20), Duration.ofMillis(10), Duration.ofMillis(400));

    @TempDir
    Path state;

    private final LocalGateway gateway = new LocalGateway();
    private final List<ReplyEvent> told = new ArrayList<>();
    private Api api;

    @BeforeEach
    void somebodyIsLoggedIn() {
        api = new Api(gateway.server(), LoginFiles.loggedIn(gateway.server(), state));
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    @Test
    void tellsAnAnswerAsItComes() {
        gateway.on(SAY, events(ACCEPTED, HELLO, ":\n\n", event("later", "", "{}"), ROBIN, DONE));

        api.say("c1", "hello").follow(this::hear);
        assertThat(told)
                .containsExactly(new ReplyEvent.Text("Hello "), new ReplyEvent.Text("Robin"), new ReplyEvent.Done());
        Request said = gateway.requests(SAY).getFirst();
        assertThat(said.header("Authorization")).isEqualTo("Bearer a1");
        assertThat(said.header("Idempotency-Key")).isNotBlank();
        assertThat(said.body()).isEqualTo("{\"text\":\"hello\"}");
    }

    @Test
    void goesOnFromTheLastWholeEventAfterABrokenConnection() {
        gateway.on(SAY, gateway.broken(1, ACCEPTED, HELLO)).on(FOLLOW, gateway.broken(0), events(ROBIN, DONE));
        say().follow(this::hear);
        assertThat(text()).isEqualTo("Hello Robin");
        assertThat(told).contains(new ReplyEvent.Lost()).endsWith(new ReplyEvent.Done());
        assertThat(gateway.requests(SAY)).hasSize(1);
        assertThat(gateway.requests(FOLLOW))
                .hasSize(2)
                .allSatisfy(
                        request -> assertThat(request.header("Last-Event-ID")).isEqualTo("1.0.6"));
    }

    @Test
    void anUnfinishedStreamIsNoEnd() {
        gateway.on(SAY, events(ACCEPTED, HELLO)).on(FOLLOW, events(ROBIN, event("closing", "", "{}")), events(DONE));
        say().follow(this::hear);
        assertThat(text()).isEqualTo("Hello Robin");
        assertThat(gateway.requests(FOLLOW).getLast().header("Last-Event-ID")).isEqualTo("1.0.11");
    }

    @Test
    void saysTheSameWithTheSameKeyWhileNobodyAnswered() {
        gateway.on(
                SAY,
                json(503, "{\"status\":503}", "Retry-After", "0"),
                gateway.broken(0),
                events(ACCEPTED, HELLO, DONE));
        say().follow(this::hear);
        assertThat(text()).isEqualTo("Hello ");
        assertThat(gateway.requests(SAY)).hasSize(3);
        assertThat(gateway.requests(SAY))
                .extracting(request -> request.header("Idempotency-Key"))
                .containsOnly(gateway.requests(SAY).getFirst().header("Idempotency-Key"));
        assertThat(gateway.requests(SAY)).extracting(Request::body).containsOnly("{\"text\":\"hello\"}");
    }

    @Test
    void twoThingsThatAreSaidHaveTwoKeys() {
        gateway.on(SAY, events(ACCEPTED, DONE));
        say().follow(this::hear);
        say().follow(this::hear);
        assertThat(gateway.requests(SAY))
                .extracting(request -> request.header("Idempotency-Key"))
                .doesNotHaveDuplicates();
    }

    @Test
    void aStreamThatBeginsAgainFromTheStartDoublesNothing() {
        String fed = event("action", "1.1.6", "{\"name\":\"feed\",\"place\":6,\"done\":true,\"receipt\":{}}");
        gateway.on(SAY, gateway.broken(2, ACCEPTED, HELLO, fed))
                .on(FOLLOW, events(ACCEPTED, event("delta", "1.0.11", "{\"text\":\"Hello Robin\"}"), fed, DONE));

        say().follow(this::hear);

        assertThat(text()).isEqualTo("Hello Robin");
        assertThat(told).filteredOn(ReplyEvent.Action.class::isInstance).hasSize(1);
    }

    @Test
    void anotherVersionReplacesWhatWasTold() {
        String again = event("delta", "2.0.4", "{\"text\":\"Hey.\"}");
        gateway.on(SAY, gateway.broken(1, ACCEPTED, HELLO))
                .on(FOLLOW, events(event("reset", "2.0.0", "{\"version\":2}"), again, DONE));

        say().follow(this::hear);

        assertThat(told).endsWith(new ReplyEvent.Reset(), new ReplyEvent.Text("Hey."), new ReplyEvent.Done());
    }

    @Test
    void aConnectionThatIsSilentTooLongIsReplaced() {
        gateway.on(SAY, gateway.silent(ACCEPTED, HELLO)).on(FOLLOW, events(ROBIN, DONE));

        say().follow(this::hear);

        assertThat(text()).isEqualTo("Hello Robin");
    }

    @Test
    void aRefusalIsToldAtOnce() {
        gateway.on(SAY, json(429, "{\"status\":429,\"code\":\"too-many\",\"detail\":\"Slowly.\"}", "Retry-After", "7"));

        assertThatThrownBy(() -> say().follow(this::hear))
                .isInstanceOf(RefusedException.class)
                .hasMessage("Slowly. Try again in 7 s.");
        assertThat(gateway.requests(SAY)).hasSize(1);
    }

    @Test
    void aServerThatStaysAwayIsGivenUp() {
        gateway.on(SAY, gateway.broken(0));
        Timing brief = new Timing(QUICK.idle(), Duration.ofMillis(100), QUICK.pause(), QUICK.stopping());

        assertThatThrownBy(() -> api.say("c1", "hello", brief).follow(this::hear))
                .isInstanceOf(UnreachableException.class);
        assertThat(gateway.requests(SAY)).hasSizeBetween(2, 12);
    }

    @Test
    void aFailureIsToldInTheServersWords() {
        String failed = event("failed", "1.0.7", "{\"problem\":{\"status\":504,\"detail\":\"Too slow.\"},\"turn\":{}}");
        gateway.on(SAY, events(ACCEPTED, HELLO, failed));

        say().follow(this::hear);

        assertThat(told.getLast())
                .isInstanceOfSatisfying(
                        ReplyEvent.Failed.class,
                        end -> assertThat(end.problem().words()).isEqualTo("Too slow."));
    }

    @Test
    void aWishToStopReachesTheServerWhichEndsTheAnswer() {
        Responder stopped = events(event("stopped", "1.0.7", "{\"turn\":{}}"));
        gateway.on(SAY, gateway.silent(ACCEPTED, HELLO))
                .on(STOP, json(202, "{}"))
                .on(FOLLOW, stopped);

        Reply reply = say();
        reply.follow(event -> {
            told.add(event);
            if (event instanceof ReplyEvent.Text) {
                reply.stop();
            }
        });

        assertThat(gateway.requests(STOP)).hasSize(1);
        assertThat(text()).isEqualTo("Hello ");
        assertThat(told.getLast()).isIn(new ReplyEvent.Stopped(), new ReplyEvent.Left());
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void aServerThatCantStopIsLeftAlone() {
        gateway.on(SAY, gateway.silent(ACCEPTED, HELLO));

        Reply reply = say();
        reply.follow(event -> {
            told.add(event);
            if (event instanceof ReplyEvent.Text) {
                reply.stop();
            }
        });

        assertThat(told).containsExactly(new ReplyEvent.Text("Hello "), new ReplyEvent.Left());
        reply.stop();
        assertThat(Thread.interrupted())
                .as("nobody is interrupted after the end")
                .isFalse();
    }

    @Test
    void aTokenThatEndsMeanwhileIsReplaced() {
        gateway.on(SAY, gateway.broken(1, ACCEPTED, HELLO))
                .on(FOLLOW, json(401, "{\"status\":401}"), events(ROBIN, DONE))
                .on("POST " + LOGIN + "token", json(200, "{\"access_token\":\"a2\",\"expires_in\":300}"));

        say().follow(this::hear);

        assertThat(text()).isEqualTo("Hello Robin");
        assertThat(gateway.requests(FOLLOW).getLast().header("Authorization")).isEqualTo("Bearer a2");
    }

    private void hear(ReplyEvent event) {
        told.add(event);
        gateway.heard();
    }

    private Reply say() {
        return api.say("c1", "hello", QUICK);
    }

    private String text() {
        return told.stream()
                .filter(ReplyEvent.Text.class::isInstance)
                .map(event -> ((ReplyEvent.Text) event).text())
                .collect(Collectors.joining());
    }
}
