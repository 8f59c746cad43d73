package chatclique.chat.voice;

import chatclique.chat.persona.Mood;
import chatclique.chat.persona.Pet;
import chatclique.chat.persona.Scene;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a pet feels, as far as that is something to talk about. */
final class Feeling {

    private static final double STRONG = 7;
    private static final double WEAK = 2.5;
    private static final double ANNOYED = 3;
    private static final double TOO_TIRED = 3;
    private static final double FULL = 1.5;

    private final Scene scene;
    private final Pet.@Nullable State state;

    Feeling(Scene scene) {
        this.scene = scene;
        this.state = scene.pet() == null ? null : scene.pet().state();
    }

    /** The mood as the book writes it. */
    char letter() {
        return letter(scene.mood());
    }

    static char letter(Mood mood) {
        return switch (mood) {
            case VERY_ANGRY -> 'a';
            case BORED -> 'b';
            case SATISFIED -> 's';
            case VERY_HAPPY -> 'h';
        };
    }

    boolean isTired() {
        return state != null && state.energy() < TOO_TIRED;
    }

    boolean isFull() {
        return state != null && state.hunger() < FULL;
    }

    /** What presses most, when something does. */
    @Nullable
    String need() {
        if (state == null) {
            return null;
        }
        return state.annoyance() >= ANNOYED
                ? "annoyed"
                : state.hunger() >= STRONG
                        ? "hungry"
                        : state.energy() <= WEAK ? "tired" : state.affection() <= WEAK ? "lonely" : null;
    }

    /** The strongest reason that pet-service gives and that there are words for. */
    String strongest(Phrasebook book) {
        List<String> reasons = scene.pet() == null ? List.of() : scene.pet().reasons();
        return reasons.stream()
                .filter(reason ->
                        !book.lines("why-" + reason, letter(), scene.species()).isEmpty())
                .findFirst()
                .orElse("content");
    }
}
