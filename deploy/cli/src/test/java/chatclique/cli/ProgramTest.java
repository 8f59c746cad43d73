package chatclique.cli;

import static chatclique.cli.http.LocalGateway.LOGIN;
import static chatclique.cli.http.LocalGateway.event;
import static chatclique.cli.http.LocalGateway.events;
import static chatclique.cli.http.LocalGateway.json;
import static org.assertj.core.api.Assertions.assertThat;

import chatclique.cli.http.LocalGateway;
import chatclique.cli.login.LoginFiles;
import chatclique.cli.terminal.Surroundings;
import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Everything but the process: what goes in, what comes out, and the exit code. */
@Timeout(30)
class ProgramTest {

    private static final String CONVERSATIONS = "/api/v1/conversations";
    private static final String SAY = "POST " + CONVERSATIONS + "/c1/turns";

    @TempDir
    Path state;

    private final LocalGateway gateway = new LocalGateway();
    private final StringWriter out = new StringWriter();
    private final StringWriter messages = new StringWriter();

    @BeforeEach
    void aPetAndATalk() {
        LoginFiles.loggedIn(gateway.server(), state);
        gateway.on("GET /api/v1/pets", json(200, """
            {"items":[{"id":"p1","name":"Bo","species":"dog"},{"id":"p2","name":"Mia","species":"cat"}]}\
            """))
                .on("GET " + CONVERSATIONS, json(200, """
                    {"items":[{"id":"c0","persona":"assistant"},{"id":"c1","persona":"pet","petId":"p2"}]}\
                    """))
                .on("POST " + CONVERSATIONS, json(201, "{\"id\":\"c9\"}"));
        answer("Hello.");
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    @Test
    void theAnswerAndNothingElseGoesOut() {
        gateway.on(
                SAY,
                events(
                        event("accepted", "1.0.0", "{\"turnId\":\"t1\"}"),
                        event("action", "1.1.0", """
                            {"name":"feed","done":true,"receipt":{"band":"very-happy","money":3}}\
                            """),
                        event("delta", "1.1.4", "{\"text\":\"Yum.\\u001b[2J\"}"),
                        event("done", "1.1.5", "{}")));

        assertThat(run("here is some tuna\n")).isEqualTo(Program.GOOD);

        assertThat(out).hasToString("Yum.␛[2J\n");
        assertThat(messages).hasToString("[fed Mia: very happy, +3 coins]\n");
    }

    @Test
    void linesAreSaidOneAfterTheOtherUntilSomebodySaysBye() {
        assertThat(run("hello\n\n   \n//help\nBYE\nnever said\n")).isEqualTo(Program.GOOD);

        assertThat(gateway.requests(SAY))
                .extracting(LocalGateway.Request::body)
                .containsExactly("{\"text\":\"hello\"}", "{\"text\":\"/help\"}");
        assertThat(out).hasToString("Hello.\nHello.\n");
    }

    @Test
    void allOfTheInputCanBeOneThingToSay() {
        assertThat(run("bye\nexit\n", "-")).isEqualTo(Program.GOOD);

        assertThat(gateway.requests(SAY))
                .singleElement()
                .satisfies(said -> assertThat(said.body()).isEqualTo("{\"text\":\"bye\\nexit\\n\"}"));
    }

    @Test
    void talksWithWhomItIsToldTo() {
        gateway.on("POST " + CONVERSATIONS + "/c9/turns", events(event("done", "1.0.0", "{}")))
                .on("POST " + CONVERSATIONS + "/c0/turns", events(event("done", "1.0.0", "{}")));

        assertThat(run("", "--pet", "bo", "hello")).isEqualTo(Program.GOOD);
        assertThat(run("", "--persona", "assistant", "hello")).isEqualTo(Program.GOOD);
        assertThat(run("", "--persona", "coder", "hello")).isEqualTo(Program.GOOD);
        assertThat(run("", "--new", "--pet", "Mia", "hello")).isEqualTo(Program.GOOD);

        assertThat(gateway.requests("POST " + CONVERSATIONS))
                .extracting(LocalGateway.Request::body)
                .extracting(body -> body.contains("p1") ? "p1" : body.contains("p2") ? "p2" : body)
                .containsExactly("p1", "{\"persona\":\"coder\"}", "p2");
        assertThat(gateway.requests("POST " + CONVERSATIONS + "/c0/turns")).hasSize(1);
    }

    @Test
    void aPetThatIsNotThereIsToldWithThoseThatAre() {
        assertThat(run("", "--pet", "Rex\u001b[1m", "hello")).isEqualTo(Program.REFUSED);

        assertThat(messages).hasToString("You have no pet named Rex␛[1m. There is Bo, Mia.\n");
    }

    @Test
    void aRefusalEndsItAndSaysWhy() {
        gateway.on(SAY, json(429, "{\"status\":429,\"detail\":\"Slowly.\"}", "Retry-After", "7"));

        assertThat(run("hello\nagain\n")).isEqualTo(Program.REFUSED);

        assertThat(messages).hasToString("Slowly. Try again in 7 s.\n");
        assertThat(gateway.requests(SAY)).hasSize(1);
    }

    @Test
    void anAnswerThatFailedIsARefusal() {
        gateway.on(
                SAY,
                events(
                        event("accepted", "1.0.0", "{\"turnId\":\"t1\"}"),
                        event("delta", "1.0.2", "{\"text\":\"Th\"}"),
                        event("failed", "1.0.3", "{\"problem\":{\"status\":504,\"detail\":\"Too slow.\"}}")));

        assertThat(run("", "hello")).isEqualTo(Program.REFUSED);

        assertThat(out).hasToString("Th\n");
        assertThat(messages).hasToString("Too slow.\n");
    }

    @Test
    void withoutALoginAProgramIsToldToLogInFirst() {
        gateway.on("POST " + LOGIN + "revoke", json(200, ""));
        assertThat(run("", "logout")).isEqualTo(Program.GOOD);

        assertThat(run("hello\n")).isEqualTo(Program.NOT_THERE);
        assertThat(messages.toString()).contains("not logged in").contains("deploy/chat login");
    }

    @Test
    void aLoginThatIsRefusedTwiceIsOver() {
        gateway.on("GET /api/v1/me", json(401, "{\"status\":401}"))
                .on("POST " + LOGIN + "token", json(200, "{\"access_token\":\"a2\",\"expires_in\":300}"));

        assertThat(run("", "whoami")).isEqualTo(Program.NOT_THERE);
    }

    @Test
    void aServerThatIsAwayIsToldByItsAddress() {
        String address = gateway.address();
        gateway.close();

        assertThat(run("hello\n", "--url", address)).isEqualTo(Program.NOT_THERE);
        assertThat(messages).hasToString("ChatClique can't be reached at " + address + ".\n");
    }

    @Test
    void showsADayOfTheLog() {
        gateway.on("GET /api/v1/chat-log/2026-11-20", json(200, """
            {"items":[{"day":"2026-11-20","seq":3,"zone":"Europe/Paris","createdAt":"2026-11-20T13:02:00Z","state":"STOPPED",
             "prompt":{"sender":"user","text":"hi"},"answer":{"sender":"pet","text":"one\\ntwo"}}]}\
            """));

        assertThat(run("", "log", "2026-11-20")).isEqualTo(Program.GOOD);

        assertThat(out).hasToString("2026-11-20 #3 14:02\nyou> hi\npet> one\ntwo\n(stopped)\n\n");
    }

    @Test
    void tellsWhoIsLoggedIn() {
        gateway.on("GET /api/v1/me", json(200, """
            {"name":"Robin","username":"robin","roles":["user"],"locale":"fr","zone":null}\
            """));

        assertThat(run("", "whoami")).isEqualTo(Program.GOOD);

        assertThat(out.toString())
                .startsWith("robin (Robin) at http://localhost")
                .contains("fr", "time zone: none");
    }

    private void answer(String text) {
        gateway.on(
                SAY,
                events(
                        event("accepted", "1.0.0", "{\"turnId\":\"t1\"}"),
                        event("delta", "1.0.6", "{\"text\":\"" + text + "\"}"),
                        event("done", "1.0.7", "{}")));
    }

    private int run(String in, String... arguments) {
        Surroundings pipe = new Surroundings(false, false, StandardCharsets.UTF_8);
        var input = new ByteArrayInputStream(in.getBytes(StandardCharsets.UTF_8));
        Command command = CommandLine.parse(List.of(arguments), gateway.address());
        return new Program(pipe, input, new PrintWriter(out), new PrintWriter(messages), state).run(command);
    }
}
