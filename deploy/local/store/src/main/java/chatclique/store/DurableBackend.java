package chatclique.store;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import io.netty.channel.Channel;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.h2.mvstore.MVStore;

/**
 * Guards the backend's commands: a write runs alone; a reply is a copy, so that no later command changes what an earlier
 * one is still sending. Whoever sends the reply to a write waits for {@link GroupCommit} first.
 */
final class DurableBackend extends H2Backend {

    private static final Set<String> READS = Set.of(
            "find",
            "count",
            "distinct",
            "killcursors",
            "hello",
            "ismaster",
            "ping",
            "buildinfo",
            "serverstatus",
            "listcollections",
            "listindexes",
            "listdatabases",
            "collstats",
            "dbstats",
            "validate",
            "getmore",
            "endsessions",
            "connectionstatus",
            "hostinfo",
            "whatsmyuri");

    private static final Set<String> WRITING_STAGES = Set.of("$out", "$merge");
    private static final Set<String> JOINING_STAGES = Set.of("$lookup", "$graphLookup");

    private final ReadWriteLock lock = new ReentrantReadWriteLock();

    DurableBackend(MVStore store) {
        super(store);
    }

    /** Held by whoever needs that no write runs. */
    Lock noWrites() {
        return lock.readLock();
    }

    /** Held by whoever needs to be alone. */
    Lock alone() {
        return lock.writeLock();
    }

    /** Whether the command changes data. */
    static boolean writes(MongoMessage message) {
        String command = command(message);
        if (command.equals("aggregate")) {
            return hasStage(message, WRITING_STAGES);
        }
        return !READS.contains(command);
    }

    /** The command's name in lower case. */
    static String command(MongoMessage message) {
        return message.getDocument().keySet().iterator().next().toLowerCase(Locale.ROOT);
    }

    @Override
    public Document handleMessage(MongoMessage message) {
        Lock held = writes(message) ? alone() : noWrites();
        held.lock();
        try {
            return run(message).cloneDeeply();
        } finally {
            held.unlock();
        }
    }

    /** Answers the newer name of the greeting too, which health checks use. */
    @Override
    public Document handleCommand(Channel channel, String database, String command, Document query) {
        return super.handleCommand(channel, database, command.equals("hello") ? "isMaster" : command, query);
    }

    private Document run(MongoMessage message) {
        if (command(message).equals("aggregate")
                && message.getDocument().get("pipeline") instanceof Collection<?> stages
                && !stages.isEmpty()
                && stages.iterator().next() instanceof Document first
                && first.get("$match") instanceof Document match
                && !hasStage(message, JOINING_STAGES)) {
            return ScopedValue.where(StoreCollection.FIRST_MATCH, match).call(() -> super.handleMessage(message));
        }
        return super.handleMessage(message);
    }

    private static boolean hasStage(MongoMessage message, Set<String> names) {
        return message.getDocument().get("pipeline") instanceof Collection<?> stages
                && stages.stream()
                        .anyMatch(stage -> stage instanceof Document document
                                && document.keySet().stream().anyMatch(names::contains));
    }

    @Override
    protected MongoDatabase openOrCreateDatabase(String name) {
        return new StoreDatabase(name, getMvStore(), getCursorRegistry());
    }

    @Override
    public void close() {
        alone().lock();
        try {
            super.close();
        } finally {
            alone().unlock();
        }
    }
}
