package chatclique.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class PetShopTest {

    private Api owner;
    private String pet;

    @BeforeEach
    void someoneAfterAFirstVisit() {
        owner = Account.signUp(Stack.shared()).api();
        pet = "/api/v1/pets/" + PetTest.adopt(owner, "Mia").at("/id").asString();
        for (String action : List.of("feed", "pet", "pet")) {
            owner.click(pet + "/actions", Map.of("action", action)).expect(200);
        }
    }

    @Test
    @Row({"A15", "A16"})
    void aFirstVisitEarnsTheCheapestItemWhichIsBoughtWornAndTakenOff() {
        JsonNode items = owner.get("/api/v1/shop").expect(200).at("/items");
        assertThat(items.size()).isGreaterThanOrEqualTo(16);
        JsonNode cheapest = items.valueStream()
                .min((a, b) -> a.at("/price").asInt() - b.at("/price").asInt())
                .orElseThrow();
        assertThat(cheapest.at("/price").asInt()).isEqualTo(money()).isEqualTo(3);
        String item = cheapest.at("/id").asString();

        Api.Answer bought = buy(item).expect(200);
        assertThat(bought.at("/money").asInt()).isEqualTo(-3);
        assertThat(bought.at("/pet/owned/0").asString()).isEqualTo(item);
        assertThat(money()).isZero();

        assertThat(wear(List.of(item)).expect(200).at("/worn/0").asString()).isEqualTo(item);
        assertThat(owner.get(pet).at("/worn/0").asString()).isEqualTo(item);
        assertThat(wear(List.of()).expect(200).at("/worn")).isEmpty();
        assertThat(owner.get(pet).at("/owned/0").asString()).isEqualTo(item);
    }

    @Test
    @Row({"A16", "A21"})
    void fiftyParallelSubmitsOfOneClickAndAnotherTabBuyOnce() throws Exception {
        Api click = owner.with("Idempotency-Key", UUID.randomUUID().toString());
        List<String> answers = PetTest.inParallel(
                50,
                () -> click.post(pet + "/purchases", Map.of("item", "bow"))
                        .expect(200)
                        .text());
        assertThat(answers.stream().distinct()).hasSize(1);
        buy("bow").expectProblem(409);
        click.post(pet + "/purchases", Map.of("item", "collar")).expectProblem(422);
        assertThat(money()).isZero();
        assertThat(owner.get(pet).at("/owned").size()).isEqualTo(1);
    }

    @Test
    @Row({"A15", "A16"})
    void nothingIsBoughtThatCannotBePaidAndNothingWornThatIsNotOwned() {
        List.of("crown", "wings", "top-hat")
                .forEach(item -> assertThat(
                                buy(item).expectProblem(409).at("/code").asString())
                        .isEqualTo("not-enough-money"));
        assertThat(wear(List.of("crown")).expectProblem(409).at("/code").asString())
                .isEqualTo("not-owned");
        buy("no-such-thing").expectProblem(400);
        owner.post(pet + "/purchases", Map.of("item", "bow")).expectProblem(400);
        owner.click(pet + "/purchases", Map.of("item", "bow", "price", 0)).expectProblem(400);
        wear(List.of("bow", "crown")).expectProblem(400);
        assertThat(money()).isEqualTo(3);
        assertThat(owner.get(pet).at("/owned")).isEmpty();
    }

    @Test
    @Row({"A3", "A16"})
    void anotherOwnerAndAStrangerBuyNothingAndDressNobody() {
        Api eve = Account.signUp(Stack.shared()).api();
        eve.click(pet + "/purchases", Map.of("item", "bow")).expectProblem(404);
        eve.send("PUT", pet + "/worn", "{\"items\":[]}").expectProblem(404);
        Api stranger = Api.stranger(Stack.shared());
        stranger.click(pet + "/purchases", Map.of("item", "bow")).expectProblem(401);
        stranger.get("/api/v1/shop").expectProblem(401);
        assertThat(money()).isEqualTo(3);
    }

    private Api.Answer buy(String item) {
        return owner.click(pet + "/purchases", Map.of("item", item));
    }

    private Api.Answer wear(List<String> items) {
        return owner.send("PUT", pet + "/worn", Api.JSON.writeValueAsString(Map.of("items", items)));
    }

    private int money() {
        return owner.get(pet).expect(200).at("/state/money").asInt();
    }
}
