package chatclique.chat.turn;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.ReactiveMongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/** The days that have entries. */
@Repository
public class Days {

    private final ReactiveMongoOperations mongo;

    Days(ReactiveMongoOperations mongo) {
        this.mongo = mongo;
    }

    /** The highest number given on a day; 0 before the first. */
    public Mono<Integer> lastSeq(String owner, LocalDate day) {
        return find(owner, day).map(Day::lastSeq).defaultIfEmpty(0);
    }

    /** The numbers of a day's entries above the given one, in order, at most as many as asked for. */
    public Mono<List<Integer>> numbers(String owner, LocalDate day, int after, int limit) {
        return find(owner, day).map(found -> found.numbers(after, limit)).defaultIfEmpty(List.of());
    }

    private Mono<Day> find(String owner, LocalDate day) {
        return mongo.findOne(mine(owner, day), Day.class);
    }

    /** The days of a month that have entries, first to last, with their counts. */
    public Mono<List<DayCounts>> month(String owner, YearMonth month) {
        List<String> ids = IntStream.rangeClosed(1, month.lengthOfMonth())
                .mapToObj(month::atDay)
                .map(day -> TurnId.dayId(owner, day))
                .toList();
        return mongo.find(query(where("_id").in(ids).and("owner").is(owner)), Day.class)
                .map(Day::counts)
                .filter(counts -> counts.entries() > 0)
                .collectSortedList(Comparator.comparing(DayCounts::day));
    }

    /** Counts a turn that was written. May be repeated. */
    Mono<Void> count(Turn turn) {
        Update update = new Update().max("lastSeq", turn.seq()).setOnInsert("day", turn.day());
        if (turn.kind() == Turn.Kind.PICTURE) {
            update.addToSet("pictures", turn.seq());
        }
        return mongo.upsert(mine(turn.owner(), turn.date()), update, Day.class)
                // Two first turns of a day at once: the other one has made the document.
                .retryWhen(Retry.max(3).filter(DuplicateKeyException.class::isInstance))
                .then();
    }

    /** Takes turns out of the counts; their numbers stay used. May be repeated. */
    Mono<Void> discount(String owner, LocalDate day, List<Integer> numbers) {
        Update update = new Update().pullAll("pictures", numbers.toArray());
        update.addToSet("erased").each(numbers.toArray());
        return mongo.updateFirst(mine(owner, day), update, Day.class).then();
    }

    private static Query mine(String owner, LocalDate day) {
        return query(where("_id").is(TurnId.dayId(owner, day)).and("owner").is(owner));
    }
}
