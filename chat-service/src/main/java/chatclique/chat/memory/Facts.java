package chatclique.chat.memory;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import chatclique.auth.problem.ProblemException;
import chatclique.chat.store.Belongings;
import chatclique.chat.store.OwnerTag;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.ReactiveMongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/** What is known of owners. Each query names the owner. */
@Repository
public class Facts implements Belongings {

    private static final int ATTEMPTS = 50;

    private final SecureRandom random = new SecureRandom();
    private final ReactiveMongoOperations mongo;
    private final Clock clock;

    Facts(ReactiveMongoOperations mongo, Clock clock) {
        this.mongo = mongo;
        this.clock = clock;
    }

    /**
     * What came of a fact that was told or written down.
     *
     * @param fact the one that is known now
     * @param isNew whether it was not known before
     */
    public record Learned(Fact fact, boolean isNew) {}

    /** What a pet knows, or with no pet what everyone knows; oldest first. */
    public Mono<List<Fact>> knownTo(String owner, @Nullable String petId) {
        return all(owner)
                .map(facts ->
                        facts.stream().filter(fact -> fact.isKnownTo(petId)).toList());
    }

    /** All facts of an owner, oldest first. */
    Mono<List<Fact>> all(String owner) {
        return mongo.findOne(of(owner), Knowledge.class).map(Knowledge::facts).defaultIfEmpty(List.of());
    }

    /**
     * Learns what was told in a turn. The same turn teaches the same thing once: not when it is known, was corrected
     * since, or was deleted.
     *
     * @return the fact; empty when it was deleted; an error (422) when nothing more can be kept
     */
    public Mono<Learned> learn(String owner, String turnId, @Nullable String petId, Fact.Kind kind, String text) {
        Fact fact = Fact.told(turnId, petId, kind, text, now());
        return changed(owner, known -> known.forgot(fact.id()) ? Change.none() : adding(known, fact));
    }

    /** Writes a fact down, or finds the one that says the same: an error (422) when nothing more can be kept. */
    Mono<Learned> write(String owner, @Nullable String petId, Fact.Kind kind, String text) {
        Fact fact = new Fact(newId(), petId, kind, Fact.line(text), null, now());
        return changed(owner, known -> adding(known, fact));
    }

    /** Corrects a fact: an error (404) when there is none. */
    Mono<Fact> correct(String owner, String id, String text) {
        Instant at = now();
        return changed(
                        owner,
                        known -> known.find(id)
                                .map(old -> new Change(
                                        Optional.of(new Learned(old.withText(text, at), false)),
                                        known.corrected(id, text, at)))
                                .orElseGet(Change::none))
                .map(Learned::fact)
                .switchIfEmpty(unknown());
    }

    /** Forgets a fact for good: an error (404) when there is none. */
    Mono<Void> forget(String owner, String id) {
        return changed(
                        owner,
                        known -> known.find(id)
                                .map(old -> new Change(Optional.of(new Learned(old, false)), known.without(id)))
                                .orElseGet(Change::none))
                .switchIfEmpty(unknown())
                .then();
    }

    @Override
    public Mono<Void> erase(String owner) {
        return mongo.remove(of(owner), Knowledge.class).then();
    }

    /** What becomes of the knowledge; null when it stays as it is. */
    private record Change(
            Optional<Learned> result, @Nullable Knowledge after) {

        static Change none() {
            return new Change(Optional.empty(), null);
        }
    }

    private static Change adding(Knowledge known, Fact fact) {
        Optional<Fact> there = known.find(fact.id()).or(() -> known.same(fact));
        if (there.isPresent()) {
            return new Change(there.map(same -> new Learned(same, false)), null);
        }
        Knowledge room =
                known.formerName(fact).map(former -> known.without(former.id())).orElse(known);
        if (room.full()) {
            throw new ProblemException(
                    HttpStatus.UNPROCESSABLE_ENTITY,
                    "too-many-facts",
                    "At most " + Knowledge.MOST + " facts are kept; delete one first.");
        }
        return new Change(Optional.of(new Learned(fact, true)), room.with(fact));
    }

    /** Reads, decides and writes, again and again until nobody else has written in between. */
    private Mono<Learned> changed(String owner, Function<Knowledge, Change> decide) {
        return Mono.defer(() -> mongo.findOne(of(owner), Knowledge.class))
                .defaultIfEmpty(new Knowledge(OwnerTag.of(owner), owner, 0, List.of(), null))
                .flatMap(known -> {
                    Change change = decide.apply(known);
                    Knowledge after = change.after();
                    return (after == null ? Mono.just(true) : replaced(known, after))
                            .filter(written -> written)
                            .switchIfEmpty(Mono.error(Overtaken::new))
                            .thenReturn(change.result());
                })
                .retryWhen(Retry.backoff(ATTEMPTS, Duration.ofMillis(2))
                        .maxBackoff(Duration.ofMillis(50))
                        .filter(failure -> failure instanceof Overtaken || failure instanceof DuplicateKeyException))
                .flatMap(Mono::justOrEmpty);
    }

    private Mono<Boolean> replaced(Knowledge before, Knowledge after) {
        if (before.version() == 0) {
            return mongo.insert(after).thenReturn(true);
        }
        Update update = new Update()
                .set("version", after.version())
                .set("facts", after.facts())
                .set("forgotten", after.forgotten());
        return mongo.updateFirst(version(before), update, Knowledge.class).map(result -> result.getMatchedCount() == 1);
    }

    private static Query of(String owner) {
        return query(where("_id").is(OwnerTag.of(owner)).and("owner").is(owner));
    }

    private static Query version(Knowledge known) {
        return query(where("_id")
                .is(known.id())
                .and("owner")
                .is(known.owner())
                .and("version")
                .is(known.version()));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private String newId() {
        byte[] id = new byte[OwnerTag.LENGTH / 2];
        random.nextBytes(id);
        return HexFormat.of().formatHex(id);
    }

    private static <T> Mono<T> unknown() {
        return Mono.error(() -> new ProblemException(HttpStatus.NOT_FOUND, "fact-not-found", "There is no such fact."));
    }

    /** Somebody else has written in between. */
    private static final class Overtaken extends RuntimeException {}
}
