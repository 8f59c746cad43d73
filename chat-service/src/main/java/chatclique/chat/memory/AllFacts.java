package chatclique.chat.memory;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import chatclique.chat.store.Belongings;
import chatclique.chat.store.OwnerTag;
import org.springframework.data.mongodb.core.ReactiveMongoOperations;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** All that is known of an owner, and all that was forgotten. */
@Component
class AllFacts implements Belongings {

    private final ReactiveMongoOperations mongo;

    AllFacts(ReactiveMongoOperations mongo) {
        this.mongo = mongo;
    }

    @Override
    public Mono<Void> erase(String owner) {
        return mongo.remove(
                        query(where("_id").is(OwnerTag.of(owner)).and("owner").is(owner)), Knowledge.class)
                .then();
    }
}
