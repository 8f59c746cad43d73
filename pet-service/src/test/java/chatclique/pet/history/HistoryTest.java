package chatclique.pet.history;

import static chatclique.pet.testing.Caller.PETS;
import static chatclique.pet.testing.Caller.body;
import static org.assertj.core.api.Assertions.assertThat;

import chatclique.pet.testing.Caller;
import chatclique.pet.testing.PetServiceTest;
import chatclique.pet.testing.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;

@PetServiceTest
class HistoryTest {

    @Autowired
    private Caller caller;

    @Autowired
    private TestClock clock;

    @Test
    void theEventsOfADayAreThoseOfTheOwnersDay() {
        clock.set(Instant.parse("2030-03-01T14:30:00Z"));
        // 23:30 on the first in Tokyo; an hour later it is the second there.
        String ada = caller.someoneIn("Asia/Tokyo");
        String pet = caller.adopt(ada);
        caller.act(ada, pet, "feed", "k1").expectStatus().isOk();
        clock.move(Duration.ofHours(1));
        caller.act(ada, pet, "play", "k2").expectStatus().isOk();
        caller.send(HttpMethod.PATCH, ada, PETS + "/" + pet, Map.of("name", "Neko"))
                .expectStatus()
                .isOk();
        assertThat(kinds(items(ada, pet, "?day=2030-03-01"))).containsExactly("adopt", "feed");
        assertThat(kinds(items(ada, pet, "?day=2030-03-02"))).containsExactly("play", "rename");
        assertThat(items(ada, pet, "?day=2030-03-03")).isEmpty();
        assertThat(items(ada, pet, "?day=2030-02-28")).isEmpty();
        assertThat(kinds(items(ada, pet, ""))).containsExactly("adopt", "feed", "play", "rename");
    }

    @Test
    void aSpanHasItsBeginningButNotItsEnd() {
        clock.set(Instant.parse("2031-01-01T10:00:00Z"));
        String ada = caller.someone();
        String pet = caller.adopt(ada);
        for (int i = 1; i <= 5; i++) {
            clock.move(Duration.ofMinutes(10));
            caller.act(ada, pet, "feed", "k" + i).expectStatus().isOk();
        }
        List<Map<String, Object>> events = items(ada, pet, "?from=2031-01-01T10:20:00Z&to=2031-01-01T10:40:00Z");
        assertThat(events).extracting(event -> event.get("n")).containsExactly(2, 3);
    }

    @Test
    void pagesFollowEachOtherWithoutAHoleOrADouble() {
        String ada = caller.someone();
        String pet = caller.adopt(ada);
        for (int i = 1; i <= 150; i++) {
            caller.act(ada, pet, i % 2 == 0 ? "feed" : "pet", "k" + i)
                    .expectStatus()
                    .isOk();
        }
        List<Object> numbers = new ArrayList<>();
        Object next = null;
        do {
            Map<String, Object> page = body(
                    caller.get(ada, PETS + "/" + pet + "/events?limit=40" + (next == null ? "" : "&after=" + next)));
            ((List<?>) page.get("items")).forEach(event -> numbers.add(((Map<?, ?>) event).get("n")));
            next = page.get("next");
        } while (next != null);
        assertThat(numbers).hasSize(151).doesNotHaveDuplicates();
        for (int i = 0; i <= 150; i++) {
            assertThat(numbers.get(i)).isEqualTo(i);
        }
    }

    @Test
    void theStateAtAnyTimeIsTheOneThatWasAnsweredThen() {
        clock.set(Instant.parse("2032-06-01T08:00:00Z"));
        String ada = caller.someone();
        String pet = caller.adopt(ada);
        List<Map<String, Object>> then = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            then.add(body(caller.get(ada, PETS + "/" + pet)));
            clock.move(Duration.ofMinutes(37));
            then.add(pet(body(caller.act(ada, pet, i % 2 == 0 ? "feed" : "pet", "k" + i))));
            clock.move(Duration.ofMinutes(5));
        }
        for (Map<String, Object> answered : then) {
            String asOf = (String) ((Map<?, ?>) answered.get("state")).get("asOf");
            assertThat(body(caller.get(ada, PETS + "/" + pet + "/state?at=" + asOf)))
                    .isEqualTo(answered);
        }
    }

    @Test
    void beforeTheAdoptionAndAfterNowThereIsNoState() {
        String ada = caller.someone();
        String pet = caller.adopt(ada);
        Instant now = clock.instant();
        for (Instant time : List.of(now.minusSeconds(1), now.plusSeconds(1))) {
            caller.get(ada, PETS + "/" + pet + "/state?at=" + time)
                    .expectStatus()
                    .isEqualTo(422)
                    .expectBody()
                    .jsonPath("$.code")
                    .isEqualTo("time-out-of-range");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "events?day=2026-02-30",
                "events?day=99999-01-01",
                "events?day=today",
                "events?day=",
                "events?day=2026-11-20&from=2026-11-20T00:00:00Z",
                "events?from=yesterday",
                "events?to=+1000000000-01-01T00:00:00Z",
                "events?limit=0",
                "events?limit=201",
                "events?limit=1e3",
                "events?after=garbage",
                "events?after=bjk5OTk5OTk5OTk5OTk5OTk5OTk",
                "mood?points=1",
                "mood?points=501",
                "mood?points=many",
                "mood?from=2026-11-20T00:00:00Z&to=2026-11-20T00:00:00Z",
                "mood?from=2026-11-21T00:00:00Z&to=2026-11-20T00:00:00Z",
                "mood?from=yesterday",
                "mood?to=0000-01-01T00:00:00Z",
                "state?at=now",
                "state?at=2026-11-19T25:00:00Z",
                "state?at=10000-01-01T00:00:00Z"
            })
    void whatIsNoTimeDayNumberOrCursorIsRefusedByName(String question) {
        String ada = caller.someone();
        caller.get(ada, PETS + "/" + caller.adopt(ada) + "/" + question)
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("invalid-fields")
                .jsonPath("$.errors[0].field")
                .isNotEmpty();
    }

    @Test
    void aCursorFromBeyondTheEndIsAnEmptyPage() {
        String ada = caller.someone();
        String pet = caller.adopt(ada);
        assertThat(items(ada, pet, "?after=" + Parameters.cursorOf(9_999_999_999L)))
                .isEmpty();
    }

    @SuppressWarnings("unchecked")
    private List<Map<String, Object>> items(String token, String pet, String question) {
        return (List<Map<String, Object>>)
                body(caller.get(token, PETS + "/" + pet + "/events" + question)).get("items");
    }

    private static List<Object> kinds(List<Map<String, Object>> events) {
        return events.stream().map(event -> event.get("kind")).toList();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> pet(Map<String, Object> answer) {
        return (Map<String, Object>) answer.get("pet");
    }
}
