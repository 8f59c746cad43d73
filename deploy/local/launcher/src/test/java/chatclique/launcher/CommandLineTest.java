package chatclique.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chatclique.launcher.Command.UsageException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {

    private static final Path HERE = Path.of("/home/someone");
    private static final Path CHECKOUT = Path.of("/src/chatclique");

    @Test
    void nothingMeansAStartInTheForegroundOnTheDefaultPort() {
        assertThat(parse()).isEqualTo(new Command.Start(8080, CHECKOUT.resolve(".data"), false, false));
    }

    @Test
    void aStartTakesPortDataAndDetach() {
        assertThat(parse("--detach", "--port", "18300", "--data", "mine"))
                .isEqualTo(new Command.Start(18300, HERE.resolve("mine"), true, false));
        assertThat(parse("--port=18300", "--data=/var/mine"))
                .isEqualTo(new Command.Start(18300, Path.of("/var/mine"), false, false));
    }

    @Test
    void aStartMayBeWatched() {
        assertThat(parse("--with-prometheus"))
                .isEqualTo(new Command.Start(8080, CHECKOUT.resolve(".data"), false, true));
    }

    @Test
    void logsNameTheirParts() {
        assertThat(parse("logs", "pet-service", "--follow"))
                .isEqualTo(new Command.Logs(CHECKOUT.resolve(".data"), List.of("pet-service"), true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "-h"})
    void helpIsHelpWhateverElseIsSaid(String option) {
        assertThat(parse("status", option)).isEqualTo(new Command.Help());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--prot 8080            | unknown option --prot",
                "-d                     | unknown option -d",
                "--detach=yes           | unknown option --detach=yes",
                "restart                | unknown command restart",
                "status --port 8080     | --port means nothing to status",
                "stop --detach          | --detach means nothing to stop",
                "--follow               | --follow means nothing to start",
                "stop now               | unexpected now after stop",
                "--port                 | --port needs a value",
                "--port --detach        | --port needs a value",
                "--port eighty          | --port needs a number, not eighty",
                "--port 0               | --port must be between 1 and 65523",
                "--port 65530           | --port must be between 1 and 65523",
                "logs petservice        | unknown part petservice; there are gateway, keycloak, store"
            })
    void whatIsNotUnderstoodIsSaid(String line, String message) {
        assertThatThrownBy(() -> parse(line.strip().split(" +")))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining(message);
    }

    private static Command parse(String... arguments) {
        return CommandLine.parse(List.of(arguments), HERE, CHECKOUT);
    }
}
