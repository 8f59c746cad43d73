package chatclique.chat.turn;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Instant;
import java.util.List;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.BulkOperations;
import org.springframework.data.mongodb.core.ReactiveBulkOperations;
import org.springframework.data.mongodb.core.ReactiveMongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** The turns that wait to be linked into their owners' chains. */
@Repository
public class Unsealed {

    private final ReactiveMongoOperations mongo;

    Unsealed(ReactiveMongoOperations mongo) {
        this.mongo = mongo;
    }

    /** Those that have waited longest. */
    public Mono<List<Turn>> oldest(int limit) {
        return find(waiting(), limit);
    }

    /** Those of an owner. */
    public Mono<List<Turn>> of(String owner, int limit) {
        return find(waiting().and("owner").is(owner), limit);
    }

    /**
     * Lets turns wait no longer, unless something has happened to them since they were read: then they wait for that.
     */
    public Mono<Void> done(List<Turn> turns) {
        ReactiveBulkOperations bulk = mongo.bulkOps(BulkOperations.BulkMode.UNORDERED, Turn.class);
        turns.forEach(turn -> bulk.updateOne(unchanged(turn), new Update().unset("unsealed")));
        return bulk.execute().then();
    }

    /** Lets a turn wait: something of it is not linked yet. */
    public Mono<Void> add(Turn turn, Instant at) {
        Query one = query(where("_id").is(turn.id()).and("owner").is(turn.owner()));
        return mongo.updateFirst(one, new Update().set("unsealed", at), Turn.class)
                .then();
    }

    private Mono<List<Turn>> find(Criteria waiting, int limit) {
        return mongo.find(query(waiting).with(Sort.by("unsealed")).limit(limit), Turn.class)
                .collectList();
    }

    private static Criteria waiting() {
        // A bound that every moment is above: a sparse index answers it on every store.
        return where("unsealed").gt(Instant.EPOCH);
    }

    private static Query unchanged(Turn turn) {
        return query(where("_id")
                .is(turn.id())
                .and("owner")
                .is(turn.owner())
                .and("unsealed")
                .is(turn.unsealed())
                .and("version")
                .is(turn.version())
                .and("erasedAt")
                .is(turn.erasedAt()));
    }
}
