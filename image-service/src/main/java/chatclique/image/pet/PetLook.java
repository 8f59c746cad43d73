package chatclique.image.pet;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A pet as a picture shows it, as it was when the picture was asked for. Kept with the picture, so that the same picture
 * can be told, and painted, again.
 *
 * @param id the pet's id at the pet service
 * @param name what its owner calls it
 * @param species {@code cat} or {@code dog}
 * @param look its coat, an id of the shared drawings
 * @param band its mood band
 * @param worn the accessories it wears, ids of the shared drawings
 * @param mood from 0 to 10; null when it isn't known
 * @param asOf the moment that this is true of; null when it isn't known
 * @param room the place that its room is styled as, an id of the shared drawings; null when it has no style
 */
public record PetLook(
        String id,
        String name,
        String species,
        String look,
        @Nullable String band,
        List<String> worn,
        @Nullable Double mood,
        @Nullable Instant asOf,
        @Nullable String room) {

    /** A pet of which no more than its appearance is known. */
    public PetLook(String id, String name, String species, String look, @Nullable String band, List<String> worn) {
        this(id, name, species, look, band, worn, null, null, null);
    }

    /** All that can be seen of it anywhere, as a text: of two that look the same the same pictures are painted. */
    public String appearance() {
        return String.join("/", id, name, species, look, String.valueOf(band), worn.toString());
    }
}
