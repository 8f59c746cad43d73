package chatclique.chat.reply;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import chatclique.auth.problem.ProblemException;
import chatclique.chat.store.OwnerTag;
import chatclique.chat.turn.Turns;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.ReactiveMongoOperations;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** The idempotency keys with which answers were asked for again: each means one request, whatever came of it. */
@Repository
class AnswerKeys {

    private final ReactiveMongoOperations mongo;
    private final Turns turns;

    AnswerKeys(ReactiveMongoOperations mongo, Turns turns) {
        this.mongo = mongo;
        this.turns = turns;
    }

    /**
     * A key that was used.
     *
     * @param id the owner's tag and the hash of the key
     * @param asked the hash of the request
     */
    @Document("answerKeys")
    record Used(@Id String id, String owner, String asked) {}

    /**
     * Takes a key for a request.
     *
     * @return whether it is new; an error (422) when it was used for something else
     */
    Mono<Boolean> take(String owner, String key, String asked) {
        Used used = new Used(OwnerTag.of(owner) + "-" + OwnerTag.hash(key), owner, asked);
        return turns.submitted(owner, Submissions.name(key))
                .flatMap(turn -> Mono.<Boolean>error(AnswerKeys::reused))
                .switchIfEmpty(Mono.defer(() -> mongo.insert(used)).map(inserted -> true))
                .onErrorResume(DuplicateKeyException.class, known -> same(used));
    }

    private Mono<Boolean> same(Used used) {
        return mongo.findOne(query(where("_id").is(used.id()).and("owner").is(used.owner())), Used.class)
                .map(first -> first.asked().equals(used.asked()))
                .flatMap(same -> same ? Mono.just(false) : Mono.error(AnswerKeys::reused));
    }

    /** The refusal of a key that means something else. */
    static ProblemException reused() {
        return new ProblemException(
                HttpStatus.UNPROCESSABLE_ENTITY,
                "idempotency-key-reused",
                "This Idempotency-Key was used for another request.");
    }
}
