package chatclique.chat.voice;

import chatclique.chat.persona.Mood;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;

/**
 * A day as it was for a pet, of which it shall write. A model that can do more with facts than with sentences finds it in
 * the metadata of the system message.
 *
 * @param zone the owner's
 * @param locale the owner's language
 * @param mood how the day left the pet
 * @param seed the same seed and the same day give the same page where a model can do that
 * @param entries what there is to tell, in order; never empty
 */
public record DayStory(
        String petName,
        String species,
        String ownerName,
        ZoneId zone,
        Locale locale,
        Mood mood,
        String seed,
        List<Entry> entries) {

    /** Where the story is among the metadata of the system message. */
    public static final String KEY = "day-story";

    /**
     * Something that happened.
     *
     * @param ref what a sentence that tells of it names it by
     * @param kind talk, picture, or the kind of an event of the pet
     * @param text what the owner said or asked to be painted, the pet's new name; else empty
     * @param outcome of a care: good, overfed or too-much; else empty
     */
    public record Entry(String ref, Instant at, String kind, String text, String outcome) {}

    /**
     * A page as it is written: sentences, each with the references of what it tells of.
     */
    public record Page(List<Sentence> sentences) {}

    /** A sentence, and the references of what it tells of. */
    public record Sentence(String text, List<String> refs) {}

    /** What the language of the page is called. */
    public String language() {
        return Language.of(locale).locale().getLanguage();
    }
}
