package chatclique.chat.turn;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.util.List;
import org.springframework.data.mongodb.core.ReactiveMongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** What turns were brought from. */
@Repository
class Origins {

    private final ReactiveMongoOperations mongo;

    Origins(ReactiveMongoOperations mongo) {
        this.mongo = mongo;
    }

    /** Forgets it of erased turns, so that their owner may bring them again. May be repeated. */
    Mono<Void> forget(String owner, List<String> turnIds) {
        Query brought = query(where("_id")
                .in(turnIds)
                .and("owner")
                .is(owner)
                .and("submission")
                .gte(Brought.SUBMISSION)
                .lt(Brought.SUBMISSION + "g"));
        return mongo.find(brought, Turn.class)
                .filter(Turn::erased)
                .concatMap(this::forget)
                .then();
    }

    private Mono<Void> forget(Turn turn) {
        Query one = query(where("_id").is(turn.id()).and("owner").is(turn.owner()));
        return mongo.updateFirst(one, Update.update("submission", "erased " + turn.id()), Turn.class)
                .then();
    }
}
