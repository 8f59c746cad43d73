package chatclique.chat.memory;

import chatclique.chat.turn.Turn;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * What was said in a conversation up to a turn, in short. One document each, written by whoever holds the claim; erasing any
 * of the conversation's turns erases it, claim and all, so that nothing erased comes back through it.
 *
 * @param id the conversation's id
 * @param text the summary; empty before the first
 * @param until the last turn that it tells of; null before the first
 * @param untilAt when that turn was accepted
 * @param claim who is writing the next one
 * @param claimedUntil when the claim counts for nothing any more
 */
@Document("summaries")
public record Summary(
        @Id String id,
        String owner,
        String text,
        @Nullable String until,
        @Nullable Instant untilAt,
        @Nullable String claim,
        @Nullable Instant claimedUntil) {

    /** Whether it tells of a turn already. */
    public boolean tells(Turn turn) {
        return untilAt != null
                && until != null
                && (turn.createdAt().isBefore(untilAt)
                        || (turn.createdAt().equals(untilAt) && turn.id().compareTo(until) <= 0));
    }
}
