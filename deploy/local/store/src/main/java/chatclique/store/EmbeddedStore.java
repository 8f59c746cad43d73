package chatclique.store;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.FileStore;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.jspecify.annotations.Nullable;

/** The store inside this JVM: what the server runs, and what tests start. Listens on the loopback address only. */
public final class EmbeddedStore implements AutoCloseable {

    private static final int CACHE_MEGABYTES = 32;

    private final DurableBackend backend;
    private final StoreMetrics metrics;
    private final GroupCommit commit;
    private final Compaction compaction;
    private final WireServer server;

    private EmbeddedStore(MVStore store, int port, Runnable onFailure) {
        backend = new DurableBackend(store);
        metrics = new StoreMetrics(() -> fileBytes(store));
        commit = new GroupCommit(store::commit, backend.noWrites(), metrics, onFailure);
        compaction = new Compaction(store, backend.alone(), metrics);
        server =
                new WireServer(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), backend, commit, metrics);
    }

    /** Starts a store in memory on a free port; its data goes with it. */
    public static EmbeddedStore start() {
        return start(null, 0);
    }

    /**
     * Starts a store that keeps its data in a file.
     *
     * @param file the data file, created when it is missing; null keeps the data in memory
     * @param port the port to listen on; 0 takes a free one
     * @throws StoreInUseException when another process has the file open
     */
    public static EmbeddedStore start(@Nullable Path file, int port) {
        return start(file, port, () -> {});
    }

    /** As above; the last argument runs when a commit fails, after which no write is answered any more. */
    static EmbeddedStore start(@Nullable Path file, int port, Runnable onFailure) {
        MVStore store = open(file);
        try {
            return new EmbeddedStore(store, port, onFailure);
        } catch (RuntimeException e) {
            store.closeImmediately();
            throw e;
        }
    }

    private static MVStore open(@Nullable Path file) {
        MVStore.Builder builder = new MVStore.Builder()
                .autoCommitDisabled()
                .autoCommitBufferSize(0) // else a large write is committed before it is whole
                .cacheSize(CACHE_MEGABYTES);
        if (file != null) {
            builder.fileName(file.toString());
        }
        try {
            MVStore store = builder.open();
            store.setRetentionTime(0);
            store.setVersionsToKeep(0);
            return store;
        } catch (MVStoreException e) {
            if (file != null && e.getErrorCode() == DataUtils.ERROR_FILE_LOCKED) {
                throw new StoreInUseException(file);
            }
            throw e;
        }
    }

    private static long fileBytes(MVStore store) {
        FileStore<?> file = store.getFileStore();
        return file == null || store.isClosed() ? 0 : file.size();
    }

    /** The connection string for a MongoDB driver, without a database. */
    public String uri() {
        return "mongodb://127.0.0.1:" + port();
    }

    /** The port that it listens on. */
    public int port() {
        return server.port();
    }

    StoreMetrics metrics() {
        return metrics;
    }

    Compaction compaction() {
        return compaction;
    }

    /** Closes all connections and the file; all acknowledged writes are in it already. */
    @Override
    public void close() {
        server.close();
        compaction.close();
        commit.close();
        backend.close();
    }
}
