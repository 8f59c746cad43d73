package chatclique.store;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import org.h2.mvstore.FileStore;
import org.h2.mvstore.MVStore;

/**
 * Keeps the file from growing: each commit writes whole pages anew and leaves the old ones behind, in chunks that can be
 * reused only when nothing in them lives. While writes come, the living rest of sparse chunks is moved in short pauses, so
 * that their space is reused. The file is never cut: MVStore's own way to do that moves chunks in place, and fails its
 * own assertions at times.
 */
final class Compaction implements AutoCloseable {

    private static final Duration INTERVAL = Duration.ofSeconds(1);
    private static final Duration PAUSE = Duration.ofMillis(30);
    private static final int SPARSE_PERCENT = 50;
    private static final int MOVED_BYTES = 2 * 1024 * 1024;
    private static final long SMALL_FILE = 16L * 1024 * 1024;

    private final MVStore store;
    private final Lock alone;
    private final StoreMetrics metrics;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("store-compaction").daemon().factory());
    private long lastVersion;

    Compaction(MVStore store, Lock alone, StoreMetrics metrics) {
        this.store = store;
        this.alone = alone;
        this.metrics = metrics;
        if (store.isPersistent()) {
            clock.scheduleWithFixedDelay(
                    this::compactIfWorthwhile, INTERVAL.toMillis(), INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void compactIfWorthwhile() {
        try {
            FileStore<?> file = store.getFileStore();
            if (store.isClosed() || file.size() < SMALL_FILE) {
                return;
            }
            boolean written = store.getCurrentVersion() != lastVersion;
            if (written && file.getChunksFillRate() < SPARSE_PERCENT) {
                compact();
            }
            lastVersion = store.getCurrentVersion();
        } catch (RuntimeException e) {
            StoreLog.error("compaction failed", e);
        }
    }

    /** Moves what lives in sparse chunks. */
    void compact() {
        runAlone(() -> {
            long start = System.nanoTime();
            while (System.nanoTime() - start < PAUSE.toNanos() && store.compact(SPARSE_PERCENT, MOVED_BYTES)) {
                store.commit();
            }
        });
    }

    private void runAlone(Runnable work) {
        alone.lock();
        try {
            long start = System.nanoTime();
            work.run();
            metrics.compacted(Duration.ofNanos(System.nanoTime() - start));
        } finally {
            alone.unlock();
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
