package chatclique.chat.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A log goes out as a file that proves itself. */
class ExportTest extends Transfers {

    @Test
    void anExportProvesItselfAndNamesTheHead() throws Exception {
        talk(ada, 5);
        delete(ada, "/" + today + "/2");
        String file = export(ada);
        JsonNode seal = json(user(ada), "/api/v1/chat-log/seal");
        assertThat(prove(file))
                .isEqualTo(new VerifyExport.Proof(6, 4, seal.path("hash").asString()));
        assertThat(seal.path("links").asInt()).isEqualTo(6);
        assertThat(file).contains("number 0").doesNotContain("number 1");
    }

    @Test
    void anEmptyLogIsAnUnbrokenFile() throws Exception {
        assertThat(prove(export(ada)).links()).isZero();
        assertThat(text(user(ada), "/api/v1/chat-log/export?format=md")).isEmpty();
    }

    @Test
    void anyCharacterThatIsAnotherOneIsFound() {
        talk(ada, 3);
        delete(ada, "/" + today + "/3");
        String file = export(ada);
        Random random = new Random(1);
        for (int i = 0; i < 400; i++) {
            int place = random.nextInt(file.length());
            char other = file.charAt(place) == 'a' ? 'b' : 'a';
            String changed = file.substring(0, place) + other + file.substring(place + 1);
            assertThatThrownBy(() -> prove(changed))
                    .as("%d: %s", place, changed)
                    .isInstanceOf(VerifyExport.Broken.class);
        }
    }

    @Test
    void lostDoubledAndSwappedLinesAreFound() {
        talk(ada, 6);
        List<String> lines = export(ada).lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            List<String> without = new ArrayList<>(lines);
            without.remove(i);
            assertBroken(without);
            List<String> doubled = new ArrayList<>(lines);
            doubled.add(i, lines.get(i));
            assertBroken(doubled);
            if (i > 0) {
                List<String> swapped = new ArrayList<>(lines);
                Collections.swap(swapped, i, i - 1);
                assertBroken(swapped);
            }
        }
    }

    @Test
    void anEndThatIsCutOffIsFound() {
        talk(ada, 4);
        List<String> lines = export(ada).lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            assertBroken(lines.subList(0, i));
        }
        assertThatThrownBy(() -> prove(String.join("\n", lines))).hasMessage("broken in line 6: the file is cut here");
        assertThatThrownBy(() -> prove(String.join("\n", lines.subList(0, 4)) + "\n"))
                .hasMessage("broken in line 5: the end is missing");
    }

    @Test
    void aContentThatWasTakenOutIsFoundUnlessItWasErased() {
        talk(ada, 2);
        String file = export(ada);
        assertThatThrownBy(() -> prove(file.replaceFirst(",\"salt\":.*number 0.*}}", "}")))
                .hasMessageStartingWith("broken in line ");
    }

    @Test
    void theDiaryHasADayAndWhatWasSaidInIt() {
        talk(ada, 2);
        assertThat(text(user(ada), "/api/v1/chat-log/export?format=md"))
                .startsWith("# " + today)
                .contains("## 1 · ", "## 2 · ", "> number 0", "> number 1");
    }

    @Test
    void aFormThatIsNoneIsRefused() {
        user(ada)
                .get()
                .uri("/api/v1/chat-log/export?format=pdf")
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("unknown-format");
    }

    private static void assertBroken(List<String> lines) {
        assertThatThrownBy(() -> prove(String.join("\n", lines) + "\n")).isInstanceOf(VerifyExport.Broken.class);
    }
}
