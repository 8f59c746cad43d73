package chatclique.pet.testing;

import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandSucceededEvent;
import java.util.concurrent.atomic.AtomicLong;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/** Counts what the service reads of the pets' events, so that a test can tell work from a slow machine. */
public class StoreReads implements CommandListener {

    private final AtomicLong queries = new AtomicLong();
    private final AtomicLong events = new AtomicLong();

    /** How often the store was asked for events, and how many it gave. */
    public record Reads(long queries, long events) {}

    /** What is read while something is done. */
    public Reads during(Runnable action) {
        long queriesBefore = queries.get();
        long eventsBefore = events.get();
        action.run();
        return new Reads(queries.get() - queriesBefore, events.get() - eventsBefore);
    }

    @Override
    public void commandSucceeded(CommandSucceededEvent command) {
        BsonValue cursor = command.getResponse().get("cursor");
        if (cursor instanceof BsonDocument batch
                && batch.getString("ns").getValue().endsWith(".events")) {
            queries.incrementAndGet();
            events.addAndGet(batch.getArray(batch.containsKey("firstBatch") ? "firstBatch" : "nextBatch")
                    .size());
        }
    }
}
