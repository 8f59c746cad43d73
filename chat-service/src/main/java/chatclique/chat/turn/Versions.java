package chatclique.chat.turn;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.util.List;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.annotation.Id;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.ReactiveMongoOperations;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * What turns were before they were answered anew: the whole turn, one document each. Kept before the turn changes, so
 * that no crash loses one.
 */
@Repository
public class Versions {

    private final ReactiveMongoOperations mongo;

    Versions(ReactiveMongoOperations mongo) {
        this.mongo = mongo;
    }

    /**
     * A turn as it was.
     *
     * @param id the turn's id, a full stop and the number in five digits, so that a turn's versions are a range of ids
     */
    @Document("turnVersions")
    record Version(@Id String id, String owner, Turn turn) {

        static Version of(Turn turn) {
            return new Version(named(turn.id(), turn.versionNumber()), turn.owner(), turn);
        }
    }

    /** Keeps a turn that has ended, as it is. May be repeated. */
    public Mono<Void> keep(Turn turn) {
        return mongo.insert(Version.of(turn)).then().onErrorComplete(DuplicateKeyException.class);
    }

    /** What a turn was before, the first version first. */
    public Flux<Turn> before(Turn turn) {
        return mongo.find(query(of(turn.owner(), turn.id())).with(Sort.by("_id")), Version.class)
                .map(Version::turn);
    }

    /** One version of a turn; empty when it is not kept here, or not any more. */
    public Mono<Turn> find(String owner, String turnId, int number) {
        return mongo.findOne(
                        query(where("_id")
                                .is(named(turnId, number))
                                .and("owner")
                                .is(owner)),
                        Version.class)
                .map(Version::turn);
    }

    /** Erases what turns were. May be repeated. */
    Mono<Void> erase(String owner, List<String> turnIds) {
        return Flux.fromIterable(turnIds)
                .concatMap(id -> mongo.remove(query(of(owner, id)), Version.class))
                .then();
    }

    private static String named(String turnId, int number) {
        return "%s.%05d".formatted(turnId, number);
    }

    private static Criteria of(String owner, String turnId) {
        // After the full stop come digits only; a slash is next to the full stop.
        return where("_id").gte(turnId + ".").lt(turnId + "/").and("owner").is(owner);
    }
}
