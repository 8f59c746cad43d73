package chatclique.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import chatclique.e2e.Stack.Part;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What a pet becomes with time, what is known of its past and its future, and how it goes and comes back. */
class PetLifeTest {

    private Api owner;
    private String id;
    private String pet;

    @BeforeEach
    void someone() {
        owner = Account.signUp(Stack.shared()).api();
        id = PetTest.adopt(owner, "Mia").at("/id").asString();
        pet = "/api/v1/pets/" + id;
    }

    @Test
    @Row({"A13", "A14", "A24"})
    void careMakesADayCountACharacterAndAchievements() {
        JsonNode before = owner.get(pet).expect(200).json();
        assertThat(before.at("/growth/stage").asString()).isEqualTo("baby");
        assertThat(before.at("/streak/total").asInt()).isZero();
        assertThat(before.at("/personality/0/trait").asString()).isEqualTo("independent");
        assertThat(before.at("/achievements")).isEmpty();

        PetTest.act(owner, id, "feed").expect(200);
        PetTest.act(owner, id, "pet").expect(200);

        JsonNode after = owner.get(pet).expect(200).json();
        assertThat(after.at("/streak/run").asInt()).isEqualTo(1);
        assertThat(after.at("/streak/today").asBoolean()).isTrue();
        assertThat(after.at("/growth/next/stage").asString()).isEqualTo("young");
        assertThat(after.at("/growth/next/days").asInt()).isEqualTo(2);
        assertThat(after.at("/personality")
                        .valueStream()
                        .mapToDouble(trait -> trait.at("/strength").asDouble())
                        .sum())
                .isCloseTo(1, within(1e-9));
        assertThat(after.at("/achievements")
                        .valueStream()
                        .map(reached -> reached.at("/key").asString()))
                .contains("first-meal", "first-stroke", "very-happy");
    }

    @Test
    @Row({"X1", "X8"})
    void thePetSaysWhyItFeelsSoAndWhenThatChanges() {
        for (int i = 0; i < 3; i++) {
            PetTest.act(owner, id, "play").expect(200);
        }
        JsonNode tired = owner.get(pet).expect(200).json();
        assertThat(tired.at("/why").valueStream().map(why -> why.at("/key").asString()))
                .contains("tired");
        assertThat(tired.at("/forecast/band").asString())
                .isNotEqualTo(tired.at("/state/band").asString());
        Instant now = Instant.parse(tired.at("/state/asOf").asString());
        // From one to three with a half-life of three hours towards ten: 10 − 9 · 2^(−t/3h) = 3.
        double hours = 3 * Math.log(9.0 / 7) / Math.log(2);
        assertThat(coming(tired, "play"))
                .isBetween(now.plusSeconds((long) (hours * 3600) - 60), now.plusSeconds((long) (hours * 3600) + 60));
        assertThat(coming(tired, "streak")).isAfter(now.plus(Duration.ofDays(1)));
    }

    @Test
    @Row("X10")
    void thePastIsAsItWasAnsweredThenAndTheCurveLeadsThroughIt() {
        List<JsonNode> answered = new ArrayList<>();
        answered.add(owner.get(pet).expect(200).json());
        for (String action : List.of("feed", "pet", "feed", "play", "pet")) {
            answered.add(PetTest.act(owner, id, action).expect(200).at("/pet"));
        }
        owner.patch(pet, Map.of("name", "Moustache")).expect(200);
        for (JsonNode then : answered) {
            String at = then.at("/state/asOf").asString();
            assertThat(owner.get(pet + "/state?at=" + at).expect(200).json()).isEqualTo(then);
        }
        JsonNode curve = owner.get(pet + "/mood?points=500").expect(200).at("/items");
        assertThat(curve.size()).isBetween(2, 500);
        assertThat(curve.at("/0/mood").asDouble()).isCloseTo(7.2, within(0.01));
        assertThat(curve.valueStream().map(point -> point.at("/band").asString()))
                .contains("satisfied");

        owner.get(pet + "/state?at=" + Instant.now().plus(Duration.ofDays(1))).expectProblem(422);
        owner.get(pet + "/state?at=2020-01-01T00:00:00Z").expectProblem(422);
        owner.get(pet + "/state?at=yesterday").expectProblem(400);
        owner.get(pet + "/mood?points=501").expectProblem(400);
    }

    @Test
    @Row({"A13", "A24"})
    void aPetGivenAwayComesBackAsItWas() {
        PetTest.act(owner, id, "feed").expect(200);
        owner.delete(pet).expect(204);
        owner.get(pet).expectProblem(404);
        assertThat(owner.get("/api/v1/pets").expect(200).at("/items")).isEmpty();
        JsonNode away = owner.get("/api/v1/pets?released=true").expect(200).at("/items/0");
        assertThat(away.at("/name").asString()).isEqualTo("Mia");
        assertThat(Duration.between(
                        Instant.parse(away.at("/releasedAt").asString()),
                        Instant.parse(away.at("/keptUntil").asString())))
                .isEqualTo(Duration.ofDays(30));
        Api eve = Account.signUp(Stack.shared()).api();
        eve.click(pet + "/return", Map.of()).expectProblem(404);
        assertThat(eve.get("/api/v1/pets?released=true").expect(200).at("/items"))
                .isEmpty();

        JsonNode back = owner.click(pet + "/return", Map.of()).expect(200).json();
        assertThat(back.at("/state/counters/feed").asInt()).isEqualTo(1);
        assertThat(back.at("/achievements")).isNotEmpty();
        assertThat(owner.get("/api/v1/pets?released=true").at("/items")).isEmpty();
    }

    @Test
    @Row({"A3", "A24"})
    void onlyTheChatServiceTellsOfTalkAndEachTurnCountsOnce() {
        String talks = "/internal/v1/pets/" + id + "/talks";
        String subject = subject();
        Map<String, String> turn = Map.of("turnId", "t1", "owner", subject, "zone", "Europe/Paris");
        owner.post(talks, turn).expectProblem(404);
        inside(owner.headers()).post(talks, turn).expectProblem(403);
        inside(Map.of()).post(talks, turn).expectProblem(401);

        Api chat = inside(Map.of("Authorization", "Bearer " + Tokens.ofAService(Stack.shared())));
        Api.Answer told = chat.post(talks, turn).expect(201);
        assertThat(told.at("/reason").asString()).isEqualTo("talked");
        assertThat(chat.post(talks, turn).expect(200).text()).isEqualTo(told.text());
        chat.post(talks, Map.of("turnId", "t2", "owner", "somebody-else", "zone", "UTC"))
                .expectProblem(404);
        assertThat(owner.get(pet).at("/state/counters/talk").asInt()).isEqualTo(1);
        assertThat(owner.get(pet).at("/state/affection").asDouble()).isCloseTo(6.25, within(0.01));
    }

    private static Instant coming(JsonNode pet, String key) {
        return pet.at("/upcoming")
                .valueStream()
                .filter(next -> next.at("/key").asString().equals(key))
                .map(next -> Instant.parse(next.at("/at").asString()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("nothing is forecast for " + key + ": " + pet));
    }

    /** The subject of the owner's token. */
    private String subject() {
        String token = owner.headers().get("Authorization").substring("Bearer ".length());
        byte[] claims = java.util.Base64.getUrlDecoder().decode(token.split("\\.")[1]);
        return Api.JSON.readTree(claims).at("/sub").asString();
    }

    private static Api inside(Map<String, String> headers) {
        return new Api(
                HttpClient.newHttpClient(), "http://localhost:" + Stack.shared().port(Part.PET), headers);
    }
}
