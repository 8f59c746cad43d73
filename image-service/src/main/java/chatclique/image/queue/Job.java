package chatclique.image.queue;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * What is still to be done for one picture. The collection holds unfinished work only, so that claiming stays quick on a
 * store that looks at every document of it.
 *
 * @param id the picture's id
 * @param step what is to be done next
 * @param since when this step became due for the first time
 * @param availableAt when it may be claimed: while it is held, the end of the lease
 * @param attempts how often this step was claimed, the present claim included
 * @param holder marks the claim that holds it; null before the first
 */
@Document("jobs")
public record Job(
        @Id String id,
        Step step,
        Instant since,
        Instant availableAt,
        int attempts,
        @Nullable String holder) {

    /** The steps of a picture's way, in order. */
    public enum Step {
        /** make it */
        PAINT,
        /** have it entered in the dated chat log */
        LOG
    }

    static Job due(String id, Step step, Instant now) {
        return new Job(id, step, now, now, 0, null);
    }
}
