package chatclique.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chatclique.cli.talk.Chat.Wish;
import chatclique.cli.talk.Persona;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {

    private static final String USUAL = "http://localhost:8080";

    @Test
    void withoutAnythingItTalksWithThePet() {
        assertThat(parse()).isInstanceOfSatisfying(Command.Talk.class, talk -> {
            assertThat(talk.server().address()).hasToString(USUAL);
            assertThat(talk.wish()).isEqualTo(new Wish(Persona.PET, null, false));
            assertThat(talk.text()).isNull();
        });
    }

    @Test
    void optionsAndWordsMayBeMixed() {
        assertThat(parse("--new", "how", "--url=HTTPS://Chat.example:443/", "are you", "--pet", "Mia"))
                .isInstanceOfSatisfying(Command.Talk.class, talk -> {
                    assertThat(talk.server().address()).hasToString("https://chat.example");
                    assertThat(talk.wish()).isEqualTo(new Wish(Persona.PET, "Mia", true));
                    assertThat(talk.text()).isEqualTo("how are you");
                });
    }

    @Test
    void afterTwoDashesEverythingIsSaid() {
        assertThat(parse("--persona", "Coder", "--", "log", "--new"))
                .isInstanceOfSatisfying(Command.Talk.class, talk -> {
                    assertThat(talk.wish()).isEqualTo(new Wish(Persona.CODER, null, false));
                    assertThat(talk.text()).isEqualTo("log --new");
                });
    }

    @Test
    void knowsItsCommands() {
        assertThat(parse("login")).isInstanceOf(Command.LogIn.class);
        assertThat(parse("logout", "--url", USUAL)).isInstanceOf(Command.LogOut.class);
        assertThat(parse("whoami")).isInstanceOf(Command.WhoAmI.class);
        assertThat(parse("log"))
                .isInstanceOfSatisfying(
                        Command.ShowLog.class, log -> assertThat(log.when()).isEqualTo("today"));
        assertThat(parse("log", "2026-11-20"))
                .isInstanceOfSatisfying(
                        Command.ShowLog.class, log -> assertThat(log.when()).isEqualTo("2026-11-20"));
        assertThat(parse("-h")).isInstanceOf(Command.Help.class);
        assertThat(parse("login", "--help")).isInstanceOf(Command.Help.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--colour",
                "--url",
                "--url --new",
                "--url ftp://here",
                "--url http://here/path",
                "--url http://me@here",
                "--url not%an-address",
                "--persona cat",
                "--persona assistant --pet Mia",
                "login now",
                "login --new",
                "log tomorrow",
                "log 2026-11-20 1"
            })
    void whatItDoesNotKnowIsAnError(String line) {
        assertThatThrownBy(() -> parse(line.split(" "))).isInstanceOf(Command.UsageException.class);
    }

    private static Command parse(String... arguments) {
        return CommandLine.parse(List.of(arguments), USUAL);
    }
}
