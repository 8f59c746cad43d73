package chatclique.chat.chain;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.ReactiveMongoOperations;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Goes through all links again and again, a few at a time, and compares what they seal with what is stored. */
@Component
class ReadBack {

    private static final Logger log = LoggerFactory.getLogger(ReadBack.class);

    private static final Duration AGAIN = Duration.ofSeconds(1);

    private final ReactiveMongoOperations mongo;
    private final Sealed sealed;
    private final ChainMetrics metrics;
    private volatile String last = "";

    ReadBack(ReactiveMongoOperations mongo, Sealed sealed, ChainMetrics metrics) {
        this.mongo = mongo;
        this.sealed = sealed;
        this.metrics = metrics;
    }

    /** Compares the next links, from the first again after the last. */
    Mono<Void> some(int limit) {
        return mongo.find(query(where("_id").gt(last)).with(Sort.by("_id")).limit(limit), Link.class)
                .collectList()
                .doOnNext(links ->
                        last = links.size() < limit ? "" : links.getLast().id())
                .flatMap(this::compare);
    }

    private Mono<Void> compare(List<Link> links) {
        return Flux.fromIterable(links)
                .filter(link -> link.what() != Link.What.ERASED)
                .filterWhen(this::isLost)
                // It may have been erased between two looks.
                .filterWhen(link -> Mono.delay(AGAIN).then(isLost(link)))
                .doOnNext(link -> log.error("Link {} seals turn {}, which is not stored so", link.id(), link.turn()))
                .count()
                .doOnNext(lost -> metrics.readBack(links.size(), lost.intValue()))
                .then();
    }

    /** Lost is what is not there, or otherwise than it was sealed, and was not erased. */
    private Mono<Boolean> isLost(Link link) {
        return sealed.of(link.owner(), List.of(link))
                .map(found -> found.getFirst().lost());
    }
}
