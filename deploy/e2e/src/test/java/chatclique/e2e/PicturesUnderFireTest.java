package chatclique.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import chatclique.e2e.Stack.Part;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The image service is killed at moments that nobody chose, while pictures are ordered, made, kept and logged. */
class PicturesUnderFireTest {

    private static final Duration RECOVERY = Duration.ofSeconds(90);
    private static final int ROUNDS = 6;
    private static final int EACH = 4;

    private final Stack stack = Stack.shared();

    @Test
    @Row({"A21", "C3", "C5", "C8"})
    void eachOrderIsOnePictureWithOneEntryThoughItsMakerIsKilledAtRandom() throws Exception {
        Account account = Await.until(RECOVERY, () -> Account.signUp(stack), any -> true);
        long seed = System.nanoTime();
        Random random = new Random(seed);
        Map<String, String> ids = new HashMap<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int round = 0; round < ROUNDS; round++) {
                Api owner = account.api();
                Map<String, Future<String>> orders = new HashMap<>();
                for (int i = 0; i < EACH; i++) {
                    String prompt = "a cat with balloons, number " + round + " " + i;
                    orders.put(prompt, threads.submit(() -> order(owner, prompt)));
                }
                // Between the first byte of an order and the entry of the last picture about this long goes by.
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(random.nextInt(1_500)));
                stack.kill(Part.IMAGE);
                for (var each : orders.entrySet()) {
                    ids.put(each.getKey(), each.getValue().get());
                }
            }
        }
        Api owner = account.api();
        for (String id : ids.values()) {
            Await.until(
                    Duration.ofSeconds(150),
                    () -> owner.get("/api/v1/pictures/" + id).at("/state").asString(),
                    "READY"::equals);
            assertThat(owner.get("/api/v1/pictures/" + id + "/content")
                            .expect(200)
                            .bytes())
                    .startsWith(0x89, 'P', 'N', 'G');
        }
        assertThat(ids.values()).as("seed " + seed).doesNotHaveDuplicates();
        assertThat(owner.get("/api/v1/pictures?limit=100").at("/items")).hasSize(ROUNDS * EACH);
        Await.until(RECOVERY, () -> logged(owner), entries -> entries.size() >= ids.size());
        assertThat(logged(owner)).as("seed " + seed).containsExactlyInAnyOrderElementsOf(ids.values());
    }

    /** The same order until it is acknowledged, as the page does; it may have been taken at any of these times. */
    private static String order(Api owner, String prompt) {
        Api keyed = owner.with("Idempotency-Key", UUID.randomUUID().toString());
        return Await.until(
                        RECOVERY,
                        () -> keyed.post("/api/v1/pictures", Map.of("prompt", prompt)),
                        answer -> answer.status() == 202)
                .at("/id")
                .asString();
    }

    private static List<String> logged(Api owner) {
        List<String> pictures = new ArrayList<>();
        String after = "";
        do {
            JsonNode page = owner.get("/api/v1/chat-log/" + Days.today() + "?limit=50" + after)
                    .expect(200)
                    .json();
            page.at("/items")
                    .valueStream()
                    .forEach(entry -> pictures.add(entry.at("/picture/id").asString()));
            after = page.at("/next").isNull()
                    ? ""
                    : "&after=" + page.at("/next").asString();
        } while (!after.isEmpty());
        return pictures;
    }
}
