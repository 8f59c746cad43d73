package chatclique.chat.turn;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * A turn that its owner brings from an export. It keeps its day, zone, time and salt. The salt is what it is known by:
 * no other turn has the same, and all versions of one do.
 *
 * @param seq the number that it had
 * @param ended how it ended, and when
 */
public record Brought(
        String owner,
        LocalDate day,
        int seq,
        ZoneId zone,
        Instant at,
        String salt,
        int version,
        String contentHash,
        Turn.Kind kind,
        @Nullable String conversation,
        @Nullable String persona,
        Turn.@Nullable Part prompt,
        Turn.@Nullable Picture picture,
        Ending ending,
        @Nullable Instant endedAt,
        Instant now)
        implements Unnumbered {

    static final String SUBMISSION = "import ";

    @Override
    public String submission() {
        return SUBMISSION + salt;
    }

    /** The turn under a number. */
    @Override
    public Turn numbered(int number) {
        return new Turn(
                TurnId.of(owner, day, number).toString(),
                owner,
                day.toString(),
                number,
                zone.getId(),
                submission(),
                contentHash,
                conversation,
                kind,
                ending.state(),
                null,
                at,
                endedAt,
                prompt,
                ending.answer(),
                ending.done(),
                persona,
                ending.model(),
                ending.standIn(),
                ending.usage(),
                ending.cost(),
                ending.timeToFirstTokenMs(),
                ending.failure(),
                picture,
                version == 1 ? null : version,
                null,
                null,
                null,
                salt,
                now,
                Turn.SCHEMA,
                null);
    }
}
