package chatclique.chat.turn;

import chatclique.chat.store.OwnerTag;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A part of an owner's day: which of its numbers have an entry. Numbers may be missing in between, so the highest one
 * counts nothing. The lists hold numbers, not turns, never more than {@link #SIZE} of them, and only ever grow: every
 * change may be repeated and come in any order, so that no crash makes a count drift.
 *
 * @param id see {@link #id}; parts of a day come in order, and days of an owner, too
 * @param lastSeq the highest number given; never lowered, so that none is given twice
 * @param written the numbers under which a turn was written
 * @param pictures those that are pictures
 * @param erased those whose entries were deleted
 * @param counted the keys of the bookings that are in the sums of {@code used}
 * @param used what they used up, by the model's name as a field
 */
@Document("dayParts")
record DayPart(
        @Id String id,
        String owner,
        String day,
        int lastSeq,
        @Nullable List<Integer> written,
        @Nullable List<Integer> pictures,
        @Nullable List<Integer> erased,
        @Nullable List<String> counted,
        @Nullable Map<String, Used> used) {

    private static final int SIZE = 200;

    /** The id of the part that holds a number. */
    static String id(String owner, LocalDate day, int seq) {
        return "%s-%07d".formatted(TurnId.dayId(owner, day), (seq - 1) / SIZE);
    }

    /**
     * The id of the part of a later day that adds up what was used for turns of another part. It comes before the parts
     * that hold numbers.
     */
    static String later(String owner, LocalDate day, String part) {
        return TurnId.dayId(owner, day) + "-+" + part.substring(OwnerTag.LENGTH + 1);
    }

    DayCounts counts() {
        Set<Integer> shown = pictures == null ? Set.of() : Set.copyOf(pictures);
        List<Integer> entries = entries();
        int ofPictures = (int) entries.stream().filter(shown::contains).count();
        return new DayCounts(day, entries.size(), entries.size() - ofPictures, ofPictures);
    }

    DayUse use() {
        Map<String, Used> models = new TreeMap<>();
        if (used != null) {
            used.forEach((field, sum) -> models.put(DayUse.model(field), sum));
        }
        return new DayUse(day, models);
    }

    /** The numbers that have an entry, in order. */
    List<Integer> entries() {
        Set<Integer> gone = erased == null ? Set.of() : Set.copyOf(erased);
        Stream<Integer> all = written == null ? Stream.empty() : written.stream();
        return all.filter(seq -> !gone.contains(seq)).sorted().toList();
    }
}
