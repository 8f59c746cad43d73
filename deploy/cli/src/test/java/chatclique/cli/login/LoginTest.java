package chatclique.cli.login;

import static chatclique.cli.http.LocalGateway.LOGIN;
import static chatclique.cli.http.LocalGateway.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chatclique.cli.http.LocalGateway;
import chatclique.cli.http.Server;
import chatclique.cli.http.UnreachableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoginTest {

    private static final String TOKEN = "POST " + LOGIN + "token";
    private static final String REVOKE = "POST " + LOGIN + "revoke";

    @TempDir
    Path state;

    private final LocalGateway gateway = new LocalGateway();
    private Path folder;

    @BeforeEach
    void folder() {
        folder = state.resolve("chatclique");
        gateway.on(REVOKE, json(200, ""));
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    @Test
    void onlyTheOwnerCanReadWhatIsKept() throws IOException {
        keep(Instant.now().plusSeconds(300));

        try (Stream<Path> all = Files.walk(folder)) {
            assertThat(all)
                    .hasSizeGreaterThan(1)
                    .allSatisfy(path -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                            .isEqualTo(Files.isDirectory(path) ? "rwx------" : "rw-------"));
        }
    }

    @Test
    void aFolderThatOthersCouldReadIsClosed() throws IOException {
        Files.createDirectories(folder);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));

        keep(Instant.now().plusSeconds(300));

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                .isEqualTo("rwx------");
    }

    @Test
    void eachServerHasALoginOfItsOwn() {
        keep(Instant.now().plusSeconds(300));

        assertThat(login().token()).isEqualTo("a1");
        assertThat(new Login(Server.at(gateway.address().toUpperCase(Locale.ROOT) + "/"), folder).token())
                .isEqualTo("a1");
        assertThatThrownBy(new Login(Server.at("http://localhost:1"), folder)::token)
                .isInstanceOf(NotLoggedInException.class);
    }

    @Test
    void whatExpiresSoonIsRenewedAndKept() {
        keep(Instant.now().plusSeconds(5));
        gateway.on(TOKEN, json(200, "{\"access_token\":\"a2\",\"expires_in\":300,\"refresh_token\":\"r2\"}"));

        assertThat(login().token()).isEqualTo("a2");
        assertThat(login().token()).isEqualTo("a2");

        assertThat(gateway.requests(TOKEN))
                .singleElement()
                .satisfies(request -> assertThat(request.form())
                        .containsEntry("grant_type", "refresh_token")
                        .containsEntry("refresh_token", "r1"));
        assertThat(file().read().orElseThrow().refresh()).isEqualTo("r2");
    }

    @Test
    void severalProcessesRenewItOnce() throws Exception {
        keep(Instant.now().minusSeconds(5));
        gateway.on(TOKEN, json(200, "{\"access_token\":\"a2\",\"expires_in\":300}"), json(500, ""));

        List<Process> processes = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            processes.add(new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:TieredStopAtLevel=1",
                            "-cp",
                            System.getProperty("java.class.path"),
                            OtherProcess.class.getName(),
                            gateway.address(),
                            folder.toString())
                    .redirectErrorStream(true)
                    .start());
        }

        for (Process process : processes) {
            assertThat(new String(process.getInputStream().readAllBytes())).isEqualTo("a2");
        }
        assertThat(gateway.requests(TOKEN)).hasSize(1);
        assertThat(file().read().orElseThrow().refresh())
                .as("stays without rotation")
                .isEqualTo("r1");
    }

    @Test
    void aRefusedTokenIsReplacedThoughItLooksFresh() {
        keep(Instant.now().plusSeconds(300));
        gateway.on(TOKEN, json(200, "{\"access_token\":\"a2\",\"expires_in\":300}"));

        assertThat(login().otherThan("a1")).isEqualTo("a2");
        assertThat(login().otherThan("a1")).as("replaced already").isEqualTo("a2");
        assertThat(gateway.requests(TOKEN)).hasSize(1);
    }

    @Test
    void aLoginThatTheServerEndedIsForgotten() {
        keep(Instant.now().minusSeconds(5));
        gateway.on(TOKEN, json(400, "{\"error\":\"invalid_grant\"}"));

        assertThatThrownBy(login()::token).isInstanceOf(NotLoggedInException.class);
        assertThat(file().read()).isEmpty();
    }

    @Test
    void aServerInTroubleEndsNoLogin() {
        keep(Instant.now().minusSeconds(5));
        gateway.on(TOKEN, json(503, ""), json(400, "{\"error\":\"invalid_request\"}"));

        assertThatThrownBy(login()::token).isNotInstanceOf(NotLoggedInException.class);
        assertThatThrownBy(login()::token).isNotInstanceOf(NotLoggedInException.class);
        assertThat(file().read()).isPresent();
    }

    @Test
    void loggingOutRevokesAndForgets() {
        keep(Instant.now().plusSeconds(300));

        assertThat(login().end()).isTrue();
        assertThat(login().end()).isFalse();

        assertThat(file().read()).isEmpty();
        assertThat(gateway.requests(REVOKE))
                .singleElement()
                .satisfies(request -> assertThat(request.form()).containsEntry("token", "r1"));
    }

    @Test
    void loggingOutForgetsEvenWhenTheServerIsAway() {
        keep(Instant.now().plusSeconds(300));
        Login login = login();
        gateway.close();

        assertThatThrownBy(login::end).isInstanceOf(UnreachableException.class);
        assertThat(file().read()).isEmpty();
    }

    @Test
    void aFileThatMeansNothingIsNoLogin() throws IOException {
        keep(Instant.now().plusSeconds(300));
        try (Stream<Path> all = Files.list(folder)) {
            Files.writeString(
                    all.filter(path -> path.toString().endsWith(".json"))
                            .findFirst()
                            .orElseThrow(),
                    "{\"acc");
        }

        assertThat(file().read()).isEmpty();
    }

    private Login login() {
        return new Login(gateway.server(), folder);
    }

    private TokenFile file() {
        return new TokenFile(folder, gateway.server().address());
    }

    private void keep(Instant until) {
        file().locked(() -> {
            file().write(new Tokens("a1", until, "r1"));
            return true;
        });
    }

    /** Another run of this program, which needs a token. */
    static final class OtherProcess {

        private OtherProcess() {}

        public static void main(String[] arguments) {
            System.out.print(new Login(Server.at(arguments[0]), Path.of(arguments[1])).token());
        }
    }
}
