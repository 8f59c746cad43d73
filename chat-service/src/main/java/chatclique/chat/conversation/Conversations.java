package chatclique.chat.conversation;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import chatclique.auth.problem.ProblemException;
import chatclique.chat.persona.Persona;
import chatclique.chat.persona.Pet;
import chatclique.chat.store.Belongings;
import chatclique.chat.store.IndexPlan;
import chatclique.chat.store.Indexes;
import chatclique.chat.store.Page;
import chatclique.chat.turn.Turn;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.ReactiveMongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** All conversations. Each query names the owner. */
@Repository
public class Conversations {

    private static final int SAME_MOMENT = 64;

    private final SecureRandom random = new SecureRandom();
    private final ReactiveMongoOperations mongo;
    private final Indexes indexes;
    private final Changes changes;
    private final NewsDesk news;
    private final Clock clock;

    Conversations(ReactiveMongoOperations mongo, Indexes indexes, Changes changes, NewsDesk news, Clock clock) {
        this.mongo = mongo;
        this.indexes = indexes;
        this.changes = changes;
        this.news = news;
        this.clock = clock;
    }

    @Configuration(proxyBeanMethods = false)
    static class ConversationIndexes {

        @Bean
        IndexPlan oneConversationForEachSubmission() {
            return IndexPlan.unique("conversations", "owner", "submission");
        }

        @Bean
        IndexPlan latestConversations() {
            return IndexPlan.plain("conversations", "owner", "lastTurnAt", "_id");
        }

        @Bean
        Belongings conversationsOfOwner(ReactiveMongoOperations mongo) {
            return owner -> mongo.remove(query(where("owner").is(owner)), Conversation.class)
                    .then();
        }
    }

    /** A conversation by its id: an error (404) when there is none, or it is another's. */
    public Mono<Conversation> get(String owner, String id) {
        return find(owner, id)
                .switchIfEmpty(Mono.error(() -> new ProblemException(
                        HttpStatus.NOT_FOUND, "conversation-not-found", "There is no such conversation.")));
    }

    /** A conversation by its id; empty when there is none, or it is another's. */
    public Mono<Conversation> find(String owner, String id) {
        return mongo.findOne(mine(owner, id), Conversation.class);
    }

    /** Those of an owner's conversations that there are, in no order. */
    public Flux<Conversation> find(String owner, Collection<String> ids) {
        Query some = query(
                where("_id").in(ids).and("owner").is(owner).and("deletedAt").is(null));
        return mongo.find(some, Conversation.class);
    }

    /** Notes a turn that was accepted or answered anew; false when its conversation was deleted. May be repeated. */
    public Mono<Boolean> note(Turn turn) {
        return changes.note(turn).doOnNext(noted -> news.look(turn.conversation()));
    }

    /** The answer to a turn has ended: those who listen may want to hear of it. */
    public void ended(Turn turn) {
        news.look(turn.conversation());
    }

    /** Starts a conversation, or finds the one that the same key has started. */
    Mono<Conversation> start(String owner, @Nullable String key, Persona persona, @Nullable Pet pet, Change wishes) {
        String id = newId();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Conversation anew = new Conversation(
                id,
                owner,
                key == null ? id : submission(key),
                persona,
                pet == null ? null : pet.id(),
                pet == null ? null : pet.name(),
                wishes.title(),
                wishes.preset(),
                wishes.settings(),
                now,
                now);
        return indexes.ready()
                .then(Mono.defer(() -> mongo.insert(anew)))
                .onErrorResume(
                        DuplicateKeyException.class,
                        started -> mongo.findOne(
                                query(where("owner").is(owner).and("submission").is(anew.submission())),
                                Conversation.class));
    }

    /**
     * An owner's conversations, the one that was last spoken in first.
     *
     * @param cursor where the page before ended
     */
    Mono<Page<Conversation>> page(String owner, @Nullable String cursor, int limit) {
        Criteria mine = where("owner").is(owner).and("deletedAt").is(null);
        Query query = query(
                        cursor == null
                                ? mine
                                : mine.and("lastTurnAt")
                                        .lte(Cursor.parse(cursor).at()))
                .with(Sort.by("lastTurnAt", "_id").descending())
                .limit(limit + 1 + (cursor == null ? 0 : SAME_MOMENT));
        return mongo.find(query, Conversation.class)
                .filter(found -> cursor == null || Cursor.parse(cursor).isAfter(found))
                .take(limit + 1L)
                .collectList()
                .map(found -> new Page<>(
                        found.stream().limit(limit).toList(),
                        found.size() > limit ? Cursor.of(found.get(limit - 1)) : null));
    }

    /** Changes what is named in the change. */
    Mono<Conversation> change(String owner, String id, Change change) {
        Update update = new Update();
        change.named().forEach((field, value) -> set(update, field, value.orElse(null)));
        return change.named().isEmpty()
                ? get(owner, id)
                : mongo.updateFirst(mine(owner, id), update, Conversation.class).then(get(owner, id));
    }

    private static void set(Update update, String field, @Nullable Object value) {
        if (value == null) {
            update.unset(field);
        } else {
            update.set(field, value);
        }
    }

    private String newId() {
        byte[] id = new byte[12];
        random.nextBytes(id);
        return HexFormat.of().formatHex(id);
    }

    private static String submission(String key) {
        return "key " + key;
    }

    /** A place in the list. */
    private record Cursor(Instant at, String id) {

        private static final Pattern FORM = Pattern.compile("([0-9]{1,15})-([0-9a-f]{24})");

        static String of(Conversation last) {
            return last.lastTurnAt().toEpochMilli() + "-" + last.id();
        }

        static Cursor parse(String text) {
            Matcher form = FORM.matcher(text);
            if (!form.matches()) {
                throw new ProblemException(HttpStatus.BAD_REQUEST, "unknown-cursor", "This cursor leads nowhere.");
            }
            return new Cursor(Instant.ofEpochMilli(Long.parseLong(form.group(1))), form.group(2));
        }

        boolean isAfter(Conversation found) {
            return found.lastTurnAt().isBefore(at)
                    || (found.lastTurnAt().equals(at) && found.id().compareTo(id) < 0);
        }
    }

    /** One conversation, unless it is being deleted. */
    static Query mine(String owner, String id) {
        return query(where("_id").is(id).and("owner").is(owner).and("deletedAt").is(null));
    }
}
