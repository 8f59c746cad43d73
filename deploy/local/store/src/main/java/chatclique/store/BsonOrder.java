package chatclique.store;

import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.backend.ValueComparator;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The total order of BSON values by which keys are kept: MongoDB's, exact for large numbers too. */
final class BsonOrder implements Comparator<@Nullable Object> {

    static final BsonOrder INSTANCE = new BsonOrder();

    /** Comes after every value; bounds a scan and is never stored. */
    static final Object TOP = new Object();

    private BsonOrder() {}

    @Override
    public int compare(@Nullable Object left, @Nullable Object right) {
        if (left == right) {
            return 0;
        }
        if (left == TOP || right == TOP) {
            return left == TOP ? 1 : -1;
        }
        if (left instanceof String a && right instanceof String b) {
            return a.compareTo(b);
        }
        if (left instanceof Number a && right instanceof Number b) {
            return compareNumbers(a, b);
        }
        if (left instanceof UUID a && right instanceof UUID b) {
            int high = Long.compareUnsigned(a.getMostSignificantBits(), b.getMostSignificantBits());
            return high != 0 ? high : Long.compareUnsigned(a.getLeastSignificantBits(), b.getLeastSignificantBits());
        }
        return ValueComparator.ascWithoutListHandling().compare(left, right);
    }

    /** Compares value by value; a key that ends where the other goes on comes first. */
    int compareKeys(KeyValue left, KeyValue right) {
        int shared = Math.min(left.size(), right.size());
        for (int i = 0; i < shared; i++) {
            int order = compare(left.get(i), right.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(left.size(), right.size());
    }

    static boolean isNull(@Nullable Object value) {
        return Missing.isNullOrMissing(value);
    }

    private static int compareNumbers(Number a, Number b) {
        if (isWhole(a) && isWhole(b)) {
            return Long.compare(a.longValue(), b.longValue());
        }
        double left = a.doubleValue();
        double right = b.doubleValue();
        int order = Double.compare(left + 0.0, right + 0.0);
        return order != 0 || Double.isInfinite(left) || Double.isNaN(left) ? order : exact(a).compareTo(exact(b));
    }

    private static boolean isWhole(Number number) {
        return number instanceof Integer || number instanceof Long;
    }

    private static BigDecimal exact(Number number) {
        return isWhole(number) ? BigDecimal.valueOf(number.longValue()) : new BigDecimal(number.doubleValue());
    }
}
