package chatclique.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class PetTest {

    private Api owner;

    @BeforeEach
    void someone() {
        owner = Account.signUp(Stack.shared()).api();
    }

    @Test
    @Row({"A5", "A24"})
    void aNewPetStartsSatisfied() {
        JsonNode pet = adopt(owner, "Mia");

        assertThat(pet.at("/state/band").asString()).isEqualTo("satisfied");
        assertThat(pet.at("/state/mood").asDouble()).isCloseTo(7.2, within(0.05));
        assertThat(pet.at("/state/hunger").asDouble()).isCloseTo(3, within(0.05));
        assertThat(pet.at("/state/money").asInt()).isZero();
        assertThat(pet.at("/forecast/band").asString()).isEqualTo("bored");
        assertThat(pet.at("/why")).isNotEmpty();
    }

    @Test
    @Row({"A13", "A14", "A15", "A18"})
    void careChangesTheNumbersAndTheAnswerTellsHow() {
        String pet = adopt(owner, "Mia").at("/id").asString();

        Api.Answer fed = act(owner, pet, "feed").expect(200);
        assertThat(fed.at("/pet/state/fullness").asDouble()).isCloseTo(10, within(0.01));
        assertThat(fed.at("/pet/state/money").asInt()).isEqualTo(1);
        assertThat(fed.at("/pet/state/counters/feed").asInt()).isEqualTo(1);
        assertThat(fed.at("/outcome").asString()).isEqualTo("good");

        Api.Answer overfed = act(owner, pet, "feed").expect(200);
        assertThat(overfed.at("/outcome").asString()).isEqualTo("overfed");
        assertThat(overfed.at("/pet/state/annoyance").asDouble()).isCloseTo(1, within(0.01));
        assertThat(overfed.at("/pet/state/money").asInt()).isEqualTo(1);

        act(owner, pet, "pet").expect(200);
        JsonNode played = act(owner, pet, "play").expect(200).at("/pet/state");
        assertThat(played.at("/energy").asDouble()).isCloseTo(7, within(0.01));
        assertThat(owner.get("/api/v1/pets/" + pet).at("/state/counters/play").asInt())
                .isEqualTo(1);
    }

    @Test
    @Row("A13")
    void aTiredPetRefusesToPlayAndNothingChanges() {
        String pet = adopt(owner, "Mia").at("/id").asString();
        IntStream.range(0, 3).forEach(i -> act(owner, pet, "play").expect(200));

        assertThat(act(owner, pet, "play").expectProblem(409).at("/code").asString())
                .isEqualTo("too-tired");
        assertThat(owner.get("/api/v1/pets/" + pet).at("/state/counters/play").asInt())
                .isEqualTo(3);
    }

    @Test
    @Row({"A13", "A14", "A21"})
    void fiftyParallelSubmitsOfOneClickFeedOnce() throws Exception {
        String pet = adopt(owner, "Mia").at("/id").asString();
        Api click = owner.with("Idempotency-Key", UUID.randomUUID().toString());

        List<String> bodies = inParallel(
                50,
                () -> click.post("/api/v1/pets/" + pet + "/actions", Map.of("action", "pet"))
                        .expect(200)
                        .text());

        assertThat(bodies.stream().distinct()).hasSize(1);
        assertThat(owner.get("/api/v1/pets/" + pet).at("/state/counters/pet").asInt())
                .isEqualTo(1);
        click.post("/api/v1/pets/" + pet + "/actions", Map.of("action", "play")).expectProblem(422);
    }

    @Test
    @Row({"A13", "A21"})
    void parallelClicksAreAllCounted() throws Exception {
        String pet = adopt(owner, "Mia").at("/id").asString();

        inParallel(40, () -> act(owner, pet, "pet").expect(200).text());

        String today = owner.get("/api/v1/pets/" + pet + "/events?limit=100&day=" + Days.today())
                .expect(200)
                .at("/items")
                .valueStream()
                .map(event -> event.at("/kind").asString())
                .filter("pet"::equals)
                .collect(Collectors.joining(","));
        assertThat(today.split(",")).hasSize(40);
    }

    @Test
    @Row({"A19"})
    void renamesAndKeepsEveryKindOfName() {
        String pet = adopt(owner, "Mia").at("/id").asString();
        for (String name : List.of("Œdipe", "Мурка", "咪咪", "$where.a", "<b>Mia</b>", "🐈")) {
            owner.patch("/api/v1/pets/" + pet, Map.of("name", name)).expect(200);
            assertThat(owner.get("/api/v1/pets/" + pet).at("/name").asString()).isEqualTo(name);
        }
        for (String bad : List.of("", "   ", "x".repeat(41), "a\u0000b", "a\u202Eb")) {
            owner.patch("/api/v1/pets/" + pet, Map.of("name", bad)).expectProblem(400);
        }
    }

    static JsonNode adopt(Api owner, String name) {
        return owner.click("/api/v1/pets", Map.of("name", name, "species", "cat", "look", "ginger"))
                .expect(201)
                .json();
    }

    static Api.Answer act(Api owner, String pet, String action) {
        return owner.click("/api/v1/pets/" + pet + "/actions", Map.of("action", action));
    }

    static <T> List<T> inParallel(int times, Callable<T> task) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<T>> all = IntStream.range(0, times)
                    .mapToObj(i -> threads.submit(task))
                    .toList();
            List<T> answers = new java.util.ArrayList<>();
            for (Future<T> one : all) {
                answers.add(one.get());
            }
            return answers;
        }
    }
}
