package chatclique.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command-line client, as a person and as a script use it. */
class TerminalTest {

    private static final String ADDRESS = "type this code:\\s+(\\S+)\\s";
    private static final String PROMPT = "you> ";

    @TempDir
    Path state;

    private final Stack stack = Stack.shared();
    private Account account;

    @BeforeEach
    void somebodyWithAPet() {
        account = Account.signUp(stack);
        PetTest.adopt(account.api(), "Mia");
    }

    @Test
    @Row({"D14", "D17"})
    void logsInByACodeTalksWithThePetAndLeavesWithBye() throws Exception {
        try (Terminal terminal = Terminal.open(stack, state)) {
            String code = terminal.until(ADDRESS);
            approve(code, true);
            terminal.until(PROMPT);

            terminal.type("Hello Mia, it's \"me\"!\r");
            String answer = terminal.until("Mia> \\S*(.+?)\r\n.*" + PROMPT);
            terminal.type("\r");
            terminal.until(PROMPT);
            terminal.type("/log\r");
            terminal.until("Hello Mia, it's \"me\"!");
            terminal.until(PROMPT);
            terminal.type("Bye\r");

            assertThat(terminal.end()).isZero();
            Api.Answer entries =
                    account.api().get("/api/v1/chat-log/" + today()).expect(200);
            assertThat(entries.at("/items")).hasSize(1);
            assertThat(entries.at("/items/0/answer/text").asString().replaceAll("\\s+", " "))
                    .endsWith(answer.replaceAll("\\s+", " ").strip());
        }

        Result once = run("hello once more");
        assertThat(once.exit()).isZero();
        assertThat(once.out()).isNotBlank().doesNotContain("\u001b", "Mia>");
        Result piped = run(List.of(), "hello through a pipe\nquit\nnever said\n");
        assertThat(piped.exit()).isZero();
        assertThat(piped.out()).isNotBlank().doesNotContain("\u001b");
        assertThat(account.api().get("/api/v1/chat-log/" + today()).at("/items"))
                .hasSize(3);

        assertThat(run("--pet", "Rex", "hello").exit()).isEqualTo(1);
        assertThat(run("--pet").exit()).isEqualTo(2);
        assertThat(run("logout").exit()).isZero();
        assertThat(run("hello").exit()).isEqualTo(3);
    }

    @Test
    @Row("D14")
    void whoSaysNoInTheBrowserIsNotLoggedIn() {
        try (Terminal terminal = Terminal.open(stack, state, "login")) {
            approve(terminal.until(ADDRESS), false);

            terminal.until("refused in the browser");
            assertThat(terminal.end()).isEqualTo(3);
        }
    }

    /** Types the code into a browser, logs in there, and says yes or no. */
    private void approve(String code, boolean yes) {
        try (Window window = Window.open(stack, 390, "en-GB", ColorScheme.LIGHT)) {
            Page page = window.page();
            page.navigate("/auth/realms/chatclique/device");
            window.isAccessible("the device page");
            window.picture("device-code");
            page.locator("#device-user-code").fill(code);
            page.locator("form [type=submit]").click();
            page.locator("#username").fill(account.name());
            page.locator("#password").fill(account.password());
            page.locator("#kc-login").click();
            page.waitForSelector("ul.grants");
            assertThat(page.locator("main").innerText()).contains("ChatClique on the command line");
            window.isAccessible("the device's consent");
            window.picture("device-consent");
            page.locator(yes ? "#kc-login" : "#kc-cancel").click();
            page.getByText(yes ? "go on at your device" : "The device was not connected")
                    .first()
                    .waitFor();
            window.picture(yes ? "device-connected" : "device-refused");
            window.isQuiet();
        }
    }

    private String today() {
        return account.api().get("/api/v1/chat-log").at("/days/0/day").asString();
    }

    private Result run(String... arguments) throws IOException {
        return run(List.of(arguments), "");
    }

    private Result run(List<String> arguments, String in) throws IOException {
        List<String> command = new ArrayList<>(List.of(Terminal.program()));
        command.addAll(arguments);
        Process process = Terminal.command(stack, state, command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (var input = process.outputWriter()) {
            input.write(in);
        }
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Result(process.onExit().join().exitValue(), out);
    }

    /** How a command ended, and what went out. */
    private record Result(int exit, String out) {}
}
