package chatclique.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SurroundingsTest {

    private static final Map<String, String> COLOURFUL = Map.of("TERM", "xterm-256color");

    @Test
    void onlyAPersonWhoTypesAndReadsIsAskedBack() {
        assertThat(of(true, true, "UTF-8", COLOURFUL).asks()).isTrue();
        assertThat(of(false, true, "UTF-8", COLOURFUL).asks()).isFalse();
        assertThat(of(true, false, "UTF-8", COLOURFUL).asks()).isFalse();
    }

    @Test
    void coloursAreForTerminalsWhoseOwnersWantThem() {
        assertThat(of(true, true, "UTF-8", COLOURFUL).colours()).isTrue();
        assertThat(of(true, false, "UTF-8", COLOURFUL).colours()).isFalse();
        assertThat(of(true, true, "UTF-8", Map.of("TERM", "dumb")).colours()).isFalse();
        assertThat(of(true, true, "UTF-8", Map.of()).colours()).isFalse();
        assertThat(of(true, true, "UTF-8", Map.of("TERM", "xterm", "NO_COLOR", "1"))
                        .colours())
                .isFalse();
        assertThat(of(true, true, "UTF-8", Map.of("TERM", "xterm", "NO_COLOR", ""))
                        .colours())
                .isTrue();
    }

    @Test
    void aTerminalGetsItsOwnCharactersAndAPipeUtf8UnlessOthersAreNamed() {
        assertThat(of(true, true, "ISO-8859-1", COLOURFUL).charset()).isEqualTo(StandardCharsets.ISO_8859_1);
        assertThat(of(true, true, "ANSI_X3.4-1968", COLOURFUL).charset()).isEqualTo(StandardCharsets.US_ASCII);
        assertThat(of(true, false, "ANSI_X3.4-1968", COLOURFUL).charset()).isEqualTo(StandardCharsets.UTF_8);
        assertThat(of(true, false, "ISO-8859-1", COLOURFUL).charset()).isEqualTo(StandardCharsets.ISO_8859_1);
        assertThat(of(true, true, "no such thing", COLOURFUL).charset()).isEqualTo(StandardCharsets.UTF_8);
    }

    private static Surroundings of(boolean in, boolean out, String charset, Map<String, String> environment) {
        Map<String, String> properties = Map.of(
                "chatclique.in.terminal", "" + in,
                "chatclique.out.terminal", "" + out,
                "chatclique.charset", charset);
        return Surroundings.of(properties::get, environment);
    }
}
