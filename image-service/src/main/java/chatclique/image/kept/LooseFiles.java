package chatclique.image.kept;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.ReactiveMongoTemplate;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Bytes that no picture vouches for: not yet, or no longer. Each is noted before it is written, or before its picture is
 * deleted, and crossed out when that is over; what an interruption leaves behind is therefore known without searching.
 */
@Component
public class LooseFiles {

    private final ReactiveMongoTemplate mongo;
    private final PictureStore store;
    private final Clock clock;

    /**
     * @param id the id of the first of the files
     * @param picture whose bytes they are
     * @param since when they were noted
     */
    @Document("loose")
    public record Loose(@Id String id, String picture, List<StoredFile> files, Instant since) {}

    LooseFiles(ReactiveMongoTemplate mongo, PictureStore store, Clock clock) {
        this.mongo = mongo;
        this.store = store;
        this.clock = clock;
    }

    /** Notes files as loose. */
    public Mono<Loose> note(String picture, List<StoredFile> files) {
        return mongo.save(new Loose(files.getFirst().id(), picture, files, clock.instant()));
    }

    /** Their picture vouches for them. */
    public Mono<Void> crossOut(Loose loose) {
        return mongo.remove(query(where("_id").is(loose.id())), Loose.class).then();
    }

    /** Deletes the bytes, then the note. */
    public Mono<Void> clear(Loose loose) {
        return Flux.fromIterable(loose.files()).concatMap(store::delete).then(crossOut(loose));
    }

    /** What was noted before a moment and is still there. */
    public Flux<Loose> notedBefore(Instant moment) {
        return mongo.find(query(where("since").lt(moment)), Loose.class);
    }
}
