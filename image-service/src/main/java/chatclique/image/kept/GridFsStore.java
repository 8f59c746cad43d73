package chatclique.image.kept;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import java.time.Duration;
import java.util.Arrays;
import java.util.Date;
import org.bson.Document;
import org.bson.types.Binary;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.data.mongodb.ReactiveMongoDatabaseFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Files in the form of GridFS (collections {@code fs.files} and {@code fs.chunks}), so that MongoDB's own tools see them.
 * Chunks are read and deleted one by one through both fields of their unique index: a range then costs only the chunks
 * that it touches, and the embedded store, which uses an index for nothing but equality, never looks at other pictures.
 */
final class GridFsStore implements PictureStore {

    private static final int CHUNK = 255 * 1024;

    private final Mono<MongoDatabase> database;
    private final Mono<Void> indexed;

    GridFsStore(ReactiveMongoDatabaseFactory factory) {
        this.database = Mono.defer(factory::getMongoDatabase);
        this.indexed = database.flatMap(db -> Mono.from(
                        chunks(db).createIndex(Indexes.ascending("files_id", "n"), new IndexOptions().unique(true))))
                .then()
                .cache(
                        done -> Duration.ofMillis(Long.MAX_VALUE),
                        error -> Duration.ZERO,
                        () -> Duration.ofMillis(Long.MAX_VALUE));
    }

    @Override
    public Mono<Void> write(String id, byte[] bytes, String mediaType) {
        Document file = new Document("_id", id)
                .append("length", (long) bytes.length)
                .append("chunkSize", CHUNK)
                .append("uploadDate", new Date())
                .append("filename", id)
                .append("metadata", new Document("mediaType", mediaType));
        return indexed.then(database)
                .flatMap(db -> Flux.range(0, chunkCount(bytes.length, CHUNK))
                        .concatMap(n -> chunks(db).insertOne(chunk(id, n, bytes)))
                        .then(Mono.from(files(db).insertOne(file))))
                .then();
    }

    @Override
    public Flux<DataBuffer> read(String id, long from, long length) {
        if (length == 0) {
            return Flux.empty();
        }
        return database.flatMapMany(db -> Mono.from(files(db).find(Filters.eq(id)))
                .switchIfEmpty(Mono.error(() -> new IllegalStateException("No bytes are kept as " + id)))
                .flatMapMany(file -> read(db, file, from, length)));
    }

    @Override
    public Mono<Void> delete(StoredFile file) {
        return database.flatMap(db -> Mono.from(files(db).deleteOne(Filters.eq(file.id())))
                        .thenMany(Flux.range(0, chunkCount(file.length(), CHUNK)))
                        .concatMap(n -> chunks(db).deleteOne(place(file.id(), n)))
                        .then())
                .then();
    }

    private static Flux<DataBuffer> read(MongoDatabase db, Document file, long from, long length) {
        int size = file.getInteger("chunkSize");
        int first = (int) (from / size);
        int last = (int) ((from + length - 1) / size);
        return Flux.range(first, last - first + 1)
                .concatMap(
                        n -> Mono.from(chunks(db).find(place(file.getString("_id"), n)))
                                .switchIfEmpty(
                                        Mono.error(() -> new IllegalStateException("A chunk is missing of " + file)))
                                .map(chunk -> part(chunk, (long) n * size, from, from + length)),
                        1);
    }

    private static DataBuffer part(Document chunk, long offset, long from, long to) {
        byte[] data = chunk.get("data", Binary.class).getData();
        int start = (int) Math.max(0, from - offset);
        int end = (int) Math.min(data.length, to - offset);
        return DefaultDataBufferFactory.sharedInstance.wrap(data).slice(start, end - start);
    }

    private static Document chunk(String id, int n, byte[] bytes) {
        int start = n * CHUNK;
        byte[] data = Arrays.copyOfRange(bytes, start, Math.min(start + CHUNK, bytes.length));
        return new Document("files_id", id).append("n", n).append("data", new Binary(data));
    }

    private static Document place(String id, int n) {
        return new Document("files_id", id).append("n", n);
    }

    private static int chunkCount(long length, int size) {
        return (int) ((length + size - 1) / size);
    }

    private static MongoCollection<Document> files(MongoDatabase db) {
        return db.getCollection("fs.files");
    }

    private static MongoCollection<Document> chunks(MongoDatabase db) {
        return db.getCollection("fs.chunks");
    }
}
