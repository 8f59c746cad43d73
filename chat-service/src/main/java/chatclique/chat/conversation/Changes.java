package chatclique.chat.conversation;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import chatclique.chat.turn.Standings.Standing;
import chatclique.chat.turn.Turn;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.ReactiveMongoOperations;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * What happened in a conversation, counted: turns accepted, answered anew, deleted. The latest of it is kept in the
 * conversation itself, so that looking for news costs one read by id. How answers end is read from their turns.
 */
@Repository
class Changes {

    private static final int KEPT = 20;

    private final ReactiveMongoOperations mongo;

    Changes(ReactiveMongoOperations mongo) {
        this.mongo = mongo;
    }

    /**
     * The part of a conversation that counts.
     *
     * @param changed how many changes there were
     * @param changes the latest of them, oldest first
     */
    @Document("conversations")
    record Changed(
            @Id String id,
            String owner,
            @Nullable Integer changed,
            @Nullable List<String> changes) {

        int count() {
            return changed == null ? 0 : changed;
        }

        List<Change> latest() {
            return changes == null
                    ? List.of()
                    : changes.stream().map(Change::parse).toList();
        }
    }

    /**
     * One of them.
     *
     * @param version which answer was begun; 0 when the turn was deleted
     */
    record Change(String turnId, int version) {

        static Change parse(String text) {
            int dot = text.indexOf('.');
            return new Change(text.substring(0, dot), Integer.parseInt(text.substring(dot + 1)));
        }

        @Override
        public String toString() {
            return turnId + "." + version;
        }
    }

    /** Notes that a turn was accepted or answered anew; false when the conversation is not there any more. May be repeated. */
    Mono<Boolean> note(Turn turn) {
        Query open = Conversations.mine(turn.owner(), Objects.requireNonNull(turn.conversation()));
        String change = new Change(turn.id(), turn.versionNumber()).toString();
        Query unnoted = Query.of(open).addCriteria(where("changes").ne(change));
        Update update = changed(1, change).max("lastTurnAt", turn.createdAt());
        return mongo.updateFirst(unnoted, update, Conversation.class)
                .flatMap(result ->
                        result.getMatchedCount() == 1 ? Mono.just(true) : mongo.exists(open, Conversation.class));
    }

    /** Notes that turns were deleted. */
    Mono<Void> noteErased(String owner, String conversation, List<Standing> turns) {
        Object[] changes =
                turns.stream().map(turn -> new Change(turn.id(), 0).toString()).toArray();
        return mongo.updateFirst(
                        Conversations.mine(owner, conversation), changed(changes.length, changes), Conversation.class)
                .then();
    }

    private static Update changed(int count, Object... changes) {
        Update update = new Update().inc("changed", count);
        update.push("changes").slice(-KEPT).each(Arrays.copyOf(changes, changes.length));
        return update;
    }

    /** A conversation's changes; empty when it is not there any more. */
    Mono<Changed> of(String owner, String conversation) {
        Query query = Conversations.mine(owner, conversation);
        query.fields().include("owner", "changed", "changes");
        return mongo.findOne(query, Changed.class);
    }

    /** How many changes each of some conversations has had. */
    Flux<Changed> counts(List<String> conversations) {
        Query query = query(where("_id").in(conversations).and("deletedAt").is(null));
        query.fields().include("owner", "changed");
        return mongo.find(query, Changed.class);
    }
}
