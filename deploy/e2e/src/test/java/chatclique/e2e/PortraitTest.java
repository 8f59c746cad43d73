package chatclique.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** The pet as it is at a moment, kept with the state that it shows. */
class PortraitTest {

    private static final LocatorAssertions.IsVisibleOptions SOON =
            new LocatorAssertions.IsVisibleOptions().setTimeout(30_000);

    private Account account;
    private Api owner;
    private String pet;

    @BeforeEach
    void someoneWithACat() {
        account = Account.signUp(Stack.shared());
        owner = account.api();
        pet = PetTest.adopt(owner, "Mia").at("/id").asString();
    }

    @Test
    @Row({"A16", "A25", "X6"})
    void aPortraitShowsWhatThePetWearsAndIsKeptWithItsState() {
        JsonNode bare = portrait();
        wearABow();
        JsonNode state = owner.get("/api/v1/pets/" + pet).expect(200).at("/state");
        JsonNode dressed = portrait();

        assertThat(dressed.at("/sha256")).isNotEqualTo(bare.at("/sha256"));
        assertThat(bare.at("/pet/worn")).isEmpty();
        assertThat(dressed.at("/pet/worn/0").asString()).isEqualTo("bow");
        assertThat(dressed.at("/pet/band")).isEqualTo(state.at("/band"));
        assertThat(dressed.at("/pet/mood").asDouble())
                .isCloseTo(state.at("/mood").asDouble(), within(0.1));
        // What has happened since does not change what was kept.
        PetTest.act(owner, pet, "play").expect(200);
        wear(List.of());
        JsonNode later = owner.get("/api/v1/pictures/" + dressed.at("/id").asString())
                .expect(200)
                .json();
        assertThat(later).isEqualTo(dressed);
        assertThat(owner.get("/api/v1/pictures?portraits=true").expect(200).at("/items"))
                .hasSize(2);
    }

    @Test
    @Row({"X4", "X6"})
    void aPortraitIsInTheLogOfItsDayOnceAndOnlyItsOwnerMayAskForIt() {
        JsonNode portrait = portrait();
        JsonNode entries = Await.until(
                java.time.Duration.ofSeconds(20),
                () -> owner.get("/api/v1/chat-log/" + Days.today()).at("/items"),
                items -> !items.isEmpty());
        assertThat(entries).hasSize(1);
        assertThat(entries.at("/0/picture/id").asString())
                .isEqualTo(portrait.at("/id").asString());
        Api other = Account.signUp(Stack.shared()).api();
        other.click("/api/v1/pets/" + pet + "/portraits", Map.of()).expectProblem(404);
        Api.stranger(Stack.shared())
                .click("/api/v1/pets/" + pet + "/portraits", Map.of())
                .expectProblem(401);
    }

    @ParameterizedTest
    @CsvSource({"390, LIGHT", "1280, DARK"})
    @Row("X6")
    void theAlbumHangsByDay(int width, ColorScheme colours) {
        wearABow();
        try (Window window =
                Window.open(Stack.shared(), width, "en-GB", colours).as(account)) {
            window.page().navigate("/pictures");
            window.at("picture-prompt").fill("a castle by the sea");
            window.at("picture-submit").click();
            Locator pictures = window.page().getByTestId("gallery-item");
            assertThat(pictures.first()).isVisible(SOON);
            window.at("portrait").click();
            assertThat(pictures).hasCount(2, new LocatorAssertions.HasCountOptions().setTimeout(30_000));
            assertThat(window.page().locator("cc-gallery h3")).hasCount(1);
            window.picture("album-all");
            window.at("gallery-portraits").click();
            assertThat(pictures).hasCount(1);
            assertThat(pictures.first().locator("img")).hasAttribute("alt", "Portrait of Mia");
            pictures.first().click();
            assertThat(window.at("portrait-state")).containsText("mood");
            window.page().locator("cc-viewer img.image").evaluate("image => image.decode()");
            window.picture("portrait");
            window.isAccessible("portrait");
            window.page().keyboard().press("Escape");
            assertThat(window.at("viewer")).isHidden();
            window.picture("album-portraits");
            window.isAccessible("album");
            window.isQuiet();
        }
    }

    private JsonNode portrait() {
        Api.Answer accepted = owner.click("/api/v1/pets/" + pet + "/portraits", Map.of("size", "512x512"))
                .expect(202);
        JsonNode ready = PicturesTest.ready(owner, accepted.at("/id").asString());
        assertThat(ready.at("/portrait").asBoolean()).isTrue();
        return ready;
    }

    /** A first visit earns what the cheapest thing costs. */
    private void wearABow() {
        for (String care : List.of("feed", "pet", "pet")) {
            PetTest.act(owner, pet, care).expect(200);
        }
        owner.click("/api/v1/pets/" + pet + "/purchases", Map.of("item", "bow")).expect(200);
        wear(List.of("bow"));
    }

    private void wear(List<String> items) {
        owner.send("PUT", "/api/v1/pets/" + pet + "/worn", Api.JSON.writeValueAsString(Map.of("items", items)))
                .expect(200);
    }
}
