package chatclique.chat.turn;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one model used up for an owner on a day. Deleted entries are in it, too: they were paid.
 *
 * @param turns how many answers it wrote; each version of an answer is one
 * @param micros the cost in millionths of each currency's unit; null when the model has no price
 */
public record Used(
        int turns,
        long promptTokens,
        long completionTokens,
        long cachedTokens,
        @Nullable Map<String, Long> micros) {

    /** Together with more of the same model. */
    public Used plus(Used more) {
        Map<String, Long> all = micros == null ? new HashMap<>() : new HashMap<>(micros);
        if (more.micros != null) {
            more.micros.forEach((currency, amount) -> all.merge(currency, amount, Long::sum));
        }
        return new Used(
                turns + more.turns,
                promptTokens + more.promptTokens,
                completionTokens + more.completionTokens,
                cachedTokens + more.cachedTokens,
                all.isEmpty() ? null : all);
    }

    /** All tokens. */
    public long tokens() {
        return promptTokens + completionTokens;
    }
}
