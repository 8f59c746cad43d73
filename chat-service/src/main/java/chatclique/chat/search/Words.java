package chatclique.chat.search;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import chatclique.chat.chain.AfterSealing;
import chatclique.chat.store.IndexPlan;
import chatclique.chat.turn.Turn;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.BulkOperations;
import org.springframework.data.mongodb.core.FindAndReplaceOptions;
import org.springframework.data.mongodb.core.ReactiveBulkOperations;
import org.springframework.data.mongodb.core.ReactiveMongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** The words of all turns that have ended. Written when a turn is sealed, so soon after its end, also after a crash. */
@Repository
class Words implements AfterSealing {

    /** Of more words of one turn the first so many are kept. */
    private static final int MOST = 10_000;

    private static final String COLLECTION = "turnWords";

    private final Analysis analysis;
    private final ReactiveMongoOperations mongo;

    Words(Analysis analysis, ReactiveMongoOperations mongo) {
        this.analysis = analysis;
        this.mongo = mongo;
    }

    @Configuration(proxyBeanMethods = false)
    static class WordIndexes {

        @Bean
        Analysis analysis() {
            return new Analysis();
        }

        /** One word's turns of one owner lie together, in the order of time. */
        @Bean
        IndexPlan turnsByWord() {
            return IndexPlan.plain(COLLECTION, "owner", "words", "place");
        }
    }

    @Override
    public Mono<Void> sealed(List<Turn> ended, List<Turn> erased) {
        return Mono.fromSupplier(() -> ended.stream().map(this::of).toList())
                .subscribeOn(Schedulers.boundedElastic())
                .flatMap(words -> words.isEmpty() ? Mono.empty() : write(words))
                .then(Mono.defer(() -> erasedByNow(ended)))
                .flatMap(late ->
                        remove(Stream.concat(erased.stream(), late.stream()).toList()));
    }

    /** A turn that has the words. */
    record Found(String id, String place) {}

    /** The latest turns of an owner that have one word, and of each set one, before a place in time; latest first. */
    Mono<List<Found>> find(
            String owner, String word, Collection<Set<String>> others, @Nullable String before, int limit) {
        Criteria mine = where("owner").is(owner).and("words").is(word);
        if (before != null) {
            mine = mine.and("place").lt(before);
        }
        if (!others.isEmpty()) {
            mine = mine.andOperator(
                    others.stream().map(any -> where("words").in(any)).toList());
        }
        Query latest = query(mine).with(Sort.by("place", "_id").descending()).limit(limit);
        latest.fields().include("place");
        return mongo.find(latest, Found.class, COLLECTION).collectList();
    }

    private TurnWords of(Turn turn) {
        Set<String> words = new LinkedHashSet<>();
        Stream.of(turn.prompt(), turn.answer())
                .filter(Objects::nonNull)
                .forEach(part -> words.addAll(analysis.words(part.text())));
        return new TurnWords(
                turn.id(),
                turn.owner(),
                TurnWords.place(turn),
                words.stream().limit(MOST).toList());
    }

    private Mono<Void> write(List<TurnWords> words) {
        ReactiveBulkOperations bulk = mongo.bulkOps(BulkOperations.BulkMode.UNORDERED, TurnWords.class);
        words.forEach(one -> bulk.replaceOne(
                query(where("_id").is(one.id()).and("owner").is(one.owner())),
                one,
                FindAndReplaceOptions.options().upsert()));
        return bulk.execute().then();
    }

    /** Those that were erased after they were read: another instance may have taken their words away already. */
    private Mono<List<Turn>> erasedByNow(List<Turn> turns) {
        List<String> ids = turns.stream().map(Turn::id).toList();
        return ids.isEmpty()
                ? Mono.just(List.of())
                : mongo.find(query(where("_id").in(ids).and("erasedAt").ne(null)), Turn.class)
                        .collectList();
    }

    private Mono<Void> remove(List<Turn> turns) {
        return Flux.fromIterable(turns)
                .groupBy(Turn::owner, Math.max(1, turns.size()))
                .flatMap(mine -> mine.map(Turn::id)
                        .collectList()
                        .flatMap(ids -> mongo.remove(
                                query(where("_id").in(ids).and("owner").is(mine.key())), TurnWords.class)))
                .then();
    }
}
