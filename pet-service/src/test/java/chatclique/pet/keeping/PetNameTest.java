package chatclique.pet.keeping;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PetNameTest {

    private static final String FAMILY = "\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67\u200D\uD83D\uDC66";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "M",
                "Minou",
                "Jean-Luc",
                "小猫",
                "Мурка",
                "قطة",
                "बिल्ली",
                "$where",
                "a.b",
                "{}",
                "O'Malley",
                "\uD83D\uDC31",
                "a b",
                "\u2764\uFE0F",
                "\uD83D\uDC69\uD83C\uDFFD\u200D\uD83D\uDE80",
                "!"
            })
    void namesInAnyScriptAreTaken(String name) {
        assertThat(PetName.of(name)).contains(new PetName(name));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "\u00A0",
                "\u200B",
                "\u2060",
                "\uFEFF",
                "\u3164",
                "\u2800",
                "\u0301",
                "a\u202Eb",
                "a\u2066b",
                "a\u200Bb",
                "a\u200Db",
                "a\nb",
                "a\tb",
                "a\u0000b",
                "a\u0007b",
                "a\u2028b",
                "\uD800",
                "a\uDC00",
                "\uE000",
                "\uD83D\uDC31\u200D"
            })
    void whatCannotBeSeenOrTurnsTextAroundIsNot(String name) {
        assertThat(PetName.of(name)).isEmpty();
    }

    @Test
    void fortyCharactersAreCountedAsAReaderDoes() {
        assertThat(PetName.of("a".repeat(40))).isPresent();
        assertThat(PetName.of("a".repeat(41))).isEmpty();
        assertThat(PetName.of(FAMILY.repeat(40))).isPresent();
        assertThat(PetName.of(FAMILY.repeat(41))).isEmpty();
        assertThat(PetName.of("e\u0301".repeat(40))).contains(new PetName("\u00E9".repeat(40)));
        assertThat(PetName.of("a" + "\u0301".repeat(30))).isEmpty();
    }

    @Test
    void aMegabyteIsRefusedAtOnce() {
        assertThat(PetName.of("\uD83D\uDC31".repeat(500_000))).isEmpty();
    }

    @Test
    void spaceAroundANameIsDropped() {
        assertThat(PetName.of(" \t Tom \n")).contains(new PetName("Tom"));
    }
}
