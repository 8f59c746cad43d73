package chatclique.chat.diary;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import chatclique.chat.store.OwnerTag;
import chatclique.chat.turn.TurnId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.ReactiveMongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** The pages of the diary. Each query names the owner. */
@Repository
class DiaryPages {

    private static final List<String> CONTENT =
            List.of("petName", "language", "sentences", "model", "writtenAt", "claim", "claimedUntil");

    private final ReactiveMongoOperations mongo;
    private final Clock clock;

    DiaryPages(ReactiveMongoOperations mongo, Clock clock) {
        this.mongo = mongo;
        this.clock = clock;
    }

    /** What there is of a day: pages, and claims of pages. */
    Mono<List<DiaryPage>> of(String owner, LocalDate day) {
        return mongo.find(query(ofDay(owner, day)).with(Sort.by("_id")), DiaryPage.class)
                .collectList();
    }

    /** Claims a page that is not written yet; empty when it is, or another writes it. */
    Mono<DiaryPage> claim(String owner, LocalDate day, String petId, Duration lease) {
        Instant now = clock.instant();
        String claim = UUID.randomUUID().toString();
        Criteria one = one(owner, DiaryPage.id(owner, day, petId));
        Query free = query(one.and("sentences")
                .is(null)
                .orOperator(
                        where("claimedUntil").is(null), where("claimedUntil").lt(now)));
        Update claimed = new Update().set("claim", claim).set("claimedUntil", now.plus(lease));
        DiaryPage first = DiaryPage.claimed(owner, day, petId, claim, now.plus(lease));
        return mongo.updateFirst(free, claimed, DiaryPage.class)
                .flatMap(result -> result.getMatchedCount() == 1
                        ? mongo.findOne(
                                query(one(owner, first.id()).and("claim").is(claim)), DiaryPage.class)
                        : mongo.insert(first))
                .onErrorResume(DuplicateKeyException.class, another -> Mono.empty());
    }

    /** Notes that a provider is about to be asked for a page; false when the claim is gone. */
    Mono<Boolean> asking(DiaryPage claimed) {
        return mongo.updateFirst(held(claimed), new Update().inc("asked", 1), DiaryPage.class)
                .map(result -> result.getMatchedCount() == 1);
    }

    /** Writes a page; false when the claim is gone, since something of what it tells was erased. */
    Mono<Boolean> write(
            DiaryPage claimed, String petName, String language, List<DiaryPage.Sentence> sentences, String model) {
        Update page = new Update()
                .set("petName", petName)
                .set("language", language)
                .set("sentences", sentences)
                .set("model", model)
                .set("writtenAt", clock.instant())
                .unset("claim")
                .unset("claimedUntil");
        return mongo.updateFirst(held(claimed), page, DiaryPage.class).map(result -> result.getMatchedCount() == 1);
    }

    /** Gives a claim back: there is nothing to write. */
    Mono<Void> release(DiaryPage claimed) {
        return claimed.asked() == 0
                ? mongo.remove(held(claimed), DiaryPage.class).then()
                : mongo.updateFirst(held(claimed), nothing(), DiaryPage.class).then();
    }

    /** Empties the pages of a day that tell of some of its entries. Whoever is writing one just now has lost the claim. */
    Mono<Void> forget(String owner, LocalDate day, Collection<Integer> numbers) {
        Query telling = query(ofDay(owner, day)
                .orOperator(
                        where("claim").ne(null), where("sentences.entries.seq").in(numbers)));
        return mongo.updateMulti(telling, nothing(), DiaryPage.class).then();
    }

    /** Removes the pages of a day. */
    Mono<Void> remove(String owner, LocalDate day) {
        return mongo.remove(query(ofDay(owner, day)), DiaryPage.class).then();
    }

    /** Removes all pages of an owner. */
    Mono<Void> remove(String owner) {
        return mongo.remove(query(between(owner, OwnerTag.of(owner))), DiaryPage.class)
                .then();
    }

    private static Update nothing() {
        Update nothing = new Update();
        CONTENT.forEach(nothing::unset);
        return nothing;
    }

    private static Query held(DiaryPage claimed) {
        return query(one(claimed.owner(), claimed.id()).and("claim").is(String.valueOf(claimed.claim())));
    }

    private static Criteria one(String owner, String id) {
        return where("_id").is(id).and("owner").is(owner);
    }

    private static Criteria ofDay(String owner, LocalDate day) {
        return between(owner, TurnId.dayId(owner, day));
    }

    /** After the first part of an id comes a hyphen; a full stop is next to it. */
    private static Criteria between(String owner, String begin) {
        return where("_id").gt(begin + "-").lt(begin + ".").and("owner").is(owner);
    }
}
