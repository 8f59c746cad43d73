package chatclique.pet.keeping;

import static chatclique.pet.testing.Caller.PETS;
import static chatclique.pet.testing.Caller.body;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import chatclique.pet.testing.Caller;
import chatclique.pet.testing.PetServiceTest;
import chatclique.pet.testing.TestClock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

@PetServiceTest
class KeepingTest {

    @Autowired
    private Caller caller;

    @Autowired
    private TestClock clock;

    @Test
    void aNewPetIsSatisfiedAndSaysWhyAndUntilWhen() {
        String ada = caller.someone();
        ResponseSpec answer = caller.send(HttpMethod.POST, ada, PETS, Caller.cat("  Minou "));
        Map<String, Object> pet = body(answer.expectStatus().isCreated());
        answer.expectHeader().valueEquals("Location", PETS + "/" + pet.get("id"));
        assertThat(pet)
                .containsEntry("name", "Minou")
                .containsEntry("species", "cat")
                .containsEntry("look", "ginger")
                .containsEntry("version", 0)
                .containsEntry("pausedAt", null)
                .containsEntry("worn", List.of())
                .containsEntry("owned", List.of());
        Map<?, ?> state = (Map<?, ?>) pet.get("state");
        assertThat((Double) state.get("mood")).isEqualTo(7.2, within(1e-9));
        assertThat(state.get("band")).isEqualTo("satisfied");
        assertThat((Double) state.get("hunger")).isEqualTo(3);
        assertThat((List<?>) pet.get("why"))
                .extracting(why -> (Object) ((Map<?, ?>) why).get("key"))
                .containsExactly("rested", "full", "loved");
        assertThat(((Map<?, ?>) pet.get("forecast")).get("band")).isEqualTo("bored");
    }

    @Test
    void theListHasThePetsInTheOrderOfTheirAdoption() {
        String ada = caller.someone();
        for (String name : List.of("One", "Two", "Three")) {
            caller.send(HttpMethod.POST, ada, PETS, Caller.cat(name))
                    .expectStatus()
                    .isCreated();
            clock.move(Duration.ofSeconds(1));
        }
        Map<String, Object> page = body(caller.get(ada, PETS).expectStatus().isOk());
        assertThat((List<?>) page.get("items"))
                .extracting(pet -> (Object) ((Map<?, ?>) pet).get("name"))
                .containsExactly("One", "Two", "Three");
        assertThat(page).containsEntry("next", null);
    }

    @Test
    void timePassesForAPetThatNobodyLooksAt() {
        String ada = caller.someone();
        String pet = caller.adopt(ada);
        clock.move(Duration.ofHours(12));
        Map<?, ?> state = state(body(read(ada, pet)));
        assertThat((Double) state.get("fullness")).isEqualTo(4.5, within(1e-9));
        assertThat((Double) state.get("affection")).isEqualTo(4.5, within(1e-9));
        assertThat(state.get("asOf"))
                .isEqualTo(clock.instant().truncatedTo(ChronoUnit.MILLIS).toString());
    }

    @Test
    void aPetIsRenamed() {
        String ada = caller.someone();
        String pet = caller.adopt(ada);
        Map<String, Object> renamed =
                body(alter(ada, pet, Map.of("name", "Moustache")).expectStatus().isOk());
        assertThat(renamed).containsEntry("name", "Moustache").containsEntry("version", 1);
        assertThat(body(alter(ada, pet, Map.of("name", "Moustache")))).containsEntry("version", 1);
        assertThat(body(read(ada, pet))).containsEntry("name", "Moustache");
    }

    @Test
    void anAnswerGivenAgainHasTheNameOfThatTime() {
        String ada = caller.someone();
        String pet = caller.adopt(ada);
        Map<String, Object> first = body(caller.act(ada, pet, "feed", "k1"));
        alter(ada, pet, Map.of("name", "Moustache")).expectStatus().isOk();
        assertThat(body(caller.act(ada, pet, "feed", "k1"))).isEqualTo(first);
    }

    @Test
    void nothingChangesInTheHotel() {
        String ada = caller.someone();
        String pet = caller.adopt(ada);
        Map<String, Object> paused =
                body(alter(ada, pet, Map.of("paused", true)).expectStatus().isOk());
        assertThat(paused.get("pausedAt")).isNotNull();
        assertThat(paused).containsEntry("forecast", null);
        clock.move(Duration.ofDays(7));
        assertThat(state(body(read(ada, pet))).get("mood"))
                .isEqualTo(state(paused).get("mood"));
        caller.act(ada, pet, "feed", "k1")
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("pet-paused");
        Map<String, Object> back =
                body(alter(ada, pet, Map.of("paused", false)).expectStatus().isOk());
        assertThat(back).containsEntry("pausedAt", null);
        assertThat(state(back).get("mood")).isEqualTo(state(paused).get("mood"));
        caller.act(ada, pet, "feed", "k1").expectStatus().isOk();
    }

    @Test
    void aChangeMeantForAnotherVersionIsRefused() {
        String ada = caller.someone();
        String pet = caller.adopt(ada);
        String path = PETS + "/" + pet;
        caller.act(ada, pet, "feed", "k1").expectStatus().isOk();
        caller.send(HttpMethod.PATCH, ada, path, Map.of("name", "Old"), "If-Match", "\"0\"")
                .expectStatus()
                .isEqualTo(412)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("version-changed");
        Map<String, Object> both = body(
                caller.send(HttpMethod.PATCH, ada, path, Map.of("name", "New", "paused", true), "If-Match", "\"1\"")
                        .expectStatus()
                        .isOk());
        assertThat(both).containsEntry("name", "New").containsEntry("version", 3);
        caller.send(HttpMethod.PATCH, ada, path, Map.of("name", "Old"), "If-Match", "garbage")
                .expectStatus()
                .isBadRequest();
    }

    @Test
    void aPetGivenAwayIsGoneAndMakesRoom() {
        String ada = caller.someone();
        String first = caller.adopt(ada);
        for (int i = 1; i < 12; i++) {
            caller.adopt(ada);
        }
        caller.act(ada, first, "feed", "k1").expectStatus().isOk();
        caller.send(HttpMethod.POST, ada, PETS, Caller.cat("One too many"))
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("too-many-pets");
        caller.send(HttpMethod.DELETE, ada, PETS + "/" + first, "")
                .expectStatus()
                .isNoContent();
        read(ada, first).expectStatus().isNotFound();
        caller.act(ada, first, "feed", "k2").expectStatus().isNotFound();
        alter(ada, first, Map.of("name", "Back")).expectStatus().isNotFound();
        caller.send(HttpMethod.DELETE, ada, PETS + "/" + first, "")
                .expectStatus()
                .isNotFound();
        caller.adopt(ada);
        assertThat((List<?>) body(caller.get(ada, PETS)).get("items")).hasSize(12);
    }

    @ParameterizedTest
    @CsvSource({
        "'', cat, ginger, name",
        "Tom, bird, ginger, species",
        "Tom, cat, golden, look",
        "Tom, dog, ginger, look",
        "Tom, '', '', species",
    })
    void aWishThatCannotBeGrantedSaysWhichFieldIsWrong(String name, String species, String look, String field) {
        caller.send(HttpMethod.POST, caller.someone(), PETS, Map.of("name", name, "species", species, "look", look))
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("invalid-fields")
                .jsonPath("$.errors[0].field")
                .isEqualTo(field);
    }

    private ResponseSpec read(String token, String pet) {
        return caller.get(token, PETS + "/" + pet);
    }

    private ResponseSpec alter(String token, String pet, Map<String, ?> alteration) {
        return caller.send(HttpMethod.PATCH, token, PETS + "/" + pet, alteration);
    }

    private static Map<?, ?> state(Map<String, Object> pet) {
        return (Map<?, ?>) pet.get("state");
    }
}
