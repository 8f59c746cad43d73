package chatclique.chat.turn;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import chatclique.auth.problem.ProblemException;
import chatclique.chat.store.Indexes;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.ReactiveMongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** All turns. Each query names the owner. */
@Repository
public class Turns {

    private static final int ATTEMPTS = 100;

    /** More turns than one conversation gets in one millisecond. */
    private static final int SAME_MOMENT = 64;

    private final ReactiveMongoOperations mongo;
    private final Indexes indexes;
    private final Days days;
    private final Eraser eraser;
    private final Numbers numbers = new Numbers();

    Turns(ReactiveMongoOperations mongo, Indexes indexes, Days days, Eraser eraser) {
        this.mongo = mongo;
        this.indexes = indexes;
        this.days = days;
        this.eraser = eraser;
    }

    /**
     * What came of a submission.
     *
     * @param turn the turn of that submission
     * @param isNew whether it was written now; otherwise it was there already
     */
    public record Acceptance(Turn turn, boolean isNew) {}

    /**
     * Writes a turn under the next number of its day and counts it, or finds the one that the same submission has
     * written before. When this completes, the turn survives anything.
     *
     * @param lastSeq the highest number of the day, as far as the caller knows
     * @return an error when the submission was used for another request (422) or its turn was deleted (410)
     */
    public Mono<Acceptance> accept(Draft draft, int lastSeq) {
        return store(draft, lastSeq).delayUntil(accepted -> count(accepted.turn()));
    }

    /** The same, except that the caller has it counted. */
    public Mono<Acceptance> store(Draft draft, int lastSeq) {
        return indexes.ready()
                .then(Mono.defer(() -> write(draft, lastSeq, ATTEMPTS)))
                .flatMap(accepted -> matching(accepted, draft));
    }

    /** Writes a turn under the next number of its day that is free, or finds the one of the same submission. */
    Mono<Acceptance> append(Unnumbered turn, int lastSeq) {
        return write(turn, lastSeq, ATTEMPTS);
    }

    /** Makes sure that a turn is counted in its day. */
    public Mono<Void> count(Turn turn) {
        return days.count(turn.owner(), turn.date(), turn.seq(), turn.kind());
    }

    /** The turn that a submission has written. */
    public Mono<Turn> submitted(String owner, String submission) {
        return mongo.findOne(query(where("owner").is(owner).and("submission").is(submission)), Turn.class);
    }

    /** A turn by its id; empty when there is none, or it is another's, or it was deleted. */
    public Mono<Turn> find(String owner, TurnId id) {
        return written(owner, id).filter(turn -> !turn.erased());
    }

    /** A turn by its id as a client names it: an error (404) when there is none, or it is another's, or it was deleted. */
    public Mono<Turn> get(String owner, String id) {
        return Mono.justOrEmpty(TurnId.parse(id))
                .flatMap(place -> find(owner, place))
                .switchIfEmpty(Mono.error(Turns::none));
    }

    /** What is told when there is no such turn. */
    public static ProblemException none() {
        return new ProblemException(HttpStatus.NOT_FOUND, "turn-not-found", "There is no such turn.");
    }

    /** The same, deleted or not. */
    public Mono<Turn> written(String owner, TurnId id) {
        return id.isOf(owner)
                ? mongo.findOne(
                        query(where("_id").is(id.toString()).and("owner").is(owner)), Turn.class)
                : Mono.empty();
    }

    /** Those of an owner's turns that there are, deleted or not, in no order. */
    public Flux<Turn> written(String owner, List<TurnId> ids) {
        List<String> mine =
                ids.stream().filter(id -> id.isOf(owner)).map(TurnId::toString).toList();
        return mongo.find(query(where("_id").in(mine).and("owner").is(owner)), Turn.class);
    }

    /** The turns of a conversation that came before one of them, or the latest ones; latest first, deleted ones left out. */
    public Mono<List<Turn>> ofConversation(String owner, String conversation, @Nullable Turn before, int limit) {
        Criteria inIt = where("owner").is(owner).and("conversation").is(conversation);
        Query query = query(before == null ? inIt : inIt.and("createdAt").lte(before.createdAt()))
                .with(Sort.by("createdAt", "_id").descending());
        return mongo.find(query.limit(limit + (before == null ? 0 : SAME_MOMENT)), Turn.class)
                .filter(turn -> before == null || isBefore(turn, before))
                .take(limit)
                .collectList();
    }

    /** The turns of a conversation that came after one of the owner's turns; oldest first, deleted ones left out. */
    public Mono<List<Turn>> since(Turn turn, String conversation, int limit) {
        Query query = query(where("owner")
                        .is(turn.owner())
                        .and("conversation")
                        .is(conversation)
                        .and("createdAt")
                        .gte(turn.createdAt()))
                .with(Sort.by("createdAt", "_id"));
        return mongo.find(query.limit(limit + SAME_MOMENT), Turn.class)
                .filter(later -> isBefore(turn, later))
                .take(limit)
                .collectList();
    }

    private static boolean isBefore(Turn turn, Turn other) {
        return turn.createdAt().isBefore(other.createdAt())
                || (turn.createdAt().equals(other.createdAt()) && turn.id().compareTo(other.id()) < 0);
    }

    /** The turns of a day with a number above the given one, in order, at most as many as asked for. */
    public Mono<List<Turn>> ofDay(String owner, LocalDate date, int after, int limit) {
        return days.numbers(owner, date, after, limit)
                .flatMap(seqs -> numbered(owner, date, seqs)
                        .flatMap(found -> found.size() == limit || seqs.size() < limit
                                ? Mono.just(found)
                                // Some are being deleted: what is missing comes from the numbers after these.
                                : ofDay(owner, date, seqs.getLast(), limit - found.size())
                                        .map(more -> Stream.concat(found.stream(), more.stream())
                                                .toList())));
    }

    private Mono<List<Turn>> numbered(String owner, LocalDate date, List<Integer> seqs) {
        return mongo.find(
                        query(where("_id")
                                .in(ids(owner, date, seqs))
                                .and("owner")
                                .is(owner)),
                        Turn.class)
                .filter(turn -> !turn.erased())
                .collectSortedList(Comparator.comparingInt(Turn::seq));
    }

    /**
     * Erases what turns of a day held. Their numbers stay used.
     *
     * @return how many of them there were
     */
    public Mono<Long> erase(String owner, LocalDate date, List<Integer> seqs, Instant at) {
        return eraser.erase(owner, date, seqs, at);
    }

    static List<String> ids(String owner, LocalDate date, List<Integer> seqs) {
        return seqs.stream().map(seq -> TurnId.of(owner, date, seq).toString()).toList();
    }

    private Mono<Acceptance> write(Unnumbered draft, int lastSeq, int attempts) {
        String day = TurnId.dayId(draft.owner(), draft.day());
        int seq = numbers.next(day, lastSeq);
        return mongo.insert(draft.numbered(seq))
                .map(turn -> new Acceptance(turn, true))
                .doOnError(failure -> !(failure instanceof DuplicateKeyException), failure -> numbers.forget(day))
                .onErrorResume(
                        DuplicateKeyException.class,
                        taken -> writtenBefore(draft, day, seq)
                                .switchIfEmpty(Mono.defer(() -> writeNext(draft, attempts, taken))));
    }

    private Mono<Acceptance> writtenBefore(Unnumbered draft, String day, int seq) {
        return submitted(draft.owner(), draft.submission())
                .doOnNext(turn -> numbers.giveBack(day, seq))
                .map(turn -> new Acceptance(turn, false));
    }

    private Mono<Acceptance> writeNext(Unnumbered draft, int attempts, DuplicateKeyException taken) {
        return attempts == 0
                ? Mono.error(taken)
                : days.lastSeq(draft.owner(), draft.day()).flatMap(last -> write(draft, last, attempts - 1));
    }

    private static Mono<Acceptance> matching(Acceptance accepted, Draft draft) {
        if (accepted.turn().erased()) {
            return Mono.error(() ->
                    new ProblemException(HttpStatus.GONE, "turn-deleted", "The entry of this request was deleted."));
        }
        return accepted.turn().bodyHash().equals(draft.bodyHash())
                ? Mono.just(accepted)
                : Mono.error(() -> new ProblemException(
                        HttpStatus.UNPROCESSABLE_ENTITY,
                        "idempotency-key-reused",
                        "This Idempotency-Key was used for another request."));
    }
}
