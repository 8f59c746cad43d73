package chatclique.store;

import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.bson.Document;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An index that can be read in order. The collection's look-up chooses one by {@link Lookup}. */
abstract class StoreIndex extends Index<Object> {

    StoreIndex(String name, List<IndexKey> keys, boolean sparse) {
        super(name, keys, sparse);
    }

    /** The fields by which positions come out, most significant first. */
    abstract List<String> order();

    /** The fields that are an array in some document: bounds on them say less, and so does an order by them. */
    abstract Set<String> arrays();

    /**
     * The positions of the documents whose first fields equal the prefix and whose next field lies within the bounds.
     *
     * @param from the lowest value of the next field, inclusive; null for no bound
     * @param to the highest value of the next field, inclusive; null for no bound
     */
    abstract Stream<Object> positions(
            List<@Nullable Object> prefix, @Nullable Object from, @Nullable Object to, boolean reverse);

    boolean skipsMissing() {
        return isSparse();
    }

    /** Whether the field is one of the index's own, not what it adds to tell entries apart. */
    boolean keeps(String field) {
        return keySet().contains(field);
    }

    @Override
    public boolean hasSameOptions(Index<?> other) {
        return super.hasSameOptions(other)
                && isUnique() == other.isUnique()
                && describe(this).equals(describe(other));
    }

    private static String describe(Index<?> index) {
        return index.getKeys().toString();
    }

    @Override
    public final boolean canHandle(Document query) {
        return false;
    }

    @Override
    public final Iterable<Object> getPositions(Document query) {
        throw new UnsupportedOperationException("a look-up reads positions()");
    }

    @Override
    public long getDataSize() {
        return getCount();
    }

    @Override
    public void drop() {}
}
