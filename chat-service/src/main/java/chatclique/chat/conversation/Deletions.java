package chatclique.chat.conversation;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import chatclique.auth.problem.ProblemException;
import chatclique.chat.store.IndexPlan;
import chatclique.chat.turn.Turn;
import chatclique.chat.turn.Turns;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.ReactiveMongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Deletes conversations with all that was said in them. The conversation is marked first and goes last: from the mark on
 * nobody sees it, and whoever died in between, the rest is done later.
 */
@Component
class Deletions implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Deletions.class);
    private static final Duration ROUND = Duration.ofMinutes(1);
    private static final int AT_ONCE = 100;

    private final ReactiveMongoOperations mongo;
    private final Turns turns;
    private final NewsDesk news;
    private final Clock clock;
    private @Nullable Disposable rounds;

    Deletions(ReactiveMongoOperations mongo, Turns turns, NewsDesk news, Clock clock) {
        this.mongo = mongo;
        this.turns = turns;
        this.news = news;
        this.clock = clock;
    }

    @Configuration(proxyBeanMethods = false)
    static class DeletionIndexes {

        @Bean
        IndexPlan markedConversations() {
            return IndexPlan.whenPresent("conversations", "deletedAt");
        }
    }

    /** Deletes a conversation: an error (404) when there is none, or it is another's. */
    Mono<Void> delete(String owner, String id) {
        Query mine = query(where("_id").is(id).and("owner").is(owner));
        return mongo.updateFirst(mine, new Update().set("deletedAt", clock.instant()), Conversation.class)
                .filter(result -> result.getMatchedCount() == 1)
                .switchIfEmpty(Mono.error(() -> new ProblemException(
                        HttpStatus.NOT_FOUND, "conversation-not-found", "There is no such conversation.")))
                .doOnNext(marked -> news.look(id))
                .then(Mono.defer(() -> eraseTurns(owner, id)))
                .then(Mono.defer(() -> mongo.remove(mine, Conversation.class)))
                .then();
    }

    private Mono<Void> eraseTurns(String owner, String id) {
        return turns.ofConversation(owner, id, null, AT_ONCE)
                .flatMap(some -> some.isEmpty()
                        ? Mono.empty()
                        : Flux.fromIterable(byDay(some).entrySet())
                                .concatMap(day -> turns.erase(owner, day.getKey(), day.getValue(), clock.instant()))
                                .then(Mono.defer(() -> eraseTurns(owner, id))));
    }

    private static Map<LocalDate, List<Integer>> byDay(List<Turn> some) {
        return some.stream()
                .collect(Collectors.groupingBy(Turn::date, Collectors.mapping(Turn::seq, Collectors.toList())));
    }

    /** What was marked a while ago and is still there. */
    private Mono<Void> round() {
        Instant before = clock.instant().minus(ROUND);
        Query left = query(where("deletedAt").gt(Instant.EPOCH).lt(before));
        return mongo.find(left, Conversation.class)
                .concatMap(marked -> delete(marked.owner(), marked.id()))
                .then()
                .onErrorResume(failure -> {
                    log.warn("Conversations are still to be deleted: {}", failure.toString());
                    return Mono.empty();
                });
    }

    @Override
    public void start() {
        rounds = Flux.interval(ROUND)
                .onBackpressureDrop()
                .concatMap(tick -> round(), 1)
                .subscribe();
    }

    @Override
    public void stop() {
        if (rounds != null) {
            rounds.dispose();
            rounds = null;
        }
    }

    @Override
    public boolean isRunning() {
        return rounds != null;
    }
}
