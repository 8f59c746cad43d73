package chatclique.image.pet;

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
 */
public record PetLook(
        String id,
        String name,
        String species,
        String look,
        @Nullable String band,
        List<String> worn) {}
