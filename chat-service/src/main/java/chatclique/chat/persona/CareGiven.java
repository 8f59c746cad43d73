package chatclique.chat.persona;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/**
 * What came of a care, as pet-service tells it.
 *
 * @param outcome good, overfed or too-much
 * @param reason the key of the text that tells why
 * @param money what it earned
 * @param pet how it is after that
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record CareGiven(Event event, Pet pet, String outcome, String reason, int money) {

    /** The event of the pet's history. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Event(String id) {}

    /** The event's id. */
    public String eventId() {
        return event.id();
    }
}
