package chatclique.pet.shop;

import static chatclique.pet.testing.Caller.PETS;
import static chatclique.pet.testing.Caller.body;
import static org.assertj.core.api.Assertions.assertThat;

import chatclique.pet.testing.Caller;
import chatclique.pet.testing.PetServiceTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@PetServiceTest
class ShopTest {

    private static final Path DRAWINGS = Path.of("../gateway/src/main/resources/static/art/manifest.json");

    @Autowired
    private Caller caller;

    @Autowired
    private ShopProperties shop;

    @Test
    void theShopHasMuchForEveryPurse() {
        List<?> items = (List<?>)
                body(caller.get(caller.someone(), "/api/v1/shop").expectStatus().isOk())
                        .get("items");
        Set<Integer> prices = new TreeSet<>();
        items.forEach(item -> prices.add((Integer) ((Map<?, ?>) item).get("price")));
        assertThat(items).hasSizeGreaterThanOrEqualTo(24);
        assertThat(prices).first().isEqualTo(3);
        assertThat(prices).hasSizeGreaterThan(6);
        assertThat(items)
                .anySatisfy(item -> assertThat(item)
                        .isEqualTo(Map.of(
                                "id",
                                "collar",
                                "kind",
                                "accessory",
                                "place",
                                "neck",
                                "price",
                                3,
                                "name",
                                "accessory.collar")));
    }

    @Test
    void everyItemIsDrawnAndGoesWhereItIsDrawn() throws Exception {
        JsonNode manifest = new JsonMapper().readTree(Files.readString(DRAWINGS));
        Map<String, String> drawn = new HashMap<>();
        manifest.get("accessories")
                .forEach(one ->
                        drawn.put(one.get("id").asString(), one.get("place").asString()));
        manifest.get("scenes")
                .get("places")
                .forEach(place -> drawn.put("scene-" + place.get("id").asString(), "background"));
        assertThat(shop.items()).allSatisfy(item -> assertThat(drawn).containsEntry(item.id(), item.place()));
        assertThat(shop.items())
                .filteredOn(item -> item.kind().equals("accessory"))
                .hasSizeGreaterThanOrEqualTo(16);
    }

    @Test
    void aFirstVisitEarnsEnoughForTheCheapestItemWhichIsWornAndTakenOff() {
        String ada = caller.someone();
        String pet = caller.adopt(ada);
        earnThree(ada, pet);
        Map<String, Object> bought =
                body(buy(ada, pet, "collar", "b1").expectStatus().isOk());
        assertThat(bought).containsEntry("reason", "bought").containsEntry("money", -3);
        assertThat(bought.get("changes")).isEqualTo(List.of(Map.of("field", "money", "from", 3, "to", 0)));
        assertThat((Map<?, ?>) bought.get("event"))
                .extracting("kind", "items", "money")
                .containsExactly("buy", List.of("collar"), -3);
        assertThat(read(ada, pet)).containsEntry("owned", List.of("collar")).containsEntry("worn", List.of());
        Map<String, Object> dressed =
                body(wear(ada, pet, "collar").expectStatus().isOk());
        assertThat(dressed).containsEntry("worn", List.of("collar"));
        assertThat(body(wear(ada, pet, "collar"))).containsEntry("version", dressed.get("version"));
        assertThat(read(ada, pet)).containsEntry("worn", List.of("collar"));
        assertThat(body(wear(ada, pet).expectStatus().isOk())).containsEntry("worn", List.of());
        assertThat(read(ada, pet)).containsEntry("owned", List.of("collar"));
    }

    @Test
    void whatCannotBePaidIsNotBought() {
        String ada = caller.someone();
        String pet = caller.adopt(ada);
        refused(buy(ada, pet, "collar", "b1"), 409, "not-enough-money");
        earnThree(ada, pet);
        refused(buy(ada, pet, "crown", "b2"), 409, "not-enough-money");
        assertThat(read(ada, pet)).containsEntry("owned", List.of()).containsEntry("version", 3);
        // A refusal is not kept: the same click may succeed once there is money.
        buy(ada, pet, "collar", "b1").expectStatus().isOk();
    }

    @Test
    void whatIsOwnedIsNotBoughtAgainAndAKeyIsForOnePurchase() {
        String ada = caller.someone();
        String pet = caller.adopt(ada);
        earnThree(ada, pet);
        Map<String, Object> first =
                body(buy(ada, pet, "collar", "b1").expectStatus().isOk());
        assertThat(body(buy(ada, pet, "collar", "b1")
                        .expectStatus()
                        .isOk()
                        .expectHeader()
                        .valueEquals("Idempotency-Replayed", "true")))
                .isEqualTo(first);
        refused(buy(ada, pet, "collar", "b2"), 409, "already-owned");
        refused(buy(ada, pet, "bow", "b1"), 422, "idempotency-key-reused");
        refused(caller.act(ada, pet, "feed", "b1"), 422, "idempotency-key-reused");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Collar", "no-such-thing", "$where", "scene-nowhere"})
    void whatTheShopDoesNotHaveIsNotBought(String item) {
        String ada = caller.someone();
        refused(buy(ada, caller.adopt(ada), item, "b1"), 400, "unknown-item");
    }

    @Test
    void onlyWhatIsOwnedIsWornAndOneThingAtEachPlace() {
        String ada = caller.someone();
        String pet = caller.adopt(ada);
        refused(wear(ada, pet, "collar"), 409, "not-owned");
        refused(wear(ada, pet, "collar", "scarf"), 400, "invalid-fields");
        refused(wear(ada, pet, "collar", "collar"), 400, "invalid-fields");
        refused(wear(ada, pet, "no-such-thing"), 400, "invalid-fields");
        refused(put(ada, pet, "{}"), 400, "invalid-fields");
        refused(put(ada, pet, "{\"items\":null}"), 400, "invalid-fields");
        refused(put(ada, pet, "{\"items\":[null]}"), 400, "invalid-fields");
        assertThat(read(ada, pet)).containsEntry("version", 0);
    }

    @Test
    void aPurchaseNeedsAKey() {
        String ada = caller.someone();
        String path = PETS + "/" + caller.adopt(ada) + "/purchases";
        refused(caller.send(HttpMethod.POST, ada, path, Map.of("item", "collar")), 400, "idempotency-key-required");
    }

    private void earnThree(String token, String pet) {
        List<String> visit = List.of("feed", "pet", "pet");
        visit.forEach(action -> caller.act(token, pet, action, UUID.randomUUID().toString())
                .expectStatus()
                .isOk());
        assertThat((Map<?, ?>) read(token, pet).get("state"))
                .extracting("money")
                .isEqualTo(3);
    }

    private ResponseSpec buy(String token, String pet, String item, String key) {
        return caller.send(
                HttpMethod.POST, token, PETS + "/" + pet + "/purchases", Map.of("item", item), "Idempotency-Key", key);
    }

    private ResponseSpec wear(String token, String pet, String... items) {
        return put(token, pet, Map.of("items", Arrays.asList(items)));
    }

    private ResponseSpec put(String token, String pet, Object body) {
        return caller.send(HttpMethod.PUT, token, PETS + "/" + pet + "/worn", body);
    }

    private Map<String, Object> read(String token, String pet) {
        return body(caller.get(token, PETS + "/" + pet));
    }

    private static void refused(ResponseSpec answer, int status, String code) {
        answer.expectStatus().isEqualTo(status).expectBody().jsonPath("$.code").isEqualTo(code);
    }
}
