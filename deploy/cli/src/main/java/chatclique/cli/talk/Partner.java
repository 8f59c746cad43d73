package chatclique.cli.talk;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Somebody to talk with.
 *
 * @param petId which pet; null unless it is one
 * @param name what to call them
 */
record Partner(Persona persona, @Nullable String petId, String name) {

    static Partner pet(JsonNode pet) {
        return new Partner(
                Persona.PET, pet.path("id").asString(""), pet.path("name").asString(""));
    }

    static Partner of(Persona persona) {
        return new Partner(persona, null, persona.word());
    }

    /** Whether a conversation is with them. */
    boolean isIn(JsonNode conversation) {
        return conversation.path("persona").asString("").equals(persona.word())
                && (petId == null || conversation.path("petId").asString("").equals(petId));
    }

    /** What begins a conversation with them. */
    Map<String, String> beginning() {
        return petId == null ? Map.of("persona", persona.word()) : Map.of("persona", persona.word(), "petId", petId);
    }
}
