package chatclique.chat.turn;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * One day of an owner: how far its numbers go. The lists hold numbers, not turns, and every change of them is one that
 * may be repeated, so that no crash makes a count drift.
 *
 * @param id see {@link TurnId#dayId}
 * @param lastSeq the highest number given; never lowered, so that none is given twice
 * @param pictures the numbers that are pictures
 * @param erased the numbers whose entries were deleted
 */
@Document("days")
record Day(
        @Id String id,
        String owner,
        String day,
        int lastSeq,
        @Nullable List<Integer> pictures,
        @Nullable List<Integer> erased) {

    DayCounts counts() {
        int all = lastSeq - (erased == null ? 0 : erased.size());
        int shown = pictures == null ? 0 : pictures.size();
        return new DayCounts(day, all, all - shown, shown);
    }

    List<Integer> numbers(int after, int limit) {
        Set<Integer> gone = erased == null ? Set.of() : Set.copyOf(erased);
        return IntStream.rangeClosed(after + 1, lastSeq)
                .filter(seq -> !gone.contains(seq))
                .limit(limit)
                .boxed()
                .toList();
    }
}
