package chatclique.chat.memory;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import chatclique.chat.store.Belongings;
import chatclique.chat.store.IndexPlan;
import chatclique.chat.turn.Retelling;
import chatclique.chat.turn.Turn;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.ReactiveMongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** The summaries of conversations. Each query names the owner. */
@Repository
public class Summaries implements Retelling, Belongings {

    private final ReactiveMongoOperations mongo;
    private final Clock clock;

    Summaries(ReactiveMongoOperations mongo, Clock clock) {
        this.mongo = mongo;
        this.clock = clock;
    }

    @Configuration(proxyBeanMethods = false)
    static class SummaryIndexes {

        @Bean
        IndexPlan summariesOfAnOwner() {
            return IndexPlan.plain("summaries", "owner");
        }
    }

    /** The summary of a conversation, if there is one. */
    public Mono<Optional<Summary>> find(String owner, String conversation) {
        return mongo.findOne(query(of(owner, conversation)), Summary.class)
                .filter(summary -> summary.until() != null)
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty());
    }

    /** Whoever is writing a summary just now has lost the claim with it, and writes in vain. */
    @Override
    public Mono<Void> forget(String owner, Collection<String> turns, Collection<String> conversations) {
        if (conversations.isEmpty()) {
            return Mono.empty();
        }
        return mongo.remove(query(where("_id").in(conversations).and("owner").is(owner)), Summary.class)
                .then();
    }

    @Override
    public Mono<Void> erase(String owner) {
        return mongo.remove(query(where("owner").is(owner)), Summary.class).then();
    }

    /** Claims the next summary of a conversation for a while; empty when another has. */
    Mono<Summary> claim(String owner, String conversation, Duration lease) {
        Instant now = clock.instant();
        String claim = UUID.randomUUID().toString();
        Criteria free = of(owner, conversation)
                .orOperator(
                        where("claimedUntil").is(null), where("claimedUntil").lt(now));
        Update claimed = new Update().set("claim", claim).set("claimedUntil", now.plus(lease));
        return mongo.updateFirst(query(free), claimed, Summary.class)
                .flatMap(result -> result.getMatchedCount() == 1
                        ? mongo.findOne(
                                query(of(owner, conversation).and("claim").is(claim)), Summary.class)
                        : mongo.insert(new Summary(conversation, owner, "", null, null, claim, now.plus(lease))))
                .onErrorResume(DuplicateKeyException.class, another -> Mono.empty());
    }

    /** Writes a summary up to a turn and keeps the claim; empty when the claim is gone, and the summary with it. */
    Mono<Summary> write(Summary claimed, String text, Turn until) {
        Summary after = new Summary(
                claimed.id(),
                claimed.owner(),
                text,
                until.id(),
                until.createdAt(),
                claimed.claim(),
                claimed.claimedUntil());
        Update update = new Update().set("text", text).set("until", until.id()).set("untilAt", until.createdAt());
        return mongo.updateFirst(query(held(claimed)), update, Summary.class)
                .filter(result -> result.getMatchedCount() == 1)
                .map(result -> after);
    }

    /** Gives a claim back. */
    Mono<Void> release(Summary claimed) {
        Update update = new Update().unset("claim").unset("claimedUntil");
        return mongo.updateFirst(query(held(claimed)), update, Summary.class).then();
    }

    private static Criteria held(Summary claimed) {
        return of(claimed.owner(), claimed.id()).and("claim").is(String.valueOf(claimed.claim()));
    }

    private static Criteria of(String owner, String conversation) {
        return where("_id").is(conversation).and("owner").is(owner);
    }
}
