package chatclique.chat.turn;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What makes another version of a turn.
 *
 * @param name see {@link Turn#change()}
 * @param text what the owner says instead; null when it stays
 * @param persona see {@link Turn#persona()}
 * @param runner the instance that will write the answer
 */
public record NewVersion(String name, @Nullable String text, String persona, String runner, Instant at) {

    /** A turn that has ended, about to be answered anew. */
    Turn of(Turn turn) {
        return new Turn(
                turn.id(),
                turn.owner(),
                turn.day(),
                turn.seq(),
                turn.zone(),
                turn.submission(),
                turn.bodyHash(),
                turn.conversation(),
                turn.kind(),
                Turn.State.ACCEPTED,
                runner,
                turn.createdAt(),
                null,
                text == null ? turn.prompt() : new Turn.Part("user", text),
                null,
                null,
                persona,
                null,
                null,
                null,
                null,
                null,
                null,
                turn.picture(),
                turn.versionNumber() + 1,
                name,
                at,
                null,
                turn.salt(),
                turn.unsealed(),
                turn.schema(),
                turn.erasedAt());
    }
}
