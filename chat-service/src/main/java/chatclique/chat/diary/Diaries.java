package chatclique.chat.diary;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import chatclique.auth.Owner;
import chatclique.auth.trace.Trace;
import chatclique.chat.store.IndexPlan;
import chatclique.chat.store.OwnerTag;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.FindAndModifyOptions;
import org.springframework.data.mongodb.core.ReactiveMongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** Which days of which owners are to be written, and when. */
@Repository
public class Diaries {

    private static final Logger log = LoggerFactory.getLogger(Diaries.class);
    private static final int KNOWN = 10_000;

    private final ReactiveMongoOperations mongo;
    private final DiarySettings settings;
    private final Clock clock;

    /** What was kept lately: only spares writing it again. */
    private final Map<String, Diary> lately =
            Collections.synchronizedMap(new LinkedHashMap<String, Diary>(64, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Diary> eldest) {
                    return size() > KNOWN;
                }
            });

    Diaries(ReactiveMongoOperations mongo, DiarySettings settings, Clock clock) {
        this.mongo = mongo;
        this.settings = settings;
        this.clock = clock;
    }

    @Configuration(proxyBeanMethods = false)
    static class DiaryIndexes {

        @Bean
        IndexPlan dueDiaries() {
            return IndexPlan.plain("diaries", "dueAt");
        }
    }

    /** Sees to it that a day of an owner will be written down once it is over. May be repeated, and never fails. */
    public Mono<Void> keep(Owner owner, LocalDate day) {
        Diary wish = Diary.begun(owner, day, settings.grace());
        Diary known = lately.get(wish.id());
        return known != null && known.saysTheSame(wish)
                ? Mono.empty()
                : kept(owner, day)
                        .filter(written -> written)
                        .doOnNext(written -> lately.put(wish.id(), wish))
                        .then()
                        .onErrorResume(DataAccessException.class, Diaries::unkept);
    }

    /** False when somebody has changed it in between: the next talk keeps it. */
    private Mono<Boolean> kept(Owner owner, LocalDate day) {
        return mongo.findOne(one(owner.id()), Diary.class)
                .flatMap(there -> {
                    Diary now = there.kept(owner, day, settings.grace());
                    return now.saysTheSame(there) ? Mono.just(true) : replaced(there, now);
                })
                .switchIfEmpty(Mono.defer(() -> mongo.insert(Diary.begun(owner, day, settings.grace())))
                        .thenReturn(true)
                        .onErrorReturn(DuplicateKeyException.class, false));
    }

    /** Takes the one that has been due for longest; nobody else gets it until a lease is over. */
    Mono<Diary> next() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return mongo.findAndModify(
                query(where("dueAt").lte(now)).with(Sort.by("dueAt")),
                new Update().set("dueAt", now.plus(settings.lease())),
                FindAndModifyOptions.options().returnNew(true),
                Diary.class);
    }

    /** Goes on to the day after, or waits for the owner to talk again when there was nothing for long. */
    Mono<Void> done(Diary taken, boolean hadSomething) {
        Diary next = taken.next(hadSomething, settings.grace());
        return next.quiet() > settings.quietDays()
                ? mongo.remove(taken(taken), Diary.class).then()
                : replaced(taken, next).then();
    }

    Mono<Void> remove(String owner) {
        lately.remove(OwnerTag.of(owner));
        return mongo.remove(one(owner), Diary.class).then();
    }

    private Mono<Boolean> replaced(Diary before, Diary after) {
        Update update = new Update()
                .set("name", after.name())
                .set("zone", after.zone())
                .set("locale", after.locale())
                .set("day", after.day())
                .set("dueAt", after.dueAt())
                .set("quiet", after.quiet());
        return mongo.updateFirst(taken(before), update, Diary.class).map(result -> result.getMatchedCount() == 1);
    }

    private static Query one(String owner) {
        return query(where("_id").is(OwnerTag.of(owner)).and("owner").is(owner));
    }

    /** Still as it was read. */
    private static Query taken(Diary read) {
        return query(where("_id")
                .is(read.id())
                .and("owner")
                .is(read.owner())
                .and("day")
                .is(read.day())
                .and("dueAt")
                .is(read.dueAt()));
    }

    private static Mono<Void> unkept(DataAccessException failure) {
        return Mono.deferContextual(context -> {
            Trace.within(context, () -> log.warn("A day may stay without a page: {}", failure.toString()));
            return Mono.empty();
        });
    }
}
