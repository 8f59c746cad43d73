package chatclique.chat.persona;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Instant;
import java.util.List;

/** A day of a pet's life, as pet-service tells it: the pet as it is now, and what happened to it on that day. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record PetDay(Pet pet, List<Event> events) {

    /**
     * Something that happened.
     *
     * @param kind what: adopt, feed, pet, play, talk, buy, wear, rename and so on
     * @param outcome whether it did good: good, overfed or too-much
     * @param name what the pet was called after it
     * @param after how it was after it
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Event(String id, String kind, Instant at, String outcome, String name, Feelings after) {}

    /** The band of the mood. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Feelings(String band) {}
}
