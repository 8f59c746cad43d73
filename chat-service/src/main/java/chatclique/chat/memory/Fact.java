package chatclique.chat.memory;

import chatclique.chat.store.OwnerTag;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.text.Normalizer;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is known of an owner.
 *
 * @param id for a fact from a turn, made of the turn and the words, so that one turn teaches a thing once
 * @param petId the pet that was told; null for what all may know
 * @param text one line of at most {@link #LONGEST} characters, as the owner said or corrected it
 * @param turnId where it was said; null for what the owner wrote down
 * @param at when it was learned or last corrected
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Fact(
        String id,
        @Nullable String petId,
        Kind kind,
        String text,
        @Nullable String turnId,
        Instant at) {

    /** The most characters (code points) of a text. */
    public static final int LONGEST = 200;

    private static final Pattern NO_TEXT = Pattern.compile("[\\p{Cntrl}\\p{Cf}\\p{Zl}\\p{Zp}\\s]+");
    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");

    /** What it is about. */
    public enum Kind {
        @JsonProperty("name")
        NAME,
        @JsonProperty("like")
        LIKE,
        @JsonProperty("dislike")
        DISLIKE,
        @JsonProperty("other")
        OTHER;

        /** The word for it in the API. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** A fact that was told in a turn. */
    static Fact told(String turnId, @Nullable String petId, Kind kind, String text, Instant at) {
        String line = line(text);
        String id = OwnerTag.hash(turnId + '\n' + kind + '\n' + core(line)).substring(0, OwnerTag.LENGTH);
        return new Fact(id, petId, kind, line, turnId, at);
    }

    /** A text as one line, without what cannot be seen. */
    public static String line(String text) {
        return NO_TEXT.matcher(text).replaceAll(" ").strip();
    }

    Fact withText(String other, Instant when) {
        return new Fact(id, petId, kind, line(other), turnId, when);
    }

    /** Whether it says the same of the same, in other letters at most. */
    boolean saysTheSame(Fact other) {
        return kind == other.kind
                && Objects.equals(petId, other.petId)
                && core(text).equals(core(other.text));
    }

    /** Whether a pet knows it; without a pet, whether everyone does. */
    boolean isKnownTo(@Nullable String pet) {
        return petId == null || petId.equals(pet);
    }

    private static String core(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        String words = NO_WORD.matcher(plain).replaceAll(" ").strip();
        return words.isEmpty() ? plain : words;
    }
}
