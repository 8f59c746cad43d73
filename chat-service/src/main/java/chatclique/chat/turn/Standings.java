package chatclique.chat.turn;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.ReactiveMongoOperations;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;

/** How far turns are, without their texts. */
@Repository
public class Standings {

    private final ReactiveMongoOperations mongo;

    Standings(ReactiveMongoOperations mongo) {
        this.mongo = mongo;
    }

    /** What a turn is like apart from what was said. */
    @Document("turns")
    public record Standing(
            @Id String id,
            String owner,
            Turn.State state,
            @Nullable Integer version,
            @Nullable String conversation,
            Instant createdAt,
            @Nullable Instant changedAt,
            @Nullable Instant endedAt,
            @Nullable Instant erasedAt) {

        /** See {@link Turn#versionNumber()}. */
        public int versionNumber() {
            return version == null ? 1 : version;
        }

        /** When it came to stand so. */
        public Instant since() {
            return Objects.requireNonNullElse(
                    erasedAt != null ? erasedAt : endedAt, Objects.requireNonNullElse(changedAt, createdAt));
        }
    }

    /** Those of an owner's turns that there are, deleted or not, in no order. */
    public Flux<Standing> of(String owner, List<String> ids) {
        Query query = query(where("_id").in(ids).and("owner").is(owner));
        query.fields()
                .include("owner", "state", "version", "conversation", "createdAt", "changedAt", "endedAt", "erasedAt");
        return mongo.find(query, Standing.class);
    }
}
