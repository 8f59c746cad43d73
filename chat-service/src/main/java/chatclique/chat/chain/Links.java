package chatclique.chat.chain;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import chatclique.chat.store.IndexPlan;
import chatclique.chat.store.OwnerTag;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.ReactiveMongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/** All chains. A link's id is its number, so of two that are added at once one fails and is added after the other. */
@Repository
public class Links {

    private static final Sort IN_ORDER = Sort.by("_id");
    private static final int ATTEMPTS = 50;

    private final ReactiveMongoOperations mongo;
    private final Clock clock;

    Links(ReactiveMongoOperations mongo, Clock clock) {
        this.mongo = mongo;
        this.clock = clock;
    }

    @Configuration(proxyBeanMethods = false)
    static class LinkIndexes {

        /** Nothing is linked twice, however often it is tried. */
        @Bean
        IndexPlan oneLinkForEachThing() {
            return IndexPlan.unique("links", "owner", "turn", "version", "what");
        }

        /** Tells whether a content is in the log. */
        @Bean
        IndexPlan linksByContent() {
            return IndexPlan.plain("links", "owner", "contentHash");
        }
    }

    /** The last link of a chain, as far as one needs to know it to add another. */
    public record Head(long links, String hash) {

        /** Before the first link. */
        public static final Head NONE = new Head(0, Link.NOTHING);
    }

    /** Where an owner's chain ends now. */
    public Mono<Head> head(String owner) {
        return mongo.find(chain(owner, 0).with(IN_ORDER.descending()).limit(1), Link.class)
                .next()
                .map(last -> new Head(last.n(), last.hash()))
                .defaultIfEmpty(Head.NONE);
    }

    /** The links after a number, in order. */
    public Mono<List<Link>> after(String owner, long n, int limit) {
        return mongo.find(chain(owner, n).with(IN_ORDER).limit(limit), Link.class)
                .collectList();
    }

    /** Those of the contents that are linked, each with the turns that had it. */
    public Mono<Map<String, Set<String>>> turnsWith(String owner, Collection<String> contentHashes) {
        return mongo.find(query(where("owner").is(owner).and("contentHash").in(contentHashes)), Link.class)
                .collect(Collectors.groupingBy(
                        Link::contentHash, Collectors.mapping(Link::turn, Collectors.toUnmodifiableSet())));
    }

    /** Those of an owner's turns whose erasure is linked. */
    public Mono<Set<String>> erased(String owner, Collection<String> turns) {
        return turns.isEmpty()
                ? Mono.just(Set.of())
                : mongo.find(query(where("owner").is(owner).and("turn").in(turns)), Link.class)
                        .filter(link -> link.what() == Link.What.ERASED)
                        .map(Link::turn)
                        .collect(Collectors.toUnmodifiableSet());
    }

    /** Adds what is not in an owner's chain yet, in the given order. May be repeated, and run in several instances. */
    Mono<Void> add(String owner, List<Link.Item> items) {
        return head(owner)
                .flatMap(head ->
                        mongo.insert(links(owner, head, items), Link.class).then())
                .onErrorResume(DuplicateKeyException.class, taken -> addMissing(owner, items));
    }

    private Mono<Void> addMissing(String owner, List<Link.Item> items) {
        return Mono.defer(() -> missing(owner, items))
                .filter(missing -> !missing.isEmpty())
                .flatMap(missing -> head(owner)
                        .flatMap(head -> mongo.insert(links(owner, head, missing), Link.class)
                                .then()))
                .retryWhen(Retry.max(ATTEMPTS).filter(DuplicateKeyException.class::isInstance));
    }

    /** The items that no link holds. */
    Mono<List<Link.Item>> missing(String owner, List<Link.Item> items) {
        List<String> turns = items.stream().map(Link.Item::turn).distinct().toList();
        return mongo.find(query(where("owner").is(owner).and("turn").in(turns)), Link.class)
                .map(link -> key(link.item()))
                .collect(Collectors.toSet())
                .map(linked -> items.stream()
                        .filter(item -> !linked.contains(key(item)))
                        .toList());
    }

    private static String key(Link.Item item) {
        return item.turn() + " " + item.version() + " " + item.what();
    }

    private List<Link> links(String owner, Head head, List<Link.Item> items) {
        List<Link> links = new ArrayList<>();
        Head last = head;
        for (Link.Item item : items) {
            Link next = Link.after(last.links(), last.hash(), owner, item, clock.instant());
            links.add(next);
            last = new Head(next.n(), next.hash());
        }
        return links;
    }

    private static Query chain(String owner, long after) {
        String end = OwnerTag.of(owner) + ".";
        return query(where("_id").gt(Link.id(owner, after)).lt(end).and("owner").is(owner));
    }
}
