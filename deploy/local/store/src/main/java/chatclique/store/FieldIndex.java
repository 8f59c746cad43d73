package chatclique.store;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.DuplicateKeyError;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.h2.mvstore.Cursor;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/** An index of one or more fields, unique or not. A key that need not be unique ends with the document's position. */
final class FieldIndex extends StoreIndex {

    private static final String ID = "_id";

    private final MVMap<KeyValue, Object> entries;
    private final MVMap<String, Object> notes;

    /** The start of the notes on which fields are arrays; alone, in files of former versions, it means all of them. */
    private final String arraysNote;

    private final boolean unique;

    FieldIndex(
            MVMap<KeyValue, Object> entries,
            MVMap<String, Object> notes,
            String name,
            List<IndexKey> keys,
            boolean unique,
            boolean sparse) {
        super(name, keys, sparse);
        this.entries = entries;
        this.notes = notes;
        this.arraysNote = "arrays." + name;
        this.unique = unique;
    }

    @Override
    List<String> order() {
        return unique ? keys() : Stream.concat(keys().stream(), Stream.of(ID)).toList();
    }

    @Override
    Set<String> arrays() {
        return keys().stream().filter(this::isArray).collect(Collectors.toUnmodifiableSet());
    }

    private boolean isArray(String field) {
        return notes.containsKey(arraysNote) || notes.containsKey(arraysNote + "." + field);
    }

    @Override
    Stream<Object> positions(
            List<@Nullable Object> prefix, @Nullable Object from, @Nullable Object to, boolean reverse) {
        KeyValue low = from == null && prefix.isEmpty() ? null : key(prefix, from);
        KeyValue high = to == null ? key(prefix, BsonOrder.TOP) : key(prefix, to, BsonOrder.TOP);
        Cursor<KeyValue, Object> cursor = reverse ? entries.cursor(high, low, true) : entries.cursor(low, high, false);
        Stream<Object> found = Cursors.stream(cursor, entry -> cursor.getValue());
        // A document comes twice only by two elements of an array that the prefix does not fix.
        boolean fixed = arrays().stream().allMatch(field -> keys().indexOf(field) < prefix.size());
        return fixed ? found : found.distinct();
    }

    private static KeyValue key(List<@Nullable Object> prefix, @Nullable Object... next) {
        List<@Nullable Object> values = new ArrayList<>(prefix);
        for (Object value : next) {
            if (value != null) {
                values.add(value);
            }
        }
        return new KeyValue(values).normalized();
    }

    @Override
    public @Nullable Object getPosition(Document document) {
        return null;
    }

    @Override
    public void checkAdd(Document document, MongoCollection<Object> collection) {
        if (unique) {
            keysOf(document).forEach(key -> refuseTaken(key, null, collection));
        }
    }

    @Override
    public void checkUpdate(Document before, Document after, MongoCollection<Object> collection) {
        if (unique) {
            Object own = Missing.ofNullable(before.get(ID));
            keysOf(after).forEach(key -> refuseTaken(key, own, collection));
        }
    }

    private void refuseTaken(KeyValue key, @Nullable Object own, MongoCollection<Object> collection) {
        Object holder = entries.get(key);
        if (holder != null && !Objects.equals(holder, own)) {
            throw new DuplicateKeyError(this, collection, getKeys(), key);
        }
    }

    @Override
    public void add(Document document, Object position, MongoCollection<Object> collection) {
        Object holder = Missing.ofNullable(position);
        keysOf(document).forEach(key -> entries.put(unique ? key : key(list(key), holder), holder));
    }

    @Override
    public Object remove(Document document) {
        Object position = Missing.ofNullable(document.get(ID));
        keysOf(document).forEach(key -> entries.remove(unique ? key : key(list(key), position)));
        return position;
    }

    @Override
    public void updateInPlace(Document before, Document after, Object position, MongoCollection<Object> collection) {
        if (!keysOf(before).equals(keysOf(after))) {
            remove(before);
            add(after, position, collection);
        }
    }

    @Override
    public long getCount() {
        return entries.sizeAsLong();
    }

    @Override
    public boolean isUnique() {
        return unique;
    }

    /** One key, or one for each element of an array; none when a sparse index has nothing to keep. */
    private Set<KeyValue> keysOf(Document document) {
        List<@Nullable Object> values = new ArrayList<>();
        keys().forEach(field -> values.add(Utils.getSubdocumentValueCollectionAware(document, field)));
        if (isSparse() && values.stream().allMatch(value -> value instanceof Missing)) {
            return Set.of();
        }
        List<List<@Nullable Object>> expanded = List.of(List.of());
        for (int i = 0; i < values.size(); i++) {
            expanded = append(expanded, keys().get(i), values.get(i));
        }
        Set<KeyValue> keys = new LinkedHashSet<>();
        expanded.forEach(key -> keys.add(new KeyValue(key).normalized()));
        return keys;
    }

    private List<List<@Nullable Object>> append(
            List<List<@Nullable Object>> keys, String field, @Nullable Object value) {
        List<List<@Nullable Object>> longer = new ArrayList<>();
        Collection<?> elements = elements(field, value);
        for (List<@Nullable Object> key : keys) {
            for (Object element : elements) {
                List<@Nullable Object> next = new ArrayList<>(key);
                next.add(element);
                longer.add(next);
            }
        }
        return longer;
    }

    private Collection<?> elements(String field, @Nullable Object value) {
        if (value instanceof Collection<?> items) {
            if (!isArray(field)) {
                notes.put(arraysNote + "." + field, true);
            }
            if (!items.isEmpty()) {
                return items;
            }
        }
        List<@Nullable Object> single = new ArrayList<>();
        single.add(value instanceof Collection<?> ? null : value);
        return single;
    }

    private static List<@Nullable Object> list(KeyValue key) {
        List<@Nullable Object> values = new ArrayList<>();
        key.forEach(values::add);
        return values;
    }
}
