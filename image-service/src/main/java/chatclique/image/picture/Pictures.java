package chatclique.image.picture;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import chatclique.image.picture.Picture.Content;
import chatclique.image.picture.Picture.Cost;
import chatclique.image.picture.Picture.Failure;
import chatclique.image.picture.Picture.State;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.FindAndModifyOptions;
import org.springframework.data.mongodb.core.ReactiveMongoTemplate;
import org.springframework.data.mongodb.core.index.CompoundIndexDefinition;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * All pictures. What a caller may see is looked up with the caller as {@code owner}; the methods without one are for the
 * background work on a picture. One document is read by its id alone and checked here, since the embedded store uses its
 * index for nothing else.
 */
@Component
public class Pictures {

    private static final FindAndModifyOptions NEW =
            FindAndModifyOptions.options().returnNew(true);
    private static final List<State> UNFINISHED = List.of(State.PENDING, State.RUNNING);

    private final ReactiveMongoTemplate mongo;
    private final Clock clock;
    private final Sinks.Many<Picture> changes = Sinks.many().multicast().directBestEffort();
    private final Mono<Void> indexed;

    Pictures(ReactiveMongoTemplate mongo, Clock clock) {
        this.mongo = mongo;
        this.clock = clock;
        this.indexed = Mono.defer(this::createIndexes)
                .cache(
                        done -> Duration.ofMillis(Long.MAX_VALUE),
                        error -> Duration.ZERO,
                        () -> Duration.ofMillis(Long.MAX_VALUE));
    }

    /** Stores a new picture; a {@code DuplicateKeyException} when its submission or its slot is taken. */
    Mono<Picture> insert(Picture picture) {
        return indexed.then(Mono.defer(() -> mongo.insert(picture)));
    }

    /** The picture that came of a submission, deleted or not. */
    Mono<Picture> submitted(String submission) {
        return mongo.findOne(query(where("submission").is(submission)), Picture.class);
    }

    /** A picture of this owner. */
    public Mono<Picture> find(String owner, String id) {
        return find(id).filter(picture -> picture.owner().equals(owner) && !picture.deleted());
    }

    /** A picture, whoever owns it, deleted or not. */
    public Mono<Picture> find(String id) {
        return PictureIds.valid(id) ? mongo.findById(id, Picture.class) : Mono.empty();
    }

    /**
     * The owner's pictures, newest first, older than {@code after} if it is given, of one day if it is given, portraits
     * alone if these are wanted.
     */
    Flux<Picture> gallery(String owner, @Nullable String after, @Nullable String day, boolean portraits, int limit) {
        Criteria mine = where("owner").is(owner).and("deletedAt").is(null);
        if (day != null) {
            mine = mine.and("day").is(day);
        }
        if (portraits) {
            mine = mine.and("origin.portrait").is(true);
        }
        if (after != null) {
            mine = mine.and("_id").lt(after);
        }
        return mongo.find(query(mine).with(Sort.by(Sort.Direction.DESC, "_id")).limit(limit), Picture.class);
    }

    /** Marks a picture deleted. Empty when there is none of this owner. */
    Mono<Picture> delete(String owner, String id) {
        return mongo.findAndModify(
                        query(where("_id")
                                .is(id)
                                .and("owner")
                                .is(owner)
                                .and("deletedAt")
                                .is(null)),
                        Update.update("deletedAt", now()).unset("slot"),
                        NEW,
                        Picture.class)
                .doOnNext(this::tell);
    }

    /** Notes how far an unfinished picture is. Empty when it is finished or deleted by now. */
    public Mono<Picture> advance(String id, double progress) {
        return update(id, Update.update("state", State.RUNNING).set("progress", progress));
    }

    /**
     * Makes a picture READY, and its entry in the dated log owed, in one write. Empty when it was finished before, or
     * deleted, so that only one of two workers, should there be two, gives a picture its bytes.
     */
    public Mono<Picture> ready(String id, Content content, String model, @Nullable Cost cost) {
        return update(
                id,
                Update.update("state", State.READY)
                        .set("progress", 1.0)
                        .set("content", content)
                        .set("model", model)
                        .set("cost", cost)
                        .set("readyAt", now())
                        .set("owed", true)
                        .unset("slot"));
    }

    /** Gives up on a picture. Empty when it is finished or deleted by now. */
    public Mono<Picture> fail(String id, Failure failure) {
        return update(
                id, Update.update("state", State.FAILED).set("failure", failure).unset("slot"));
    }

    /** Gives up a picture of this owner that is not finished. Empty when it is, or when there is none. */
    Mono<Picture> cancel(String owner, String id) {
        return update(
                where("_id").is(id).and("owner").is(owner),
                Update.update("state", State.CANCELLED).unset("slot"));
    }

    /** What was made after the example of a picture of this owner, newest first. */
    Flux<Picture> variations(String owner, String id, int limit) {
        Criteria its = where("owner")
                .is(owner)
                .and("origin.variationOf")
                .is(id)
                .and("deletedAt")
                .is(null);
        return mongo.find(query(its).with(Sort.by(Sort.Direction.DESC, "_id")).limit(limit), Picture.class);
    }

    /** Notes that the entry in the dated log was delivered. */
    public Mono<Void> settled(String id) {
        return mongo.updateFirst(query(where("_id").is(id)), Update.update("owed", false), Picture.class)
                .then();
    }

    /** Pictures that still need work, whether or not a job tells so. */
    public Flux<Picture> unsettled() {
        Criteria unfinished = where("state").in(UNFINISHED).and("deletedAt").is(null);
        return mongo.find(
                query(new Criteria().orOperator(unfinished, where("owed").is(true))), Picture.class);
    }

    /** Forgets pictures that were deleted before a moment. */
    public Mono<Long> forget(Instant before) {
        Query old = query(where("deletedAt").lt(before).and("owed").is(false));
        return mongo.remove(old, Picture.class).map(result -> result.getDeletedCount());
    }

    /** What changes at this instance, as it does. Others are found by looking. */
    public Flux<Picture> changes() {
        return changes.asFlux();
    }

    private Mono<Picture> update(String id, Update update) {
        return update(where("_id").is(id), update);
    }

    private Mono<Picture> update(Criteria which, Update update) {
        Query unfinished =
                query(which.and("state").in(UNFINISHED).and("deletedAt").is(null));
        return mongo.findAndModify(unfinished, update, NEW, Picture.class).doOnNext(this::tell);
    }

    private void tell(Picture picture) {
        changes.emitNext(picture, Sinks.EmitFailureHandler.busyLooping(Duration.ofMillis(100)));
    }

    private Mono<Void> createIndexes() {
        var indexes = mongo.indexOps(Picture.class);
        return Flux.just(
                        new Index("submission", Sort.Direction.ASC).unique(),
                        new Index("slot", Sort.Direction.ASC).unique().sparse(),
                        new CompoundIndexDefinition(new Document("owner", 1).append("_id", -1)),
                        new CompoundIndexDefinition(
                                new Document("owner", 1).append("day", 1).append("_id", -1)),
                        new CompoundIndexDefinition(new Document("owner", 1).append("origin.variationOf", 1)),
                        new Index("state", Sort.Direction.ASC),
                        new Index("owed", Sort.Direction.ASC),
                        new Index("deletedAt", Sort.Direction.ASC).sparse())
                .concatMap(indexes::createIndex)
                .then();
    }

    private Instant now() {
        return clock.instant();
    }
}
