package chatclique.chat.diary;

import chatclique.chat.turn.TurnId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A page of a pet's diary. One document for each day and pet, written once by whoever holds the claim; erasing what it
 * tells of empties it, claim and all, so that nothing erased comes back through it.
 *
 * @param id see {@link #id}; pages of a day, and of an owner, come together
 * @param petName what the pet was called when it wrote
 * @param language of the page, as ISO 639-1 has it
 * @param sentences the page; null until it is written
 * @param model who wrote it
 * @param claim who is writing it
 * @param claimedUntil when the claim counts for nothing any more
 * @param asked how often a provider was asked for it
 */
@Document("diaryPages")
record DiaryPage(
        @Id String id,
        String owner,
        String day,
        String petId,
        @Nullable String petName,
        @Nullable String language,
        @Nullable List<Sentence> sentences,
        @Nullable String model,
        @Nullable Instant writtenAt,
        @Nullable String claim,
        @Nullable Instant claimedUntil,
        int asked) {

    /** A sentence, and what it tells of. */
    record Sentence(String text, List<Source> entries) {}

    /**
     * Something that a sentence tells of.
     *
     * @param kind talk, picture, or the kind of an event of the pet
     * @param seq the number of the day's entry, where it is one of the log
     * @param eventId the event's id, where it is one of the pet
     */
    record Source(
            String kind,
            Instant at,
            @Nullable Integer seq,
            @Nullable String eventId) {}

    static String id(String owner, LocalDate day, String petId) {
        return TurnId.dayId(owner, day) + "-" + petId;
    }

    /** A page that is about to be written for the first time. */
    static DiaryPage claimed(String owner, LocalDate day, String petId, String claim, Instant until) {
        return new DiaryPage(
                id(owner, day, petId), owner, day.toString(), petId, null, null, null, null, null, claim, until, 0);
    }

    boolean isWritten() {
        return sentences != null;
    }

    boolean isBeingWritten(Instant now) {
        return claimedUntil != null && claimedUntil.isAfter(now);
    }

    /** The numbers of the day's entries that it tells of. */
    List<Integer> numbers() {
        return sentences == null
                ? List.of()
                : sentences.stream()
                        .flatMap(sentence -> sentence.entries().stream())
                        .map(Source::seq)
                        .filter(seq -> seq != null)
                        .distinct()
                        .toList();
    }
}
