package chatclique.chat.turn;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a model used, to be added up with all that was used on the day when it was asked.
 *
 * @param turn the turn that it was used for
 * @param key tells it from all other bookings of that turn
 * @param answers how many answers that were, 0 or 1
 * @param model the name of the model
 * @param cost null when the model has no price
 */
public record Booking(Turn turn, String key, int answers, String model, Turn.Usage usage, Turn.@Nullable Cost cost) {

    /** What an answer used up; none when it used nothing. */
    public static Optional<Booking> of(Turn turn) {
        return turn.usage() == null || turn.model() == null
                ? Optional.empty()
                : Optional.of(new Booking(
                        turn, turn.seq() + "-" + turn.versionNumber(), 1, turn.model(), turn.usage(), turn.cost()));
    }

    /** All tokens. */
    public long tokens() {
        return (long) usage.promptTokens() + usage.completionTokens();
    }

    LocalDate day() {
        return turn.askedOn();
    }

    /** The document that adds it up: that of the turn's number, or, on a later day, one of that day's for these numbers. */
    String part() {
        String own = DayPart.id(turn.owner(), turn.date(), turn.seq());
        return day().equals(turn.date()) ? own : DayPart.later(turn.owner(), day(), own);
    }
}
