package chatclique.chat.turn;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What ended an answer.
 *
 * @param state one of the ended states
 * @param sender see {@link Turn.Part}
 * @param timeToFirstToken from acceptance, when a first token came
 */
public record Ending(
        Turn.State state,
        String text,
        String sender,
        List<Turn.Action> actions,
        @Nullable String model,
        Turn.@Nullable StandIn standIn,
        Turn.@Nullable Usage usage,
        Turn.@Nullable Cost cost,
        @Nullable Duration timeToFirstToken,
        Turn.@Nullable Failure failure) {

    /** An answer that never was, and why. */
    public static Ending failed(String sender, Turn.Failure failure) {
        return new Ending(Turn.State.FAILED, "", sender, List.of(), null, null, null, null, null, failure);
    }

    /** The text as it is kept: none when nothing was said. */
    Turn.@Nullable Part answer() {
        return text.isEmpty() ? null : new Turn.Part(sender, text);
    }

    /** The actions as they are kept: none when nothing was done. */
    @Nullable
    List<Turn.Action> done() {
        return actions.isEmpty() ? null : actions;
    }

    @Nullable
    Long timeToFirstTokenMs() {
        return timeToFirstToken == null ? null : timeToFirstToken.toMillis();
    }
}
