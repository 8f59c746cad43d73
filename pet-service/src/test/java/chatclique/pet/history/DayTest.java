package chatclique.pet.history;

import static chatclique.pet.testing.Caller.PETS;
import static chatclique.pet.testing.Caller.body;
import static org.assertj.core.api.Assertions.assertThat;

import chatclique.auth.testing.TestIssuer;
import chatclique.pet.testing.Caller;
import chatclique.pet.testing.PetServiceTest;
import chatclique.pet.testing.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;

/** What the chat service is told of an owner's day. */
@PetServiceTest
class DayTest {

    private static final String CHAT = TestIssuer.shared().service("chat-service");
    private static final String DAY = "/internal/v1/days/{day}?owner={owner}";

    @Autowired
    private Caller caller;

    @Autowired
    private TestClock clock;

    @Test
    void tellsOfEachPetWhatHappenedOnTheOwnersDay() {
        clock.set(Instant.parse("2033-03-01T14:30:00Z"));
        String ada = "ada-" + UUID.randomUUID();
        // 23:30 on the first in Tokyo; an hour later it is the second there.
        String token = TestIssuer.shared().user(ada, "Asia/Tokyo");
        String cat = caller.adopt(token);
        caller.act(token, cat, "feed", "k1").expectStatus().isOk();
        clock.move(Duration.ofHours(1));
        caller.act(token, cat, "play", "k2").expectStatus().isOk();
        String gone = caller.adopt(token);
        caller.send(HttpMethod.DELETE, token, PETS + "/" + gone, Map.of())
                .expectStatus()
                .is2xxSuccessful();
        assertThat(kinds("2033-03-01", ada)).isEqualTo(List.of(List.of("adopt", "feed")));
        assertThat(kinds("2033-03-02", ada)).isEqualTo(List.of(List.of("play")));
        assertThat(kinds("2033-03-03", ada)).isEqualTo(List.of(List.of()));
        Map<?, ?> pet = (Map<?, ?>) items("2033-03-02", ada).getFirst().get("pet");
        assertThat(pet.get("id")).isEqualTo(cat);
        assertThat(((Map<?, ?>) pet.get("growth")).get("stage")).isEqualTo("baby");
        assertThat((List<?>) pet.get("personality")).isNotEmpty();
    }

    @Test
    void tellsNothingOfOthersAndNothingToUsers() {
        String token = caller.someone();
        caller.adopt(token);
        assertThat(items("2033-03-01", "nobody-" + UUID.randomUUID())).isEmpty();
        caller.get(token, DAY, "2033-03-01", "anybody").expectStatus().isForbidden();
    }

    @Test
    void refusesWhatIsNoDayAndNobody() {
        caller.get(CHAT, DAY, "2033-02-30", "ada").expectStatus().isBadRequest();
        caller.get(CHAT, DAY, "2033-03-01", " ").expectStatus().isBadRequest();
        caller.get(CHAT, DAY, "2033-03-01", "a".repeat(201)).expectStatus().isBadRequest();
        caller.get(CHAT, "/internal/v1/days/2033-03-01").expectStatus().isBadRequest();
    }

    private List<List<Object>> kinds(String day, String owner) {
        return items(day, owner).stream()
                .map(item -> ((List<?>) item.get("events"))
                        .stream()
                                .<Object>map(event -> ((Map<?, ?>) event).get("kind"))
                                .toList())
                .toList();
    }

    @SuppressWarnings("unchecked")
    private List<Map<String, Object>> items(String day, String owner) {
        return (List<Map<String, Object>>)
                body(caller.get(CHAT, DAY, day, owner).expectStatus().isOk()).get("items");
    }
}
