package chatclique.image.model;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the provider takes for a picture. Providers say so on their pages, not in their answers; so it is configured, with
 * the day from which it is true, and kept with each picture. Nothing configured: the cost isn't known.
 *
 * @param picture for a picture of any size, in units of the currency
 * @param sizes for pictures of certain sizes ({@code 1024x1024}), which goes first
 * @param currency by ISO 4217
 * @param since the day from which these prices are
 */
@ConfigurationProperties("chatclique.image.prices")
public record Prices(
        @Nullable BigDecimal picture,
        @DefaultValue Map<String, BigDecimal> sizes,
        @DefaultValue("USD") String currency,
        @Nullable LocalDate since) {

    /** Of what is made here. */
    public static final Prices NONE = new Prices(null, Map.of(), "USD", null);

    /** Prices whose day nobody names can't be checked later. */
    public Prices {
        if (since == null && (picture != null || !sizes.isEmpty())) {
            throw new IllegalArgumentException("chatclique.image.prices.since must name the day of these prices");
        }
    }

    /** The price of a picture of this size in millionths of the currency's unit; null when it isn't known. */
    public @Nullable Long micros(String size) {
        BigDecimal special = sizes.get(size);
        BigDecimal price = special == null ? picture : special;
        return price == null
                ? null
                : price.movePointRight(6).setScale(0, RoundingMode.HALF_UP).longValueExact();
    }
}
