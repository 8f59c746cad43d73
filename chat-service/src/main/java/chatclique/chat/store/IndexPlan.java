package chatclique.chat.store;

import java.util.List;

/**
 * An index that a feature needs, made at the start.
 *
 * @param collection the collection
 * @param fields its fields, ascending
 * @param unique whether two documents may not have the same values
 * @param sparse whether documents without the fields are left out
 */
public record IndexPlan(String collection, List<String> fields, boolean unique, boolean sparse) {

    /** A unique index over all documents. */
    public static IndexPlan unique(String collection, String... fields) {
        return new IndexPlan(collection, List.of(fields), true, false);
    }

    /** An index over the documents that have its fields, to read faster. */
    public static IndexPlan whenPresent(String collection, String... fields) {
        return new IndexPlan(collection, List.of(fields), false, true);
    }

    /** An index that only makes reading faster. */
    public static IndexPlan plain(String collection, String... fields) {
        return new IndexPlan(collection, List.of(fields), false, false);
    }
}
