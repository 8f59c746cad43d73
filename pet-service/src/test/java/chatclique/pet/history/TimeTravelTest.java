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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;

@PetServiceTest
class TimeTravelTest {

    private static final List<String> ZONES = List.of("UTC", "Asia/Tokyo", "America/New_York");

    @Autowired
    private Caller caller;

    @Autowired
    private TestClock clock;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void whateverHappensAnyPastStateIsTheOneThatWasAnsweredThen(long seed) {
        Random random = new Random(seed);
        clock.set(Instant.parse("2035-03-20T08:00:00Z"));
        String subject = "ada-" + UUID.randomUUID();
        String pet = caller.adopt(TestIssuer.shared().user(subject));
        List<Map<String, Object>> answered = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            clock.move(Duration.ofSeconds(1 + random.nextInt(6 * 3600)));
            // The owner travels, too.
            String token = TestIssuer.shared().user(subject, ZONES.get(random.nextInt(ZONES.size())));
            something(random, token, subject, pet, "k" + i);
            answered.add(body(caller.get(token, PETS + "/" + pet)));
            clock.move(Duration.ofSeconds(1 + random.nextInt(3600)));
            answered.add(body(caller.get(token, PETS + "/" + pet)));
        }
        String token = TestIssuer.shared().user(subject, "Europe/Paris");
        for (Map<String, Object> then : answered) {
            String asOf = (String) ((Map<?, ?>) then.get("state")).get("asOf");
            assertThat(body(caller.get(token, PETS + "/" + pet + "/state?at=" + asOf)))
                    .isEqualTo(then);
        }
    }

    @Test
    void theCurveIsTheMoodOfEachPastState() {
        clock.set(Instant.parse("2036-05-05T00:00:00Z"));
        String ada = caller.someone();
        String pet = caller.adopt(ada);
        for (int i = 0; i < 150; i++) {
            clock.move(Duration.ofMinutes(17));
            caller.act(ada, pet, i % 2 == 0 ? "feed" : "pet", "k" + i)
                    .expectStatus()
                    .isOk();
        }
        List<Map<String, Object>> points = points(ada, pet, "?points=33");
        assertThat(points).hasSize(33);
        assertThat(points.getLast().get("at")).isEqualTo(clock.instant().toString());
        assertThat(points.getFirst().get("at"))
                .isEqualTo(clock.instant().minus(Duration.ofDays(1)).toString());
        for (Map<String, Object> point : points) {
            Map<?, ?> state = (Map<?, ?>) body(caller.get(ada, PETS + "/" + pet + "/state?at=" + point.get("at")))
                    .get("state");
            assertThat(point.get("mood")).isEqualTo(state.get("mood"));
            assertThat(point.get("band")).isEqualTo(state.get("band"));
        }
    }

    @Test
    void theCurveBeginsWithTheAdoptionAndEndsNow() {
        clock.set(Instant.parse("2037-05-05T00:00:00Z"));
        String ada = caller.someone();
        String pet = caller.adopt(ada);
        Instant adopted = clock.instant();
        clock.move(Duration.ofDays(3));
        List<Map<String, Object>> month =
                points(ada, pet, "?from=2037-04-20T00:00:00Z&to=2037-05-20T00:00:00Z&points=500");
        assertThat(month).hasSize(500);
        assertThat(month.getFirst().get("at")).isEqualTo(adopted.toString());
        assertThat(month.getLast().get("at")).isEqualTo(clock.instant().toString());
        assertThat(points(ada, pet, "?from=2036-01-01T00:00:00Z&to=2036-02-01T00:00:00Z"))
                .isEmpty();
        assertThat(points(ada, pet, "?from=2038-01-01T00:00:00Z&to=2038-02-01T00:00:00Z"))
                .isEmpty();
        assertThat(points(ada, pet, "?from=0001-01-01T00:00:00Z&to=9999-01-01T00:00:00Z&points=2"))
                .hasSize(2);
    }

    @Test
    void whileItWasGivenAwayThereWasNoPet() {
        clock.set(Instant.parse("2038-05-05T00:00:00Z"));
        String ada = caller.someone();
        String pet = caller.adopt(ada);
        clock.move(Duration.ofDays(1));
        caller.send(HttpMethod.DELETE, ada, PETS + "/" + pet, "");
        clock.move(Duration.ofDays(1));
        Instant away = clock.instant();
        clock.move(Duration.ofDays(1));
        caller.send(HttpMethod.POST, ada, PETS + "/" + pet + "/return", "")
                .expectStatus()
                .isOk();
        caller.get(ada, PETS + "/" + pet + "/state?at=" + away).expectStatus().isNotFound();
        List<Map<String, Object>> points = points(ada, pet, "?from=2038-05-05T00:00:00Z&points=7");
        assertThat(points)
                .extracting(point -> point.get("at"))
                .containsExactly("2038-05-05T00:00:00Z", "2038-05-05T12:00:00Z", "2038-05-08T00:00:00Z");
    }

    private void something(Random random, String token, String subject, String pet, String key) {
        String path = PETS + "/" + pet;
        switch (random.nextInt(9)) {
            case 0, 1 -> caller.act(token, pet, "feed", key);
            case 2 -> caller.act(token, pet, "pet", key);
            case 3 -> caller.act(token, pet, "play", key);
            case 4 ->
                caller.send(
                        HttpMethod.POST,
                        TestIssuer.shared().service("chat-service"),
                        "/internal/v1/pets/" + pet + "/talks",
                        Map.of("turnId", key, "owner", subject, "zone", "UTC"));
            case 5 ->
                caller.send(HttpMethod.POST, token, path + "/purchases", Map.of("item", "bow"), "Idempotency-Key", key);
            case 6 -> caller.send(HttpMethod.PUT, token, path + "/worn", Map.of("items", List.of("bow")));
            case 7 -> caller.send(HttpMethod.PATCH, token, path, Map.of("paused", random.nextBoolean()));
            default -> caller.send(HttpMethod.PATCH, token, path, Map.of("name", "Name " + key));
        }
    }

    @SuppressWarnings("unchecked")
    private List<Map<String, Object>> points(String token, String pet, String question) {
        return (List<Map<String, Object>>) body(caller.get(token, PETS + "/" + pet + "/mood" + question)
                        .expectStatus()
                        .isOk())
                .get("items");
    }
}
