package chatclique.chat.turn;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A turn as its owner sees it. */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record TurnView(
        String id,
        @Nullable String conversationId,
        String day,
        int seq,
        String zone,
        Turn.Kind kind,
        Turn.State state,
        Instant createdAt,
        Turn.@Nullable Part prompt,
        Turn.@Nullable Part answer,
        int version,
        List<Turn.Action> actions,
        @Nullable String model,
        Turn.@Nullable StandIn standIn,
        Turn.@Nullable Usage usage,
        Turn.@Nullable Cost cost,
        @Nullable Long timeToFirstTokenMs,
        Turn.@Nullable Failure failure,
        Turn.@Nullable Picture picture) {

    /** What is shown of a turn. */
    public static TurnView of(Turn turn) {
        return new TurnView(
                turn.id(),
                turn.conversation(),
                turn.day(),
                turn.seq(),
                turn.zone(),
                turn.kind(),
                turn.state(),
                turn.createdAt(),
                turn.prompt(),
                turn.answer(),
                turn.versionNumber(),
                turn.done(),
                turn.model(),
                turn.standIn(),
                turn.usage(),
                turn.cost(),
                turn.timeToFirstTokenMs(),
                turn.failure(),
                turn.picture());
    }
}
