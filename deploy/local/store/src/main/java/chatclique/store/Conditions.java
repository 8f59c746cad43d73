package chatclique.store;

import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a query demands of single fields, as far as an index can use it. The query itself still filters. */
final class Conditions {

    /** What a field must be. */
    sealed interface Condition {}

    /** One of these values. */
    record Equal(List<@Nullable Object> values) implements Condition {}

    /** Between these bounds, inclusive; null for no bound. */
    record Between(@Nullable Object from, @Nullable Object to) implements Condition {}

    private final Map<String, Condition> byField = new LinkedHashMap<>();

    private Conditions() {}

    static Conditions of(Document query) {
        Conditions conditions = new Conditions();
        conditions.collect(query);
        return conditions;
    }

    @Nullable
    Condition on(String field) {
        return byField.get(field);
    }

    private void collect(Document query) {
        query.forEach((field, value) -> {
            if (field.equals("$and") && value instanceof Collection<?> parts) {
                parts.forEach(part -> collect((Document) part));
            } else if (!field.startsWith("$")) {
                add(field, condition(value));
            }
        });
    }

    private void add(String field, @Nullable Condition condition) {
        if (condition instanceof Equal equal) {
            // Each of several holds by itself: the one with the fewest values leaves least to look at.
            byField.merge(
                    field,
                    equal,
                    (other, next) -> other instanceof Equal(var values)
                                    && values.size() <= equal.values().size()
                            ? other
                            : next);
        } else if (condition != null) {
            byField.putIfAbsent(field, condition);
        }
    }

    private static @Nullable Condition condition(@Nullable Object value) {
        if (BsonRegularExpression.isRegularExpression(value) || value instanceof Collection<?>) {
            return null;
        }
        if (!(value instanceof Document operators) || !isExpression(operators)) {
            return equal(value);
        }
        if (operators.containsKey("$eq")) {
            return isPlain(operators.get("$eq")) ? equal(operators.get("$eq")) : null;
        }
        if (operators.get("$in") instanceof Collection<?> values) {
            return values.stream().allMatch(Conditions::isPlain) ? new Equal(new ArrayList<>(values)) : null;
        }
        Object from = bound(operators, "$gt", "$gte");
        Object to = bound(operators, "$lt", "$lte");
        return from == null && to == null ? null : new Between(from, to);
    }

    private static boolean isExpression(Document document) {
        return !document.isEmpty() && document.keySet().iterator().next().startsWith("$");
    }

    private static boolean isPlain(@Nullable Object value) {
        return !(value instanceof Collection<?>) && !BsonRegularExpression.isRegularExpression(value);
    }

    private static Condition equal(@Nullable Object value) {
        List<@Nullable Object> single = new ArrayList<>();
        single.add(value);
        return new Equal(single);
    }

    private static @Nullable Object bound(Document operators, String exclusive, String inclusive) {
        Object value = operators.containsKey(exclusive) ? operators.get(exclusive) : operators.get(inclusive);
        return isPlain(value) ? value : null;
    }
}
