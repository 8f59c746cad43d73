package chatclique.chat.diary;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import chatclique.chat.store.OwnerTag;
import chatclique.chat.turn.TurnId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.ReactiveMongoOperations;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/**
 * From when on things may be told. A day that its owner has deleted begins anew at that moment, and so does everything:
 * what the pets' own history still has of the time before is not brought up again.
 */
@Repository
class Beginnings {

    private final ReactiveMongoOperations mongo;

    Beginnings(ReactiveMongoOperations mongo) {
        this.mongo = mongo;
    }

    /**
     * A moment at which an owner has deleted something.
     *
     * @param id of a day, or of all days: the owner's tag
     */
    @Document("diaryBeginnings")
    record Beginning(@Id String id, String owner, Instant at) {}

    /** The moment after which things of a day may be told. */
    Mono<Instant> of(String owner, LocalDate day) {
        List<String> ids = List.of(TurnId.dayId(owner, day), OwnerTag.of(owner));
        return mongo.find(query(where("_id").in(ids).and("owner").is(owner)), Beginning.class)
                .map(Beginning::at)
                .reduce(Instant.EPOCH, (one, other) -> one.isAfter(other) ? one : other);
    }

    Mono<Void> begin(String owner, LocalDate day, Instant at) {
        return mongo.save(new Beginning(TurnId.dayId(owner, day), owner, at)).then();
    }

    Mono<Void> begin(String owner, Instant at) {
        return mongo.save(new Beginning(OwnerTag.of(owner), owner, at)).then();
    }
}
