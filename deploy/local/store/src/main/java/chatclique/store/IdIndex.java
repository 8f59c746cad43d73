package chatclique.store;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.DuplicateKeyError;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.h2.mvstore.Cursor;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/** The index of {@code _id}: the documents themselves, since they are kept by it. */
final class IdIndex extends StoreIndex {

    private static final String ID = "_id";

    private final MVMap<Object, Document> documents;

    IdIndex(MVMap<Object, Document> documents, String name, List<IndexKey> keys) {
        super(name, keys, false);
        this.documents = documents;
    }

    @Override
    List<String> order() {
        return List.of(ID);
    }

    @Override
    Set<String> arrays() {
        return Set.of();
    }

    @Override
    Stream<Object> positions(
            List<@Nullable Object> prefix, @Nullable Object from, @Nullable Object to, boolean reverse) {
        if (!prefix.isEmpty()) {
            Object id = Missing.ofNullable(prefix.getFirst());
            return documents.containsKey(id) ? Stream.of(id) : Stream.empty();
        }
        Cursor<Object, Document> cursor =
                reverse ? documents.cursor(to, from, true) : documents.cursor(from, to, false);
        return Cursors.stream(cursor, id -> id);
    }

    @Override
    public @Nullable Object getPosition(Document document) {
        Object id = id(document);
        return documents.containsKey(id) ? id : null;
    }

    @Override
    public void checkAdd(Document document, MongoCollection<Object> collection) {
        if (documents.containsKey(id(document))) {
            throw new DuplicateKeyError(this, collection, getKeys(), new KeyValue(id(document)));
        }
    }

    @Override
    public void add(Document document, Object position, MongoCollection<Object> collection) {}

    @Override
    public @Nullable Object remove(Document document) {
        return getPosition(document);
    }

    @Override
    public void checkUpdate(Document before, Document after, MongoCollection<Object> collection) {}

    @Override
    public void updateInPlace(Document before, Document after, Object position, MongoCollection<Object> collection) {}

    @Override
    public long getCount() {
        return documents.sizeAsLong();
    }

    @Override
    public boolean isUnique() {
        return true;
    }

    private static Object id(Document document) {
        return Objects.requireNonNull(Missing.ofNullable(document.get(ID)));
    }
}
