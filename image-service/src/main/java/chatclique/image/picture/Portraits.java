package chatclique.image.picture;

import chatclique.image.pet.PetLook;
import java.util.Locale;
import java.util.Map;

/** What a portrait is called, in its owner's language. */
final class Portraits {

    private static final Map<String, String> TITLES = Map.of(
            "en", "Portrait of %s",
            "fr", "Portrait de %s",
            "de", "Porträt von %s",
            "ru", "Портрет: %s",
            "zh", "%s的肖像");
    private static final String ENGLISH = "Portrait of %s";

    private Portraits() {}

    static String title(PetLook pet, Locale locale) {
        return TITLES.getOrDefault(locale.getLanguage(), ENGLISH).formatted(pet.name());
    }
}
