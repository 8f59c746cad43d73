package chatclique.store;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.backend.h2.H2Collection;
import de.bwaldvogel.mongo.bson.Document;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/** Documents kept by their id, found by the best index that there is. */
final class StoreCollection extends H2Collection {

    /** The first {@code $match} of the pipeline that runs in this thread: what it leaves out need not be read. */
    static final ScopedValue<Document> FIRST_MATCH = ScopedValue.newInstance();

    private final MVMap<Object, Document> documents;

    StoreCollection(
            MongoDatabase database,
            String name,
            CollectionOptions options,
            MVMap<Object, Document> documents,
            MVMap<String, Object> notes,
            CursorRegistry cursors) {
        super(database, name, options, documents, notes, cursors);
        this.documents = documents;
    }

    @Override
    protected QueryResult queryDocuments(
            Document query,
            @Nullable Document orderBy,
            int skip,
            int limit,
            int batchSize,
            @Nullable Document projection) {
        Optional<Lookup> lookup = Lookup.best(getIndexes(), query, orderBy);
        if (lookup.isEmpty()) {
            return matchDocuments(query, orderBy, skip, limit, batchSize, projection);
        }
        Comparator<Document> order = lookup.get().sorted() ? null : deriveComparator(orderBy);
        Stream<Document> candidates =
                lookup.get().positions().map(documents::get).filter(Objects::nonNull);
        return matchDocumentsFromStream(query, candidates, skip, limit, batchSize, order, projection);
    }

    @Override
    public Stream<Document> queryAllAsStream() {
        return FIRST_MATCH.isBound() ? handleQueryAsStream(FIRST_MATCH.get()) : super.queryAllAsStream();
    }

    /** The size would be one more map to write with each insert. */
    @Override
    protected boolean tracksDataSize() {
        return false;
    }
}
