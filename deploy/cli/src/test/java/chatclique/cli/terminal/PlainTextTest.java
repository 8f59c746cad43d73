package chatclique.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlainTextTest {

    @ParameterizedTest
    @CsvSource({
        "'\u001b[2J\u001b]0;title\u0007', '␛[2J␛]0;title␇'",
        "'\u009b31m red \u0090', '\ufffd31m red \ufffd'",
        "'back\b\b\b\u007f', 'back␈␈␈␡'",
        "'one\r\ntwo\rthree\u2028four', 'one\ntwo\nthree\nfour'",
        "'a\tb', 'a    b'",
        "'\u202egnp.exe\u2066\u2069', 'gnp.exe'",
        "'Привет, 你好, 👩‍👩‍👧, שלום, नमस्ते', 'Привет, 你好, 👩‍👩‍👧, שלום, नमस्ते'",
    })
    void nothingControlsTheTerminal(String text, String plain) {
        PlainText all = new PlainText();
        assertThat(all.piece(text) + all.rest()).isEqualTo(plain);
    }

    @Test
    void piecesAreWhatTheWholeIs() {
        String text = "Hi 👋🏽\r\n\u001b[1m中\ud800文\r";
        Random random = new Random(42);
        for (int i = 0; i < 200; i++) {
            PlainText pieces = new PlainText();
            StringBuilder plain = new StringBuilder();
            for (int at = 0; at < text.length(); ) {
                int end = Math.min(text.length(), at + 1 + random.nextInt(3));
                plain.append(pieces.piece(text.substring(at, end)));
                at = end;
            }
            assertThat(plain.append(pieces.rest()).toString()).isEqualTo("Hi 👋🏽\n␛[1m中\ufffd文\n");
        }
    }

    @Test
    void noCodePointIsAControlCharacter() {
        String everything = java.util.stream.IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
        PlainText plain = new PlainText();

        assertThat((plain.piece(everything) + plain.rest()).codePoints().filter(c -> c != '\n'))
                .noneMatch(c -> Character.getType(c) == Character.CONTROL);
    }

    @Test
    void halfACharacterAtTheEndIsShownAsUnknown() {
        PlainText plain = new PlainText();

        assertThat(plain.piece("a\ud83d")).isEqualTo("a");
        assertThat(plain.rest()).isEqualTo("\ufffd");
        assertThat(plain.rest()).isEmpty();
    }
}
