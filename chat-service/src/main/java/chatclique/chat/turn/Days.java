package chatclique.chat.turn;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import chatclique.chat.store.OwnerTag;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.ReactiveMongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/** The days that have entries. Read by ranges of ids, so that a day and a month cost what they hold and nothing else. */
@Repository
public class Days {

    private static final String COLLECTION = "dayParts";
    private static final Sort IN_ORDER = Sort.by("_id");

    private final ReactiveMongoOperations mongo;

    Days(ReactiveMongoOperations mongo) {
        this.mongo = mongo;
    }

    /** The highest number given on a day; 0 before the first. */
    public Mono<Integer> lastSeq(String owner, LocalDate day) {
        Query last = parts(owner, TurnId.dayId(owner, day), day).with(IN_ORDER.descending());
        last.limit(1).fields().include("owner", "day", "lastSeq");
        return mongo.find(last, DayPart.class).next().map(DayPart::lastSeq).defaultIfEmpty(0);
    }

    /** The numbers of a day's entries above the given one, in order, at most as many as asked for. */
    public Mono<List<Integer>> numbers(String owner, LocalDate day, int after, int limit) {
        return mongo.find(parts(owner, DayPart.id(owner, day, after + 1), day).with(IN_ORDER), DayPart.class)
                .concatMapIterable(DayPart::entries)
                .filter(seq -> seq > after)
                .take(limit)
                .collectList();
    }

    /** The days of a month that have entries, first to last, with their counts. */
    public Mono<List<DayCounts>> month(String owner, YearMonth month) {
        return mongo.find(parts(owner, TurnId.dayId(owner, month.atDay(1)), month.atEndOfMonth()), DayPart.class)
                .map(DayPart::counts)
                .filter(counts -> counts.entries() > 0)
                .collect(Collectors.toMap(DayCounts::day, counts -> counts, DayCounts::plus, TreeMap::new))
                .map(days -> List.copyOf(days.values()));
    }

    /** The days after one of them that have entries, in order. */
    public Mono<List<LocalDate>> after(String owner, LocalDate day, int limit) {
        Query later = query(where("_id")
                .gt(TurnId.dayId(owner, day) + ".")
                .lt(OwnerTag.of(owner) + ".")
                .and("owner")
                .is(owner));
        return mongo.find(later.with(IN_ORDER).limit(limit), DayPart.class)
                .map(part -> LocalDate.parse(part.day()))
                .distinct()
                .collectList();
    }

    /** Adds to the sums of a day. May be repeated: a booking is counted only once. */
    public Mono<Void> used(Booking booking) {
        Turn.Usage usage = booking.usage();
        String sums = "used." + DayUse.field(booking.model());
        Update update = new Update()
                .setOnInsert("day", booking.day().toString())
                .setOnInsert("lastSeq", 0)
                .push("counted", booking.key())
                .inc(sums + ".turns", booking.answers())
                .inc(sums + ".promptTokens", (long) usage.promptTokens())
                .inc(sums + ".completionTokens", (long) usage.completionTokens())
                .inc(sums + ".cachedTokens", usage.cachedTokens() == null ? 0L : usage.cachedTokens());
        if (booking.cost() != null) {
            update.inc(
                    sums + ".micros." + booking.cost().currency(),
                    booking.cost().micros());
        }
        Query notYet = query(where("_id")
                .is(booking.part())
                .and("owner")
                .is(booking.turn().owner())
                .and("counted")
                .ne(booking.key()));
        Mono<Void> booked = mongo.upsert(notYet, update, COLLECTION).then();
        // The document is there, made by another first booking, which a second try finds, or with this one in it.
        return booked.onErrorResume(DuplicateKeyException.class, there -> booked)
                .onErrorComplete(DuplicateKeyException.class);
    }

    /** What was used up on days, first to last. */
    public Mono<List<DayUse>> use(String owner, LocalDate from, LocalDate to) {
        Query sums = parts(owner, TurnId.dayId(owner, from), to);
        sums.fields().include("owner", "day", "lastSeq", "used");
        return mongo.find(sums, DayPart.class)
                .map(DayPart::use)
                .collect(Collectors.toMap(DayUse::day, use -> use, DayUse::plus, TreeMap::new))
                .map(days -> List.copyOf(days.values()));
    }

    /** Counts a turn that was written. May be repeated. */
    Mono<Void> count(String owner, LocalDate day, int seq, Turn.Kind kind) {
        Update update = new Update().addToSet("written", seq);
        if (kind == Turn.Kind.PICTURE) {
            update.addToSet("pictures", seq);
        }
        return write(owner, day, seq, update);
    }

    /** Takes turns out of the counts; their numbers stay used. May be repeated. */
    Mono<Void> discount(String owner, LocalDate day, List<Integer> numbers) {
        Map<String, List<Integer>> byPart =
                numbers.stream().collect(Collectors.groupingBy(seq -> DayPart.id(owner, day, seq)));
        return Flux.fromIterable(byPart.values())
                .concatMap(some -> {
                    Update update = new Update();
                    update.addToSet("erased").each(some.toArray());
                    return write(owner, day, Collections.max(some), update);
                })
                .then();
    }

    private Mono<Void> write(String owner, LocalDate day, int seq, Update update) {
        Query part =
                query(where("_id").is(DayPart.id(owner, day, seq)).and("owner").is(owner));
        update.max("lastSeq", seq).setOnInsert("day", day.toString());
        return mongo.upsert(part, update, DayPart.class)
                // Two first turns of a part at once: the other one has made the document.
                .retryWhen(Retry.max(3).filter(DuplicateKeyException.class::isInstance))
                .then();
    }

    /** The parts from an id on, up to the end of a day. */
    private static Query parts(String owner, String from, LocalDate last) {
        // After the day's id comes a hyphen; a full stop is next to it.
        String end = TurnId.dayId(owner, last) + ".";
        return query(where("_id").gte(from).lt(end).and("owner").is(owner));
    }
}
