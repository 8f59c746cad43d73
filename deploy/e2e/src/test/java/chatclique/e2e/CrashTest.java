package chatclique.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import chatclique.e2e.Stack.Part;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Parts are killed without a warning while people use them: what was acknowledged is there, once. */
class CrashTest {

    private static final Duration RECOVERY = Duration.ofSeconds(90);
    private static final int BATCH = 10;

    private final Stack stack = Stack.shared();
    private Account account;
    private String pet;
    private String conversation;

    @BeforeEach
    void someone() {
        // What the test before killed may not be back in full.
        account = Await.until(RECOVERY, () -> Account.signUp(stack), any -> true);
        Api owner = account.api();
        pet = Await.until(RECOVERY, () -> PetTest.adopt(owner, "Mia"), any -> true)
                .at("/id")
                .asString();
        conversation = Await.until(RECOVERY, () -> ChatTest.talkTo(owner, pet), any -> true);
    }

    @Test
    @Row({"A21", "X2"})
    void actionsSurviveTheDeathOfPetServiceAndStore() throws Exception {
        Set<String> acknowledged = clickWhileKilling(
                List.of(Part.PET, Part.STORE, Part.PET),
                api -> api.post("/api/v1/pets/" + pet + "/actions", Map.of("action", "pet")),
                answer -> answer.at("/event/id").asString());

        Set<String> stored = new HashSet<>();
        String after = "";
        do {
            JsonNode page = account.api()
                    .get("/api/v1/pets/" + pet + "/events?limit=50&day=" + Days.today() + after)
                    .expect(200)
                    .json();
            page.at("/items")
                    .valueStream()
                    .filter(event -> event.at("/kind").asString().equals("pet"))
                    .forEach(event ->
                            assertThat(stored.add(event.at("/id").asString())).isTrue());
            after = page.at("/next").isNull()
                    ? ""
                    : "&after=" + page.at("/next").asString();
        } while (!after.isEmpty());
        assertThat(stored).containsExactlyInAnyOrderElementsOf(acknowledged);
    }

    @Test
    @Row({"C5", "X2", "X11"})
    void turnsSurviveTheDeathOfChatServiceAndStore() throws Exception {
        Set<String> acknowledged = clickWhileKilling(
                List.of(Part.CHAT, Part.STORE, Part.CHAT),
                api -> api.with("Prefer", "respond-async")
                        .post("/api/v1/conversations/" + conversation + "/turns", Map.of("text", "Hello")),
                answer -> answer.at("/id").asString());

        for (String id : acknowledged) {
            Await.until(
                    Duration.ofSeconds(150),
                    () -> account.api()
                            .get("/api/v1/turns/" + id)
                            .expect(200)
                            .at("/state")
                            .asString(),
                    state -> Set.of("DONE", "PARTIAL", "FAILED").contains(state));
        }
        List<String> logged = new ArrayList<>();
        String after = "";
        do {
            JsonNode page = account.api()
                    .get("/api/v1/chat-log/" + Days.today() + "?limit=50" + after)
                    .expect(200)
                    .json();
            page.at("/items")
                    .valueStream()
                    .forEach(entry -> logged.add(entry.at("/id").asString()));
            after = page.at("/next").isNull()
                    ? ""
                    : "&after=" + page.at("/next").asString();
        } while (!after.isEmpty());
        assertThat(logged).containsExactlyInAnyOrderElementsOf(acknowledged);
    }

    @Test
    @Row({"C3", "C5"})
    void picturesSurviveTheDeathOfImageServiceAndStore() throws Exception {
        Api owner = account.api();
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < 5; i++) {
            ids.add(owner.click("/api/v1/pictures", Map.of("prompt", "a cat in the garden, number " + i, "petId", pet))
                    .expect(202)
                    .at("/id")
                    .asString());
            if (i == 2) {
                stack.kill(Part.IMAGE);
                ready(Part.IMAGE);
            }
        }
        stack.kill(Part.STORE);
        stack.kill(Part.IMAGE);
        for (String id : ids) {
            Await.until(
                    Duration.ofSeconds(150),
                    () -> account.api()
                            .get("/api/v1/pictures/" + id)
                            .expect(200)
                            .at("/state")
                            .asString(),
                    "READY"::equals);
            account.api().get("/api/v1/pictures/" + id + "/content").expect(200);
        }
        List<String> logged = Await.until(
                RECOVERY,
                () -> account.api()
                        .get("/api/v1/chat-log/" + Days.today())
                        .at("/items")
                        .valueStream()
                        .map(entry -> entry.at("/picture/id").asString())
                        .toList(),
                entries -> entries.size() >= ids.size());
        assertThat(logged).containsExactlyInAnyOrderElementsOf(ids);
    }

    @Test
    @Row("A21")
    void theGatewayAndKeycloakComeBack() {
        for (Part part : List.of(Part.GATEWAY, Part.KEYCLOAK)) {
            stack.kill(part);
            Await.until(RECOVERY, () -> Account.logIn(stack, account.name(), account.password()), any -> true);
            Await.until(RECOVERY, () -> account.api().get("/api/v1/pets").status(), status -> status == 200);
        }
    }

    private interface Click {
        Api.Answer send(Api api);
    }

    private interface Id {
        String of(Api.Answer answer);
    }

    /**
     * Clicks come in batches: one that a death meets half way, and one while the part is down. Each click is repeated with
     * its own key until it is acknowledged, as the page does.
     */
    private Set<String> clickWhileKilling(List<Part> victims, Click click, Id id) throws Exception {
        Set<String> acknowledged = ConcurrentHashMap.newKeySet();
        List<Future<?>> clicks = new ArrayList<>();
        Api owner = account.api();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Runnable batch = () -> IntStream.range(0, BATCH)
                    .mapToObj(i ->
                            threads.submit(() -> assertThat(acknowledged.add(untilAcknowledged(owner, click, id)))
                                    .isTrue()))
                    .forEach(clicks::add);
            for (Part victim : victims) {
                int before = acknowledged.size();
                batch.run();
                Await.until(RECOVERY, acknowledged::size, size -> size > before);
                stack.kill(victim);
                batch.run();
                ready(victim);
            }
            for (Future<?> one : clicks) {
                one.get();
            }
        }
        assertThat(acknowledged).hasSize(victims.size() * 2 * BATCH);
        return acknowledged;
    }

    private static String untilAcknowledged(Api owner, Click click, Id id) {
        Api keyed = owner.with("Idempotency-Key", UUID.randomUUID().toString());
        return id.of(Await.until(
                RECOVERY, () -> click.send(keyed), answer -> answer.status() >= 200 && answer.status() < 300));
    }

    private void ready(Part part) {
        int management = stack.port(
                switch (part) {
                    case PET -> Part.PET_MANAGEMENT;
                    case CHAT -> Part.CHAT_MANAGEMENT;
                    case IMAGE -> Part.IMAGE_MANAGEMENT;
                    default -> part;
                });
        if (part == Part.STORE) {
            Await.until(RECOVERY, () -> account.api().get("/api/v1/pets/" + pet).status(), status -> status == 200);
            return;
        }
        Api inner = new Api(java.net.http.HttpClient.newHttpClient(), "http://localhost:" + management, Map.of());
        Await.until(RECOVERY, () -> inner.get("/actuator/health/readiness").status(), status -> status == 200);
    }
}
