package chatclique.chat.model;

import chatclique.chat.turn.Turn;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What a million tokens cost.
 *
 * @param cachedInput those that the provider had read before; as the others, when there is no price
 * @param currency by ISO 4217
 * @param date the day from which these prices are
 */
record Prices(
        BigDecimal input,
        @Nullable BigDecimal cachedInput,
        BigDecimal output,
        @DefaultValue("USD") String currency,
        LocalDate date) {

    /** What an answer cost. A token costs as many millionths as a million of them cost whole units. */
    Turn.Cost cost(Turn.Usage usage) {
        int cached = usage.cachedTokens() == null ? 0 : Math.min(usage.cachedTokens(), usage.promptTokens());
        BigDecimal micros = input.multiply(BigDecimal.valueOf(usage.promptTokens() - (long) cached))
                .add((cachedInput == null ? input : cachedInput).multiply(BigDecimal.valueOf(cached)))
                .add(output.multiply(BigDecimal.valueOf(usage.completionTokens())));
        return new Turn.Cost(micros.setScale(0, RoundingMode.HALF_UP).longValue(), currency, date.toString());
    }
}
