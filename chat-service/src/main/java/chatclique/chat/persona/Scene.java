package chatclique.chat.persona;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What is known when an answer is due: who speaks with whom, where and when. A model that can do more with facts than
 * with sentences finds it in the metadata of the system message.
 *
 * @param petName what the pet was called when the conversation began, if it is one with a pet
 * @param pet the pet as it is now; null in a conversation without one, and when pet-service can't say
 * @param locale the owner's language, for when the words don't tell
 * @param seed the same seed and the same words give the same answer where a model can do that
 * @param recollection what is remembered of the owner; null when nobody looked
 */
public record Scene(
        Persona persona,
        String ownerName,
        ZoneId zone,
        Locale locale,
        Instant now,
        @Nullable String petName,
        @Nullable Pet pet,
        String seed,
        @Nullable Recollection recollection) {

    /** A scene in which nothing is remembered. */
    public Scene(
            Persona persona,
            String ownerName,
            ZoneId zone,
            Locale locale,
            Instant now,
            @Nullable String petName,
            @Nullable Pet pet,
            String seed) {
        this(persona, ownerName, zone, locale, now, petName, pet, seed, null);
    }

    /** The same with what is remembered. */
    public Scene with(Recollection remembered) {
        return new Scene(persona, ownerName, zone, locale, now, petName, pet, seed, remembered);
    }

    /** Where the scene is among the metadata of the system message. */
    public static final String KEY = "scene";

    /** What the pet is called. */
    public String name() {
        return pet != null ? pet.name() : petName != null ? petName : "";
    }

    /** The kind of animal. */
    public String species() {
        return pet == null ? "cat" : pet.species();
    }

    /** The mood's band. */
    public Mood mood() {
        return Mood.of(pet == null || pet.state() == null ? null : pet.state().band());
    }
}
