package chatclique.cli.talk;

import chatclique.cli.api.Api;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Finds who is meant. */
final class Partners {

    private final Api api;

    Partners(Api api) {
        this.api = api;
    }

    List<JsonNode> pets() {
        return api.get("/api/v1/pets").path("items").valueStream().toList();
    }

    /**
     * @param petName which pet; null for the one that was talked with last
     * @throws TalkException when there is no such pet
     */
    Partner find(Persona persona, @Nullable String petName) {
        return persona == Persona.PET ? pet(petName) : Partner.of(persona);
    }

    private Partner pet(@Nullable String name) {
        List<JsonNode> pets = pets();
        if (pets.isEmpty()) {
            throw new TalkException("You have no pet yet. Adopt one in the browser, or talk with the assistant.");
        }
        if (name == null) {
            return pets.size() == 1 ? Partner.pet(pets.getFirst()) : latest(pets);
        }
        return pets.stream()
                .filter(pet -> name(pet).equalsIgnoreCase(name.strip()))
                .findFirst()
                .map(Partner::pet)
                .orElseThrow(() -> new TalkException("You have no pet named " + name + ". There is "
                        + pets.stream().map(Partners::name).collect(Collectors.joining(", ")) + "."));
    }

    private Partner latest(List<JsonNode> pets) {
        return api.all("/api/v1/conversations")
                .flatMap(conversation -> pets.stream().map(Partner::pet).filter(pet -> pet.isIn(conversation)))
                .findFirst()
                .orElseGet(() -> Partner.pet(pets.getFirst()));
    }

    private static String name(JsonNode pet) {
        return pet.path("name").asString("");
    }
}
