package chatclique.chat.voice;

import chatclique.chat.persona.Pet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a pet is like, as sections of the book: its age, and the sides of its character. */
final class Nature {

    private final Optional<String> stage;
    private final List<String> traits;

    Nature(@Nullable Pet pet) {
        stage = pet == null ? Optional.empty() : pet.stage().map(known -> "stage-" + known.key());
        traits = pet == null
                ? List.of()
                : pet.traits().stream().map(trait -> "trait-" + trait.key()).toList();
    }

    Optional<String> stage() {
        return stage;
    }

    /** The side that shows most. */
    Optional<String> strongest() {
        return traits.stream().findFirst();
    }

    /** All that there is to say something of. */
    List<String> sides() {
        List<String> sides = new ArrayList<>(traits);
        stage.ifPresent(sides::add);
        return sides;
    }

    boolean isKnown() {
        return !sides().isEmpty();
    }
}
