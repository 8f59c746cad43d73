package chatclique.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What somebody finds who has only the checkout: how to run it, and that they may. */
class LicenceTest {

    private static final Pattern COMMAND = Pattern.compile("deploy/[a-z/]+(?=\\s|`)");
    private static final Pattern LINK = Pattern.compile("]\\(([^)#:]+)\\)");

    private final Path checkout = Stack.checkout();

    @Test
    @Row("C12")
    void theGuideLeadsToCommandsAndPagesThatAreThere() throws IOException {
        String guide = Files.readString(checkout.resolve("README.md"));

        assertThat(COMMAND.matcher(guide).results().map(MatchResult::group))
                .contains("deploy/run", "deploy/test")
                .allSatisfy(command -> assertThat(checkout.resolve(command)).isExecutable());
        assertThat(LINK.matcher(guide).results().map(link -> link.group(1)))
                .contains("deploy/LICENSE")
                .allSatisfy(link -> assertThat(checkout.resolve(link)).exists());
    }

    @Test
    @Row("C12")
    void theLicenceIsMitAndThePageShowsTheSame() throws IOException {
        String licence = Files.readString(checkout.resolve("deploy/LICENSE"));

        assertThat(licence).startsWith("MIT License").contains("WITHOUT WARRANTY OF ANY KIND");
        assertThat(Api.stranger(Stack.shared()).get("/licence.txt").expect(200).text())
                .isEqualTo(licence);
    }
}
