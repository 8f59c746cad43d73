package chatclique.store;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractSynchronizedMongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.oplog.Oplog;
import java.util.List;
import org.h2.mvstore.FileStore;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.type.StringDataType;

/** A database as maps of one file: documents, notes about a collection, and one map for each index. */
final class StoreDatabase extends AbstractSynchronizedMongoDatabase<Object> {

    /** The backend finds its databases in the file by this prefix. */
    private static final String DOCUMENTS = "databases.";

    private static final String NOTES = "meta.";
    private static final String INDEX = "._index_";
    private static final String ID = "_id";

    private final MVStore store;

    StoreDatabase(String name, MVStore store, CursorRegistry cursors) {
        super(name, cursors);
        this.store = store;
        initializeNamespacesAndIndexes();
    }

    @Override
    protected MongoCollection<Object> openOrCreateCollection(String name, CollectionOptions options) {
        return new StoreCollection(this, name, options, documents(name), notes(name), cursorRegistry);
    }

    @Override
    protected Index<Object> openOrCreateUniqueIndex(
            String collection, String name, List<IndexKey> keys, boolean sparse) {
        boolean ofId = keys.size() == 1 && keys.getFirst().getKey().equals(ID);
        return ofId ? new IdIndex(documents(collection), name, keys) : index(collection, name, keys, true, sparse);
    }

    @Override
    protected Index<Object> openOrCreateSecondaryIndex(
            String collection, String name, List<IndexKey> keys, boolean sparse) {
        return index(collection, name, keys, false, sparse);
    }

    private Index<Object> index(String collection, String name, List<IndexKey> keys, boolean unique, boolean sparse) {
        MVMap<KeyValue, Object> entries = store.openMap(
                indexMap(collection, name),
                new MVMap.Builder<KeyValue, Object>().keyType(KeyType.INSTANCE).valueType(BsonType.INSTANCE));
        return new FieldIndex(entries, notes(collection), name, keys, unique, sparse);
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private MVMap<Object, Document> documents(String collection) {
        MVMap.Builder<Object, Object> types =
                new MVMap.Builder<>().keyType(BsonType.INSTANCE).valueType(BsonType.INSTANCE);
        return (MVMap) store.openMap(DOCUMENTS + getFullCollectionNamespace(collection), types);
    }

    private MVMap<String, Object> notes(String collection) {
        return store.openMap(
                NOTES + getFullCollectionNamespace(collection),
                new MVMap.Builder<String, Object>()
                        .keyType(StringDataType.INSTANCE)
                        .valueType(BsonType.INSTANCE));
    }

    private String indexMap(String collection, String index) {
        return getFullCollectionNamespace(collection) + INDEX + index;
    }

    @Override
    protected void dropIndex(MongoCollection<Object> collection, String name) {
        super.dropIndex(collection, name);
        removeMap(indexMap(collection.getCollectionName(), name));
    }

    @Override
    public void dropCollection(String name, Oplog oplog) {
        super.dropCollection(name, oplog);
        removeMap(DOCUMENTS + getFullCollectionNamespace(name));
        removeMap(NOTES + getFullCollectionNamespace(name));
    }

    @Override
    public void moveCollection(MongoDatabase from, MongoCollection<?> collection, String name) {
        throw new UnsupportedOperationException("renaming a collection");
    }

    private void removeMap(String name) {
        if (store.hasMap(name)) {
            store.removeMap(name);
        }
    }

    @Override
    protected long getStorageSize() {
        FileStore<?> file = store.getFileStore();
        return file == null ? 0 : file.size();
    }

    @Override
    protected long getFileSize() {
        return getStorageSize();
    }
}
