package chatclique.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
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
    void aPortraitShowsWhatThePetWearsAndItsRoomAndIsKeptWithItsState() {
        JsonNode bare = portrait();
        wear("bow");
        JsonNode dressed = portrait();
        wear("bow", "scene-meadow");
        JsonNode state = owner.get("/api/v1/pets/" + pet).expect(200).at("/state");
        JsonNode outside = portrait();

        assertThat(Stream.of(bare, dressed, outside)
                        .map(each -> each.at("/sha256").asString())
                        .distinct())
                .hasSize(3);
        assertThat(bare.at("/pet/worn")).isEmpty();
        assertThat(outside.at("/pet/worn/0").asString()).isEqualTo("bow");
        assertThat(outside.at("/pet/room").asString()).isEqualTo("meadow");
        assertThat(outside.at("/pet/band").asString())
                .isEqualTo(state.at("/band").asString());
        assertThat(outside.at("/pet/mood").asDouble())
                .isCloseTo(state.at("/mood").asDouble(), org.assertj.core.api.Assertions.within(0.1));
        // What has happened since does not change what was kept.
        PetTest.act(owner, pet, "feed").expect(200);
        wear();
        JsonNode later = owner.get("/api/v1/pictures/" + outside.at("/id").asString())
                .expect(200)
                .json();
        assertThat(later).isEqualTo(outside);
        assertThat(owner.get("/api/v1/pictures?portraits=true").expect(200).at("/items"))
                .hasSize(3);
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
        wear("bow");
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

    /** Earns what it costs, buys what is not there yet, and puts it on. */
    private void wear(String... items) {
        for (String item : items) {
            List<String> owned = owner.get("/api/v1/pets/" + pet)
                    .at("/owned")
                    .valueStream()
                    .map(JsonNode::asString)
                    .toList();
            if (!owned.contains(item)) {
                Await.until(
                        java.time.Duration.ofSeconds(20),
                        () -> {
                            PetTest.act(owner, pet, "pet");
                            return owner.click("/api/v1/pets/" + pet + "/purchases", Map.of("item", item))
                                    .status();
                        },
                        status -> status < 300);
            }
        }
        owner.send("PUT", "/api/v1/pets/" + pet + "/worn", Api.JSON.writeValueAsString(Map.of("items", items)))
                .expect(200);
    }
}
