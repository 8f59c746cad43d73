package chatclique.chat.persona;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the chat needs to know of a pet, as pet-service tells it. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Pet(
        String id,
        String name,
        String species,
        @Nullable State state,
        @Nullable List<Why> why,
        @Nullable Growth growth,
        @Nullable List<Leaning> personality) {

    /** With six traits, each has a sixth of a character without character. */
    private static final double MARKED = 0.25;

    /** Quantities from 0 to 10, and the band of the mood, which pet-service alone computes. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record State(
            double fullness,
            double hunger,
            double affection,
            double energy,
            double annoyance,
            double mood,
            String band) {}

    /** How far it has grown up: the stage by its name in the API. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Growth(String stage) {}

    /** One side of its character; the strengths of all add up to 1, strongest first. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Leaning(String trait, double strength) {}

    /** One reason for the mood, strongest first. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Why(String key, double value) {}

    /** How grown up it is; empty when nobody says. */
    public Optional<Stage> stage() {
        return growth == null ? Optional.empty() : Stage.of(growth.stage());
    }

    /** What marks its character, strongest first: never more than two traits, and none that it only has a little of. */
    public List<Trait> traits() {
        return personality == null
                ? List.of()
                : personality.stream()
                        .filter(leaning -> leaning.strength() >= MARKED)
                        .flatMap(leaning -> Trait.of(leaning.trait()).stream())
                        .limit(2)
                        .toList();
    }

    /** The keys of the reasons, strongest first. */
    public List<String> reasons() {
        return why == null ? List.of() : why.stream().map(Why::key).toList();
    }
}
