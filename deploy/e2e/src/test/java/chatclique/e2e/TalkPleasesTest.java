package chatclique.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import chatclique.e2e.Stack.Part;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.ColorScheme;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Talk feeds the pet's heart: each turn once, at once, and whatever crashes. */
class TalkPleasesTest {

    private static final Duration RECOVERY = Duration.ofSeconds(90);

    private final Stack stack = Stack.shared();
    private Account account;
    private Api owner;
    private String pet;
    private String conversation;

    @BeforeEach
    void someone() {
        account = Await.until(RECOVERY, () -> Account.signUp(stack), any -> true);
        owner = account.api();
        pet = Await.until(RECOVERY, () -> PetTest.adopt(owner, "Mia"), any -> true)
                .at("/id")
                .asString();
        conversation = Await.until(RECOVERY, () -> ChatTest.talkTo(owner, pet), any -> true);
    }

    @Test
    @Row({"X1", "A24"})
    void aTurnOfTalkPleasesAtOnceAndOnce() {
        double before = pet().at("/state/affection").asDouble();
        String turn = ChatTest.say(owner, conversation, "Hello Mia").at("/id").asString();

        Await.until(RECOVERY, this::talks, told -> told == 1);
        assertThat(pet().at("/state/affection").asDouble()).isEqualTo(before + 0.25, within(0.01));
        assertThat(owner.click("/api/v1/turns/" + turn + "/regenerate", java.util.Map.of())
                        .status())
                .isBetween(200, 299);
        ChatTest.say(owner, conversation, "How are you?");
        Await.until(RECOVERY, this::talks, told -> told == 2);
        assertThat(owner.get("/api/v1/pets/" + pet + "/events").text().split("\"kind\":\"talk\"", -1))
                .as("two turns, whatever was told again")
                .hasSize(3);
        assertThat(pet().at("/growth/stage").asString()).isEqualTo("baby");
    }

    @Test
    @Row({"X1", "A18"})
    void thePageShowsWhatTalkDid() {
        try (Window window =
                Window.open(stack, 1280, "en-GB", ColorScheme.LIGHT).as(account)) {
            window.page().navigate("/talk");
            Locator affection = window.at("meter-affection");
            double before = Double.parseDouble(affection.getAttribute("data-value"));
            Talking.say(window, "Hello Mia");
            assertThat(window.at("talk-transcript")).hasAttribute("aria-busy", "false");
            double after = Await.until(
                    Duration.ofSeconds(10),
                    () -> Double.parseDouble(affection.getAttribute("data-value")),
                    now -> now > before + 0.1);
            assertThat(after).isEqualTo(before + 0.25, within(0.1));
            window.isQuiet();
        }
    }

    @Test
    @Row({"X1", "A21"})
    void talkIsToldLaterWhenPetServiceOrChatServiceDied() {
        stack.kill(Part.PET);
        JsonNode turn = Await.until(
                RECOVERY, () -> ChatTest.say(owner, conversation, "Are you there?"), said -> said.has("id"));
        assertThat(turn.at("/state").asString()).isEqualTo("DONE");
        stack.kill(Part.CHAT);
        Await.until(RECOVERY, this::talks, told -> told == 1);
        Await.until(RECOVERY, () -> ChatTest.say(owner, conversation, "And now?"), said -> said.has("id"));
        Await.until(RECOVERY, this::talks, told -> told == 2);
    }

    private JsonNode pet() {
        return owner.get("/api/v1/pets/" + pet).expect(200).json();
    }

    private int talks() {
        return pet().at("/state/counters/talk").asInt();
    }
}
