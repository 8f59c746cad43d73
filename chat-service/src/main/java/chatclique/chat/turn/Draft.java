package chatclique.chat.turn;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * A turn that has no number yet.
 *
 * @param submission see {@link Turn#submission()}
 * @param runner the instance that will write the answer; none when the entry is whole already
 */
public record Draft(
        String owner,
        ZoneId zone,
        Instant at,
        String submission,
        String bodyHash,
        Turn.Kind kind,
        Turn.@Nullable Part prompt,
        @Nullable String conversation,
        @Nullable String persona,
        @Nullable String runner,
        @Nullable String model,
        Turn.@Nullable Picture picture)
        implements Unnumbered {

    /** A prompt that waits for its answer. */
    public static Draft chat(
            String owner,
            ZoneId zone,
            Instant at,
            String submission,
            String bodyHash,
            String text,
            String conversation,
            String persona,
            String runner) {
        Turn.Part prompt = new Turn.Part("user", text);
        return new Draft(
                owner,
                zone,
                at,
                submission,
                bodyHash,
                Turn.Kind.CHAT,
                prompt,
                conversation,
                persona,
                runner,
                null,
                null);
    }

    /** A picture that is ready. */
    public static Draft picture(
            String owner,
            ZoneId zone,
            Instant at,
            String submission,
            String bodyHash,
            String prompt,
            @Nullable String model,
            Turn.Picture picture) {
        return new Draft(
                owner,
                zone,
                at,
                submission,
                bodyHash,
                Turn.Kind.PICTURE,
                new Turn.Part("user", prompt),
                null,
                null,
                null,
                model,
                picture);
    }

    @Override
    public LocalDate day() {
        return LocalDate.ofInstant(at, zone);
    }

    @Override
    public Turn numbered(int seq) {
        boolean whole = runner == null;
        return new Turn(
                TurnId.of(owner, day(), seq).toString(),
                owner,
                day().toString(),
                seq,
                zone.getId(),
                submission,
                bodyHash,
                conversation,
                kind,
                whole ? Turn.State.DONE : Turn.State.ACCEPTED,
                runner,
                at,
                whole ? at : null,
                prompt,
                null,
                null,
                persona,
                model,
                null,
                null,
                null,
                null,
                null,
                picture,
                null,
                null,
                null,
                null,
                Salt.next(),
                whole ? at : null,
                Turn.SCHEMA,
                null);
    }
}
