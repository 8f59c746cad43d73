package chatclique.pet.shop;

import static chatclique.pet.testing.Caller.PETS;
import static chatclique.pet.testing.Caller.body;
import static org.assertj.core.api.Assertions.assertThat;

import chatclique.pet.shop.ShopProperties.Item;
import chatclique.pet.testing.Caller;
import chatclique.pet.testing.PetServiceTest;
import chatclique.pet.testing.TestClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;

/** Money is spent once and never below zero, however the clicks arrive. */
@PetServiceTest
class PurchasesOnceTest {

    @Autowired
    private Caller caller;

    @Autowired
    private TestClock clock;

    @Autowired
    private ShopProperties shop;

    @Test
    void fiftyRequestsOfOneClickBuyOnce() throws Exception {
        String ada = caller.someone();
        String pet = caller.adopt(ada);
        earn(ada, pet, 12);
        List<Map<String, Object>> answers = atOnce(copies(50, () -> buy(ada, pet, "bow", "one")));
        assertThat(answers).hasSize(50).allMatch(answer -> answer.equals(answers.getFirst()));
        assertThat(money(ada, pet)).isEqualTo(9);
    }

    @Test
    void aClickInEachOfManyTabsBuysOnce() throws Exception {
        String ada = caller.someone();
        String pet = caller.adopt(ada);
        earn(ada, pet, 12);
        List<Callable<Map<String, Object>>> clicks = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            String key = "tab-" + i;
            clicks.add(() -> buy(ada, pet, "bow", key));
        }
        List<Map<String, Object>> answers = atOnce(clicks);
        assertThat(answers).filteredOn(answer -> answer.containsKey("event")).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> "already-owned".equals(answer.get("code")))
                .hasSize(19);
        assertThat(money(ada, pet)).isEqualTo(9);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6})
    void whateverIsClickedTheLedgerAddsUpAndNothingIsBoughtTwice(int seed) throws Exception {
        Random random = new Random(seed);
        String ada = caller.someone();
        String pet = caller.adopt(ada);
        earn(ada, pet, 6 + random.nextInt(12));
        List<Item> items =
                shop.items().stream().filter(item -> item.price() < 15).toList();
        List<Callable<Map<String, Object>>> clicks = new ArrayList<>();
        for (int i = 0; i < 15; i++) {
            String item = items.get(random.nextInt(items.size())).id();
            String key = "click-" + i;
            clicks.addAll(copies(1 + random.nextInt(4), () -> buy(ada, pet, item, key)));
        }
        Map<Object, Set<Object>> eventsOfKey = new HashMap<>();
        Set<Object> bought = new HashSet<>();
        for (Map<String, Object> answer : atOnce(clicks)) {
            if (answer.get("event") instanceof Map<?, ?> event) {
                eventsOfKey
                        .computeIfAbsent(event.get("items"), item -> new HashSet<>())
                        .add(event.get("id"));
                bought.add(((List<?>) event.get("items")).getFirst());
            } else {
                assertThat(answer.get("code")).isIn("not-enough-money", "already-owned");
            }
        }
        assertThat(eventsOfKey.values()).allMatch(events -> events.size() == 1);
        Map<String, Object> now = body(caller.get(ada, PETS + "/" + pet));
        assertThat((List<?>) now.get("owned")).doesNotHaveDuplicates();
        assertThat(new HashSet<Object>((List<?>) now.get("owned"))).isEqualTo(bought);
        long ledger = 0;
        for (Object event : (List<?>)
                body(caller.get(ada, PETS + "/" + pet + "/events?limit=200")).get("items")) {
            ledger += (Integer) ((Map<?, ?>) event).get("money");
            assertThat(ledger).isNotNegative();
        }
        assertThat(money(ada, pet)).isEqualTo((int) ledger);
    }

    /** Earns by meals and strokes, on as many days as it takes. */
    private void earn(String token, String pet, int money) {
        for (int i = 0; money(token, pet) < money; i++) {
            caller.act(token, pet, i % 2 == 0 ? "feed" : "pet", "earn-" + i)
                    .expectStatus()
                    .isOk();
            clock.move(Duration.ofHours(6));
        }
    }

    private int money(String token, String pet) {
        return (Integer) ((Map<?, ?>) body(caller.get(token, PETS + "/" + pet)).get("state")).get("money");
    }

    private Map<String, Object> buy(String token, String pet, String item, String key) {
        return body(caller.send(
                HttpMethod.POST, token, PETS + "/" + pet + "/purchases", Map.of("item", item), "Idempotency-Key", key));
    }

    private static <T> List<Callable<T>> copies(int count, Callable<T> click) {
        List<Callable<T>> copies = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            copies.add(click);
        }
        return copies;
    }

    private static <T> List<T> atOnce(List<Callable<T>> clicks) throws Exception {
        try (ExecutorService people = Executors.newFixedThreadPool(clicks.size())) {
            List<T> answers = new ArrayList<>();
            for (Future<T> answer : people.invokeAll(clicks)) {
                answers.add(answer.get());
            }
            return answers;
        }
    }
}
