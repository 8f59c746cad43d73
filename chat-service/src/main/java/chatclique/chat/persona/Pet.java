package chatclique.chat.persona;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the chat needs to know of a pet, as pet-service tells it. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Pet(
        String id,
        String name,
        String species,
        @Nullable State state,
        @Nullable List<Why> why) {

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

    /** One reason for the mood, strongest first. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Why(String key, double value) {}

    /** The keys of the reasons, strongest first. */
    public List<String> reasons() {
        return why == null ? List.of() : why.stream().map(Why::key).toList();
    }
}
