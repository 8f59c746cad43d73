package chatclique.pet.life;

import static chatclique.pet.testing.Caller.PETS;
import static chatclique.pet.testing.Caller.body;
import static org.assertj.core.api.Assertions.assertThat;

import chatclique.pet.testing.Caller;
import chatclique.pet.testing.TestClock;
import com.mongodb.reactivestreams.client.MongoDatabase;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Nothing is lost and nothing happens twice, on whichever store. */
abstract class OnceScenarios {

    @Autowired
    private Caller caller;

    @Autowired
    private TestClock clock;

    @Autowired
    private MongoDatabase database;

    private @Autowired Heads heads;

    @Test
    void fiftyRequestsWithOneKeyMakeOneEvent() throws Exception {
        String ada = caller.someone();
        String pet = caller.adopt(ada);
        List<String> answers = atOnce(
                50,
                i -> () ->
                        answer(caller.act(ada, pet, "feed", "one").expectBody().returnResult()));
        assertThat(answers).hasSize(50).allMatch(answers.getFirst()::equals);
        assertThat(stored(pet)).hasSize(1);
        assertThat(state(ada, pet).get("money")).isEqualTo(1);
    }

    @Test
    void sixtyFourRequestsWithOtherKeysAllHappenOnceAndReplayEqualsTheAnswers() throws Exception {
        String ada = caller.someone();
        String pet = caller.adopt(ada);
        List<Map<String, Object>> answers =
                atOnce(64, i -> () -> body(caller.act(ada, pet, i % 2 == 0 ? "feed" : "pet", "k" + i)));
        assertThat(answers.stream().map(OnceScenarios::number))
                .containsExactlyInAnyOrderElementsOf(LongStream.rangeClosed(1, 64)
                        .boxed()
                        .map(Long::intValue)
                        .toList());
        assertThat(stored(pet)).hasSize(64);
        for (int i = 0; i < 64; i++) {
            Map<String, Object> again = body(caller.act(ada, pet, i % 2 == 0 ? "feed" : "pet", "k" + i));
            assertThat(again).isEqualTo(answers.get(i));
        }
        assertThat(stored(pet)).hasSize(64);
    }

    @Test
    void anEventFollowsFromTheOneBeforeIt() throws Exception {
        String ada = caller.someone();
        String pet = caller.adopt(ada);
        for (int i = 0; i < 10; i++) {
            caller.act(ada, pet, i % 3 == 0 ? "feed" : "pet", "k" + i)
                    .expectStatus()
                    .isOk();
        }
        List<Event> events = stored(pet);
        for (int i = 1; i < events.size(); i++) {
            assertThat(events.get(i).before()).isEqualTo(events.get(i - 1).after());
            assertThat(events.get(i).n()).isEqualTo(i + 1);
        }
    }

    @Test
    void anEventOfAnotherInstanceIsSeenAndBuiltUpon() {
        String ada = caller.someone();
        String pet = caller.adopt(ada);
        caller.act(ada, pet, "feed", "k1").expectStatus().isOk();
        Event latest = stored(pet).getFirst();
        Event elsewhere = renumbered(latest, 2, "elsewhere");
        Mono.from(database.getCollection("events").insertOne(Documents.of(elsewhere)))
                .block();
        assertThat(body(caller.get(ada, PETS + "/" + pet)).get("version")).isEqualTo(2);
        Mono.from(database.getCollection("events").insertOne(Documents.of(renumbered(latest, 3, "elsewhere too"))))
                .block();
        assertThat(number(body(caller.act(ada, pet, "play", "k2")))).isEqualTo(4);
    }

    @Test
    void aSnapshotThatWasNeverWrittenIsMadeUpForByTheEvents() {
        String ada = caller.someone();
        String pet = caller.adopt(ada);
        for (int i = 0; i < 70; i++) {
            caller.act(ada, pet, "feed", "k" + i).expectStatus().isOk();
        }
        assertThat(snapshot(pet)).isEqualTo(64);
        Map<String, Object> before = state(ada, pet);
        // As a crash between the event and the snapshot would leave it.
        Mono.from(database.getCollection("pets")
                        .updateMany(new Document("pet", pet), new Document("$set", new Document("last.n", 0L))))
                .block();
        heads.forget(pet);
        assertThat(state(ada, pet)).isEqualTo(before);
        heads.forget(pet);
        assertThat(number(body(caller.act(ada, pet, "feed", "last")))).isEqualTo(71);
    }

    @Test
    void aRepeatedActionIsAnsweredEvenWhenItWouldBeRefusedNow() {
        String ada = caller.someone();
        String pet = caller.adopt(ada);
        for (int i = 0; i < 3; i++) {
            caller.act(ada, pet, "play", "k" + i).expectStatus().isOk();
        }
        caller.act(ada, pet, "play", "tired").expectStatus().isEqualTo(409);
        caller.act(ada, pet, "play", "k0")
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("Idempotency-Replayed", "true");
        caller.act(ada, pet, "feed", "k0").expectStatus().isEqualTo(422);
        clock.move(Duration.ofHours(3));
        caller.act(ada, pet, "play", "tired").expectStatus().isOk();
    }

    @Test
    void aClockThatStepsBackBreaksNothing() {
        String ada = caller.someone();
        String pet = caller.adopt(ada);
        Map<String, Object> first =
                body(caller.act(ada, pet, "feed", "k1").expectStatus().isOk());
        clock.move(Duration.ofHours(-1));
        Map<String, Object> second =
                body(caller.act(ada, pet, "pet", "k2").expectStatus().isOk());
        assertThat(at(second)).isEqualTo(at(first));
        caller.get(ada, PETS + "/" + pet).expectStatus().isOk();
        clock.move(Duration.ofHours(1));
    }

    @Test
    void anAdoptionWithOneKeyHappensOnce() throws Exception {
        String ada = caller.someone();
        List<String> answers = atOnce(
                20,
                i -> () ->
                        answer(caller.send(HttpMethod.POST, ada, PETS, Caller.cat("Minou"), "Idempotency-Key", "adopt")
                                .expectStatus()
                                .isCreated()
                                .expectBody()
                                .returnResult()));
        assertThat(answers).allMatch(answer -> answer.equals(answers.getFirst()));
        assertThat((List<?>) body(caller.get(ada, PETS)).get("items")).hasSize(1);
        caller.send(HttpMethod.POST, ada, PETS, Caller.cat("Other"), "Idempotency-Key", "adopt")
                .expectStatus()
                .isEqualTo(422);
    }

    @Test
    void noMorePetsThanAllowedHoweverManyAreAdoptedAtOnce() throws Exception {
        String ada = caller.someone();
        List<Integer> answers = atOnce(
                30,
                i -> () -> caller.send(HttpMethod.POST, ada, PETS, Caller.cat("Cat " + i))
                        .expectBody()
                        .returnResult()
                        .getStatus()
                        .value());
        assertThat(answers).filteredOn(status -> status == 201).hasSize(12);
        assertThat(answers).filteredOn(status -> status == 409).hasSize(18);
        assertThat((List<?>) body(caller.get(ada, PETS)).get("items")).hasSize(12);
    }

    private <T> List<T> atOnce(int count, IntFunction<Callable<T>> request) throws Exception {
        try (ExecutorService people = Executors.newFixedThreadPool(count)) {
            List<T> answers = new ArrayList<>();
            for (Future<T> answer :
                    people.invokeAll(IntStream.range(0, count).mapToObj(request).toList())) {
                answers.add(answer.get());
            }
            return answers;
        }
    }

    private List<Event> stored(String pet) {
        return Flux.from(database.getCollection("events").find(new Document("pet", pet)))
                .map(Documents::event)
                .sort((a, b) -> Long.compare(a.n(), b.n()))
                .collectList()
                .block();
    }

    private long snapshot(String pet) {
        Document document = Mono.from(database.getCollection("pets").find(new Document("pet", pet)))
                .block();
        return document.get("last", Document.class).getLong("n");
    }

    private static Event renumbered(Event event, long n, String key) {
        return new Event(
                event.pet(),
                n,
                event.owner(),
                event.kind(),
                event.at(),
                event.day(),
                event.zone(),
                key,
                event.outcome(),
                event.reason(),
                event.earned(),
                event.items(),
                event.after(),
                event.after());
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> state(String token, String pet) {
        return (Map<String, Object>) body(caller.get(token, PETS + "/" + pet)).get("state");
    }

    private static String answer(EntityExchangeResult<byte[]> result) {
        return new String(result.getResponseBody(), StandardCharsets.UTF_8);
    }

    private static Integer number(Map<String, Object> answer) {
        return (Integer) ((Map<?, ?>) answer.get("event")).get("n");
    }

    private static Object at(Map<String, Object> answer) {
        return ((Map<?, ?>) answer.get("event")).get("at");
    }
}
