package chatclique.image.share;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import chatclique.image.picture.Picture;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.ReactiveMongoTemplate;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** All shares of pictures. */
@Component
public class Shares {

    private final ReactiveMongoTemplate mongo;
    private final Clock clock;
    private final Mono<Void> indexed;

    Shares(ReactiveMongoTemplate mongo, Clock clock) {
        this.mongo = mongo;
        this.clock = clock;
        this.indexed = Mono.defer(
                        () -> mongo.indexOps(Share.class).createIndex(new Index("picture", Sort.Direction.ASC)))
                .then()
                .cache(
                        done -> Duration.ofMillis(Long.MAX_VALUE),
                        error -> Duration.ZERO,
                        () -> Duration.ofMillis(Long.MAX_VALUE));
    }

    Mono<Share> add(Picture picture, Duration lasting) {
        Instant now = clock.instant();
        String id = UUID.randomUUID().toString().replace("-", "");
        // Whole seconds, as the address tells them.
        Instant end = Instant.ofEpochSecond(now.plus(lasting).getEpochSecond());
        Share share = new Share(id, picture.id(), picture.owner(), now, end, null);
        return indexed.then(Mono.defer(() -> mongo.insert(share)));
    }

    /** The good ones of a picture, oldest first. */
    Flux<Share> of(Picture picture) {
        Instant now = clock.instant();
        return mongo.find(query(where("picture").is(picture.id())).with(Sort.by("createdAt")), Share.class)
                .filter(share -> share.owner().equals(picture.owner()) && share.goodAt(now));
    }

    /** One that is good now. */
    Mono<Share> good(String id) {
        return mongo.findById(id, Share.class).filter(share -> share.goodAt(clock.instant()));
    }

    /** Takes one back; doing so again changes nothing. Empty when the owner has none of this id for this picture. */
    Mono<Share> revoke(String owner, String picture, String id) {
        Query its =
                query(where("_id").is(id).and("owner").is(owner).and("picture").is(picture));
        return mongo.findOne(its, Share.class)
                .delayUntil(share -> share.revokedAt() != null
                        ? Mono.empty()
                        : mongo.updateFirst(its, Update.update("revokedAt", clock.instant()), Share.class));
    }

    /** Forgets those that ended before a moment, whether or not they were taken back. */
    public Mono<Long> forget(Instant before) {
        return mongo.remove(query(where("expiresAt").lt(before)), Share.class).map(result -> result.getDeletedCount());
    }
}
