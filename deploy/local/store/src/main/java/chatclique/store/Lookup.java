package chatclique.store;

import chatclique.store.Conditions.Between;
import chatclique.store.Conditions.Condition;
import chatclique.store.Conditions.Equal;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How an index answers a query: by the leading fields that the query fixes, then by bounds on the next one; and in the
 * order asked for, when the index has it.
 *
 * @param prefixes the values of the leading fields, each a scan of its own
 * @param bounds what bounds the field after them
 * @param sorted whether positions come in the order asked for
 */
record Lookup(
        StoreIndex index,
        List<List<@Nullable Object>> prefixes,
        @Nullable Between bounds,
        boolean sorted,
        boolean reverse) {

    private static final int MAX_SCANS = 1_000;

    /** The best way among the indexes, or none: then every document is read. */
    static Optional<Lookup> best(List<Index<Object>> indexes, Document query, @Nullable Document orderBy) {
        Conditions conditions = Conditions.of(query);
        return indexes.stream()
                .map(index -> of((StoreIndex) index, conditions, orderBy))
                .filter(Objects::nonNull)
                .filter(Lookup::helps)
                .max(Comparator.comparingInt(Lookup::score));
    }

    private static @Nullable Lookup of(StoreIndex index, Conditions conditions, @Nullable Document orderBy) {
        List<List<@Nullable Object>> prefixes = List.of(List.of());
        Between bounds = null;
        boolean certain = !index.skipsMissing();
        int fixed = 0;
        for (String field : index.order()) {
            Condition condition = conditions.on(field);
            if (condition instanceof Equal equal
                    && prefixes.size() * equal.values().size() <= MAX_SCANS) {
                prefixes = extend(prefixes, equal.values());
                certain =
                        certain || index.keeps(field) && equal.values().stream().noneMatch(BsonOrder::isNull);
                fixed++;
                continue;
            }
            if (condition instanceof Between between) {
                bounds = index.arrays().contains(field) ? new Between(between.from(), null) : between;
                certain = certain || index.keeps(field);
            }
            break;
        }
        if (!certain) {
            return null;
        }
        boolean inOrder =
                orderBy != null && prefixes.size() == 1 && index.order().indexOf(lastArray(index)) < fixed;
        int direction = inOrder ? direction(index.order(), fixed, orderBy) : 0;
        return new Lookup(index, prefixes, bounds, direction != 0, direction < 0);
    }

    private static String lastArray(StoreIndex index) {
        return index.order().stream().filter(index.arrays()::contains).reduce("", (before, next) -> next);
    }

    private static List<List<@Nullable Object>> extend(
            List<List<@Nullable Object>> prefixes, List<@Nullable Object> values) {
        List<List<@Nullable Object>> longer = new ArrayList<>();
        for (List<@Nullable Object> prefix : prefixes) {
            for (Object value : values) {
                List<@Nullable Object> next = new ArrayList<>(prefix);
                next.add(value);
                longer.add(next);
            }
        }
        return longer;
    }

    /** 1 or -1 when the index read forwards or backwards is in the order asked for, 0 when it is not. */
    private static int direction(List<String> order, int fixed, @Nullable Document orderBy) {
        if (orderBy == null || orderBy.isEmpty()) {
            return 0;
        }
        int next = fixed;
        int direction = 0;
        for (String field : orderBy.keySet()) {
            if (order.indexOf(field) >= 0 && order.indexOf(field) < fixed) {
                continue;
            }
            int wanted = orderBy.get(field) instanceof Number number ? Integer.signum(number.intValue()) : 0;
            if (next == order.size()) {
                break; // the index's order leaves no two equal
            }
            boolean fits = order.get(next).equals(field) && wanted != 0;
            if (!fits || direction != 0 && direction != wanted) {
                return 0;
            }
            direction = wanted;
            next++;
        }
        return direction == 0 ? 1 : direction;
    }

    private boolean helps() {
        return prefixes.isEmpty() || !prefixes.getFirst().isEmpty() || bounds != null || sorted;
    }

    /** A unique key that is wholly fixed, then the most fixed fields, then bounds, then the right order. */
    private int score() {
        int fixed =
                prefixes.isEmpty() ? index.order().size() : prefixes.getFirst().size();
        boolean exact = index.isUnique() && fixed == index.order().size();
        return (exact ? 1_000 : 0) + 10 * fixed + (bounds != null ? 5 : 0) + (sorted ? 3 : 0);
    }

    /** The positions to look at; the query has still to be checked on each document. */
    Stream<Object> positions() {
        Object from = bounds == null ? null : bounds.from();
        Object to = bounds == null ? null : bounds.to();
        Stream<Object> found = prefixes.stream().flatMap(prefix -> index.positions(prefix, from, to, reverse));
        return prefixes.size() > 1 ? found.distinct() : found;
    }
}
