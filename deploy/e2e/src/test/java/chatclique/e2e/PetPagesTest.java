package chatclique.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Shop, growth, past and future of a pet, in the browser. */
class PetPagesTest {

    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm").withZone(ZoneId.of("Europe/Paris"));

    private final Stack stack = Stack.shared();
    private Account account;
    private Api api;
    private String pet;

    @BeforeEach
    void someoneWithACat() {
        account = Account.signUp(stack);
        api = account.api();
        pet = PetTest.adopt(api, "Mia").at("/id").asString();
    }

    @Test
    @Row({"A15", "A16", "A18"})
    void whatADoubleClickBuysIsPaidOnceAndWornOnThePetAtOnce() {
        firstVisit();
        try (Window window = open(1280, "/pets/shop")) {
            Locator bow = offer(window, "bow");
            assertThat(bow).hasAttribute("data-standing", "within-reach");
            assertThat(offer(window, "crown")).hasAttribute("data-standing", "ahead");
            assertThat(offer(window, "crown").getByTestId("offer-missing")).hasText("57 more coins");
            assertThat(window.page().getByTestId("offer")).hasCount(22);

            Locator crown = window.page().locator("cc-room cc-pet [data-worn=crown]");
            offer(window, "crown").getByTestId("offer-try").click();
            assertThat(crown.first()).isVisible();
            offer(window, "crown").getByTestId("offer-try").click();
            assertThat(crown).hasCount(0);

            bow.getByTestId("offer-act").dblclick();
            assertThat(bow).hasAttribute("data-standing", "owned");
            assertThat(window.at("shop-money")).hasText("0");
            assertThat(window.at("money")).hasAttribute("data-value", "0");
            assertThat(now().at("/owned").size()).isEqualTo(1);

            Locator worn = window.page().locator("cc-room cc-pet [data-worn=bow]");
            bow.getByTestId("offer-act").click();
            assertThat(bow).hasAttribute("data-standing", "worn");
            assertThat(worn.first()).isVisible();
            assertThat(now().at("/worn/0").asString()).isEqualTo("bow");
            window.at("shop-mine").click();
            assertThat(window.page().getByTestId("offer")).hasCount(1);
            bow.getByTestId("offer-act").click();
            assertThat(worn).hasCount(0);
            assertThat(now().at("/worn")).isEmpty();
            window.isQuiet();
        }
    }

    @Test
    @Row({"A16", "A21"})
    void twoTabsBuyTheSameThingOnce() {
        firstVisit();
        try (Window one = open(1280, "/pets/shop");
                Window other = open(390, "/pets/shop")) {
            for (Window window : List.of(one, other)) {
                assertThat(offer(window, "ball")).hasAttribute("data-standing", "within-reach");
            }
            offer(one, "ball").getByTestId("offer-act").click();
            assertThat(offer(one, "ball")).hasAttribute("data-standing", "owned");
            offer(other, "ball").getByTestId("offer-act").click();
            assertThat(offer(other, "ball")).hasAttribute("data-standing", "owned");
            assertThat(other.at("shop-money")).hasText("0");
            assertThat(offer(other, "ball").locator("[role=alert]")).hasText("");
            assertThat(now().at("/owned").size()).isEqualTo(1);
            other.expectsFailures();
            other.isQuiet();
        }
    }

    @Test
    @Row("A16")
    void aPlaceBoughtInTheShopIsWhereThePetLives() {
        firstVisit();
        try (Window window = open(1280, "/pets/shop")) {
            Locator meadow = offer(window, "scene-meadow");
            Locator room = window.page().locator("cc-room cc-scene");
            assertThat(room.locator(".rug")).isVisible();
            window.at("shop-style").click();
            meadow.getByTestId("offer-act").click();
            assertThat(meadow).hasAttribute("data-standing", "owned");
            meadow.getByTestId("offer-act").click();
            assertThat(room).hasAttribute("place", "meadow");
            assertThat(room.locator(".rear svg")).isVisible();
            assertThat(room.locator(".rug")).hasCount(0);
            window.page().reload();
            assertThat(room.locator(".front svg")).isAttached();
            window.picture("room-meadow");
            window.at("shop-mine").click();
            meadow.getByTestId("offer-act").click();
            assertThat(room.locator(".rug")).isVisible();
            window.isQuiet();
        }
    }

    @Test
    @Row({"X1", "X8", "A24"})
    void theRoomSaysWhyAndWhenToTheMinute() {
        for (int i = 0; i < 3; i++) {
            PetTest.act(api, pet, "play").expect(200);
        }
        try (Window window = open(1280, "/")) {
            JsonNode told = now();
            assertThat(window.at("why")).containsText("Mia");
            assertThat(window.at("forecast")).containsText(clock(told.at("/forecast/at")));
            JsonNode soonest = told.at("/upcoming/0");
            assertThat(window.at("chance")).containsText(clock(soonest.at("/at")));
            window.at("room-life").click();
            Locator play = window.page().locator("[data-testid=life-next][data-key=play]");
            assertThat(play).containsText("Mia can play again");
            assertThat(window.page().locator("[data-testid=life-next][data-key=streak]"))
                    .hasCount(0);
            window.isQuiet();
        }
    }

    @Test
    @Row({"A13", "A24"})
    void whatIsNewlyReachedIsCheeredForOnceAndKeptInTheAlbum() {
        try (Window window = open(1280, "/")) {
            assertThat(window.at("pet-name")).containsText("Mia");
            window.at("action-feed").click();
            assertThat(window.at("cheer")).containsText("First meal");
            assertThat(window.page().locator("[role=status] [data-testid=cheer]"))
                    .isVisible();
            window.at("room-life").click();
            assertThat(window.page().locator("[data-testid=achievement][data-key=first-meal]"))
                    .isVisible();
            assertThat(window.page().locator("[data-testid=achievement-ahead][data-key=wise]"))
                    .isVisible();
            assertThat(window.at("life-run")).hasAttribute("data-run", "1");
            assertThat(window.at("life-total")).hasText("1");
            assertThat(window.at("life-stage")).hasAttribute("data-stage", "baby");
            assertThat(window.page().locator("[data-testid=life-traits] li")).hasCount(6);
            assertThat(window.at("cheer")).isHidden(new LocatorAssertions.IsHiddenOptions().setTimeout(20_000));
            window.page().reload();
            assertThat(window.at("life-total")).hasText("1");
            assertThat(window.at("cheer")).isHidden();
            window.isQuiet();
        }
    }

    @Test
    @Row({"A24", "X8"})
    void timeStandsStillInTheHotelAndGoesOnAtHome() {
        try (Window window = open(1280, "/pets/life")) {
            window.at("hotel").click();
            assertThat(window.at("fetch")).hasText("Fetch Mia home");
            assertThat(window.at("action-feed")).hasCount(0);
            assertThat(window.at("why")).hasText("Mia is at the pet hotel by the sea.");
            assertThat(window.page().locator("cc-room cc-scene")).hasAttribute("place", "beach");
            assertThat(now().at("/pausedAt").isNull()).isFalse();
            window.isAccessible("hotel");
            window.at("fetch").click();
            assertThat(window.at("action-feed")).isVisible();
            assertThat(window.at("hotel")).hasText("Bring Mia to the hotel");
            assertThat(now().at("/pausedAt").isNull()).isTrue();
            window.isQuiet();
        }
    }

    @Test
    @Row("X10")
    void theCurveLeadsBackToThePetAsItWasAndIsATableToo() {
        Instant adopted = Instant.parse(now().at("/adoptedAt").asString());
        PetTest.act(api, pet, "feed").expect(200);
        PetTest.act(api, pet, "pet").expect(200);
        try (Window window = open(1280, "/pets/mood")) {
            Locator curve = window.at("curve");
            assertThat(curve).hasAttribute("data-drawn", Pattern.compile("[1-9]\\d*"));
            assertThat(curve).hasAttribute("aria-label", Pattern.compile("Mood of Mia: lowest 7.*3 events\\."));
            Locator then = window.at("then");
            window.at("then-slider").press("ArrowLeft");
            assertThat(then).hasAttribute("data-at", adopted.toString());
            assertThat(then).hasAttribute("data-band", "satisfied");
            assertThat(then.locator("cc-pet svg")).hasAttribute("data-mood", "satisfied");
            assertThat(then).containsText("0 coins then");
            window.at("then-slider").press("ArrowRight");
            assertThat(then).hasAttribute("data-band", "very-happy");
            assertThat(then).containsText("2 coins then");
            curve.click();
            assertThat(window.at("then-slider")).hasAttribute("aria-valuetext", Pattern.compile(".*Mood \\d.*"));

            window.at("mood-as-table").press("Enter");
            assertThat(window.at("mood-table").locator("tbody tr")).hasCount(16);
            assertThat(window.at("mood-table")).containsText("Stroked");
            window.isAccessible("mood");
            for (String span : List.of("week", "month")) {
                window.at("mood-" + span).click();
                assertThat(window.at("mood-" + span)).hasAttribute("aria-current", "page");
                assertThat(curve).hasAttribute("data-drawn", Pattern.compile("[1-9]\\d*"));
            }
            window.isQuiet();
        }
    }

    private void firstVisit() {
        for (String action : List.of("feed", "pet", "pet")) {
            PetTest.act(api, pet, action).expect(200);
        }
    }

    private JsonNode now() {
        return api.get("/api/v1/pets/" + pet).expect(200).json();
    }

    private static Locator offer(Window window, String item) {
        return window.page().locator("[data-testid=offer][data-item=" + item + "]");
    }

    private static String clock(JsonNode instant) {
        return CLOCK.format(Instant.parse(instant.asString()));
    }

    private Window open(int width, String path) {
        Window window = Window.open(stack, width, "en-GB", ColorScheme.LIGHT, ReducedMotion.REDUCE)
                .as(account);
        window.page().navigate(path);
        return window;
    }
}
