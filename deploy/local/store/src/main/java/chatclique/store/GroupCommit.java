package chatclique.store;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * One commit for all the writes that wait for one: while a commit runs, the next writes gather. What waits is told from
 * the committing thread, once its write is in the file.
 */
final class GroupCommit implements AutoCloseable {

    /** What is told of commits, for metrics. */
    interface Listener {
        void committed(int writes, Duration took);
    }

    private final Runnable commit;
    private final Lock noWrites;
    private final Listener listener;
    private final Runnable onFailure;
    private final ReentrantLock gate = new ReentrantLock();
    private final Condition arrived = gate.newCondition();
    private final Thread thread;
    private List<Runnable> waiting = new ArrayList<>();
    private boolean closed;

    /**
     * @param commit brings everything applied so far into the file
     * @param noWrites held while committing: documents must not change while they are written
     * @param onFailure called when a commit fails: nothing that waited is told, and no more commits run
     */
    GroupCommit(Runnable commit, Lock noWrites, Listener listener, Runnable onFailure) {
        this.commit = commit;
        this.noWrites = noWrites;
        this.listener = listener;
        this.onFailure = onFailure;
        this.thread = Thread.ofPlatform().name("store-commit").daemon().start(this::run);
    }

    /** Runs the task once all writes that were applied before this call are in the file. */
    void whenDurable(Runnable task) {
        gate.lock();
        try {
            waiting.add(task);
            arrived.signal();
        } finally {
            gate.unlock();
        }
    }

    private void run() {
        try {
            for (List<Runnable> batch = next(); !batch.isEmpty(); batch = next()) {
                long start = System.nanoTime();
                commitAll();
                listener.committed(batch.size(), Duration.ofNanos(System.nanoTime() - start));
                batch.forEach(Runnable::run);
            }
        } catch (RuntimeException e) {
            StoreLog.error("commit failed", e);
            onFailure.run();
        }
    }

    private void commitAll() {
        noWrites.lock();
        try {
            commit.run();
        } finally {
            noWrites.unlock();
        }
    }

    /** The tasks that gathered; empty only when closed. */
    private List<Runnable> next() {
        gate.lock();
        try {
            while (waiting.isEmpty() && !closed) {
                arrived.awaitUninterruptibly();
            }
            List<Runnable> batch = waiting;
            waiting = new ArrayList<>();
            return batch;
        } finally {
            gate.unlock();
        }
    }

    /** Commits what still waits, then ends. */
    @Override
    public void close() {
        gate.lock();
        try {
            closed = true;
            arrived.signal();
        } finally {
            gate.unlock();
        }
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
