package chatclique.chat.persona;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a provider's model is told of a pet. */
class PersonasTest {

    private final Personas personas = new Personas();

    @Test
    void tellsAgeAndCharacterBesideTheMood() {
        Pet pet = pet(
                new Pet.Growth("wise"),
                List.of(
                        new Pet.Leaning("gourmand", 0.5),
                        new Pet.Leaning("chatty", 0.3),
                        new Pet.Leaning("touchy", 0.2)));
        assertThat(told(pet))
                .contains("You are old and wise")
                .contains("a gourmand:", "chatty:")
                .doesNotContain("touchy")
                .contains("bored: flat")
                .doesNotContain("{");
        assertThat(personas.version(Persona.PET)).isEqualTo("pet-3");
    }

    @Test
    void aPetOfWhichNobodySaysItIsNeitherYoungNorOld() {
        assertThat(told(pet(null, null)))
                .contains("You are neither young nor old")
                .contains("still open");
        assertThat(told(null)).contains("You are neither young nor old").doesNotContain("{");
    }

    private String told(@Nullable Pet pet) {
        Scene scene = new Scene(Persona.PET, "Ann", ZoneOffset.UTC, Locale.ENGLISH, Instant.EPOCH, "Mimi", pet, "seed");
        return String.valueOf(personas.system(scene).getText());
    }

    private static Pet pet(Pet.@Nullable Growth growth, @Nullable List<Pet.Leaning> personality) {
        return new Pet("p", "Mimi", "cat", new Pet.State(5, 5, 5, 5, 0, 5, "bored"), List.of(), growth, personality);
    }
}
