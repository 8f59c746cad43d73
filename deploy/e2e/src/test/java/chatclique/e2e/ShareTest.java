package chatclique.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.ColorScheme;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** A picture shown to whoever has its address, for a while, until its owner takes that back. */
class ShareTest {

    private final Stack stack = Stack.shared();
    private Account account;
    private Api owner;
    private String picture;

    @BeforeEach
    void someoneWithAPicture() {
        account = Account.signUp(stack);
        owner = account.api();
        picture = owner.click("/api/v1/pictures", Map.of("prompt", "my secret garden", "size", "512x512"))
                .expect(202)
                .at("/id")
                .asString();
        PicturesTest.ready(owner, picture);
    }

    @Test
    @Row({"C4", "C8"})
    void aStrangerSeesThePictureAndNothingElse() throws Exception {
        JsonNode share = share("P7D");
        Api stranger = Api.stranger(stack);
        Api.Answer seen = stranger.get(share.at("/url").asString()).expect(200);
        byte[] own = owner.get("/api/v1/pictures/" + picture + "/content")
                .expect(200)
                .bytes();
        assertThat(seen.bytes()).isEqualTo(own);
        assertThat(ImageIO.read(new ByteArrayInputStream(seen.bytes())).getWidth())
                .isEqualTo(512);
        assertThat(seen.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(seen.header("Content-Security-Policy")).contains("sandbox");
        assertThat(seen.header("Cache-Control")).contains("no-cache");
        assertThat(seen.headers().map().toString()).doesNotContain("secret garden", "secret-garden", "Set-Cookie");
        assertThat(stranger.with("Range", "bytes=0-7")
                        .get(share.at("/url").asString())
                        .expect(206)
                        .bytes())
                .hasSize(8);
        stranger.with("If-None-Match", seen.header("ETag"))
                .get(share.at("/url").asString())
                .expect(304);
        stranger.get("/api/v1/pictures/" + picture + "/content").expectProblem(401);
        stranger.delete(share.at("/url").asString()).expectProblem(401);
    }

    @Test
    @Row({"C4", "C8"})
    void anAddressEndsIsTakenBackAndCanNotBeMadeUp() {
        Api stranger = Api.stranger(stack);
        String shares = "/api/v1/pictures/" + picture + "/shares";
        String brief = share("PT1S").at("/url").asString();
        JsonNode taken = share("P1D");
        stranger.get(taken.at("/url").asString()).expect(200);
        owner.delete(shares + "/" + taken.at("/id").asString()).expect(204);
        stranger.get(taken.at("/url").asString()).expectProblem(410);
        Await.until(java.time.Duration.ofSeconds(10), () -> stranger.get(brief).status(), status -> status == 410);
        String good = share("P1D").at("/url").asString();
        for (String forged : List.of(
                good.substring(0, good.length() - 2) + "AA",
                good.replaceFirst("\\.\\d+\\.", ".99999999999."),
                "/api/v1/pictures/shared/x",
                "/api/v1/pictures/shared/..%2f..%2f" + picture)) {
            assertThat(stranger.get(forged).status()).as(forged).isIn(400, 401, 404);
        }
        Api other = Account.signUp(stack).api();
        other.post(shares, Map.of("expiresIn", "P1D")).expectProblem(404);
        other.get(shares).expectProblem(404);
        owner.post(shares, Map.of("expiresIn", "P400D")).expectProblem(400);
        owner.delete("/api/v1/pictures/" + picture).expect(204);
        stranger.get(good).expectProblem(410);
    }

    @ParameterizedTest
    @CsvSource({"390, LIGHT", "1280, DARK"})
    @Row({"C4", "C8"})
    void itIsSharedAndTakenBackOnThePage(int width, ColorScheme colours) {
        try (Window window = Window.open(stack, width, "en-GB", colours).as(account)) {
            Page page = window.page();
            page.navigate("/pictures/" + picture);
            window.at("viewer-share").click();
            window.at("share-days").selectOption("1");
            window.at("share-make").click();
            Locator address = window.at("share-address");
            assertThat(address).isFocused();
            String href = address.inputValue();
            page.context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
            window.at("share-copy").click();
            assertThat(window.at("share-copy")).containsText("Copied");
            assertThat(page.evaluate("navigator.clipboard.readText()")).isEqualTo(href);
            window.picture("share");
            window.isAccessible("share");

            try (Window other = Window.open(stack, width, "fr-FR", colours)) {
                Response seen = other.page().navigate(href);
                assertThat(seen.status()).isEqualTo(200);
                assertThat(((Number) other.page().evaluate("document.images[0].naturalWidth")).intValue())
                        .isEqualTo(512);
                other.picture("shared-address");
                window.at("share-revoke").click();
                assertThat(page.getByTestId("share")).hasCount(0);
                assertThat(other.page().navigate(href).status()).isEqualTo(410);
            }
            // The arrow keys belong to the sheet, not to the viewer behind it.
            page.keyboard().press("ArrowRight");
            page.keyboard().press("Escape");
            assertThat(window.at("sheet")).hasCount(0);
            assertThat(window.at("viewer")).isVisible();
            window.isQuiet();
        }
    }

    private JsonNode share(String lasting) {
        return owner.post("/api/v1/pictures/" + picture + "/shares", Map.of("expiresIn", lasting))
                .expect(201)
                .json();
    }
}
