package chatclique.image.queue;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import chatclique.image.queue.Job.Step;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLongArray;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.FindAndModifyOptions;
import org.springframework.data.mongodb.core.ReactiveMongoTemplate;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** The queue of unfinished work, shared by all instances through the store. */
@Component
public class Jobs {

    /** Nothing is ever put off this long, so a job that seems to be was claimed before the clock was set back. */
    private static final Duration IMPLAUSIBLE = Duration.ofMinutes(15);

    private final ReactiveMongoTemplate mongo;
    private final QueueProperties properties;
    private final Clock clock;
    private final Sinks.Many<Step> bell = Sinks.many().multicast().directBestEffort();
    private final AtomicLongArray announcements = new AtomicLongArray(Step.values().length);
    private final Mono<Void> indexed;

    Jobs(ReactiveMongoTemplate mongo, QueueProperties properties, Clock clock) {
        this.mongo = mongo;
        this.properties = properties;
        this.clock = clock;
        this.indexed = Mono.defer(() -> mongo.indexOps(Job.class)
                        .createIndex(new Index().on("step", Sort.Direction.ASC).on("availableAt", Sort.Direction.ASC)))
                .then()
                .cache(
                        done -> Duration.ofMillis(Long.MAX_VALUE),
                        error -> Duration.ZERO,
                        () -> Duration.ofMillis(Long.MAX_VALUE));
    }

    /** Makes sure that a job for the picture is there; leaves the one that is. */
    public Mono<Void> add(String id, Step step) {
        return indexed.then(Mono.defer(() -> mongo.insert(Job.due(id, step, now()))))
                .onErrorResume(DuplicateKeyException.class, there -> Mono.empty())
                .then(Mono.fromRunnable(() -> announce(step)));
    }

    /** Takes the job of this step that waits longest, if one may be taken. Atomic: no two callers get the same. */
    Mono<Job> claim(Step step) {
        Instant now = now();
        Criteria free = new Criteria()
                .orOperator(where("availableAt").lte(now), where("availableAt").gt(now.plus(IMPLAUSIBLE)));
        Update hold = new Update()
                .set("availableAt", now.plus(properties.lease()))
                .set("holder", UUID.randomUUID().toString())
                .inc("attempts", 1);
        return mongo.findAndModify(
                query(where("step").is(step)).addCriteria(free).with(Sort.by("availableAt")),
                hold,
                FindAndModifyOptions.options().returnNew(true),
                Job.class);
    }

    /** Extends the lease; false when someone else holds the job by now. */
    Mono<Boolean> renew(Job job) {
        return mongo.updateFirst(heldBy(job), Update.update("availableAt", now().plus(properties.lease())), Job.class)
                .map(result -> result.getMatchedCount() == 1);
    }

    /** Writes down what came of a claim; nothing happens when the claim was lost meanwhile. */
    Mono<Void> settle(Job job, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Finished() -> mongo.remove(heldBy(job), Job.class).then();
            case Outcome.Next(Step step) ->
                mongo.updateFirst(
                                heldBy(job),
                                new Update()
                                        .set("step", step)
                                        .set("since", now())
                                        .set("availableAt", now())
                                        .set("attempts", 0),
                                Job.class)
                        .then(Mono.fromRunnable(() -> announce(step)));
            case Outcome.Again(Duration delay) ->
                mongo.updateFirst(heldBy(job), Update.update("availableAt", now().plus(delay)), Job.class)
                        .then();
        };
    }

    /** How long to wait before the next attempt: doubling, bounded, and up to a quarter more by chance. */
    public Duration delayAfter(int attempts) {
        Duration doubled = properties.firstDelay().multipliedBy(1L << Math.min(Math.max(attempts - 1, 0), 16));
        Duration bounded = doubled.compareTo(properties.longestDelay()) > 0 ? properties.longestDelay() : doubled;
        return bounded.plusMillis((long) (bounded.toMillis() * Math.random() / 4));
    }

    /** The longest wait before another attempt. */
    public Duration longestDelay() {
        return properties.longestDelay();
    }

    /** How often work of a step was announced at this instance; for {@link #announced(Step, long)}. */
    long announcements(Step step) {
        return announcements.get(step.ordinal());
    }

    /** Completes once work of a step is announced, or has been since there were so many announcements. */
    Mono<Void> announced(Step step, long since) {
        Mono<Step> missed = Mono.fromSupplier(() -> step).filter(same -> announcements(same) != since);
        return bell.asFlux().filter(step::equals).mergeWith(missed).next().then();
    }

    /** Announces that work of a step may be there. */
    void announce(Step step) {
        announcements.incrementAndGet(step.ordinal());
        bell.emitNext(step, Sinks.EmitFailureHandler.busyLooping(Duration.ofMillis(100)));
    }

    /** How many jobs of a step there are. */
    public Mono<Long> count(Step step) {
        return mongo.count(query(where("step").is(step)), Job.class);
    }

    /** How long the oldest job of a step has been due; zero when there is none. */
    public Mono<Duration> age(Step step) {
        return mongo.findOne(query(where("step").is(step)).with(Sort.by("since")), Job.class)
                .map(job -> Duration.between(job.since(), now()))
                .defaultIfEmpty(Duration.ZERO);
    }

    private static Query heldBy(Job job) {
        return query(where("_id").is(job.id()).and("holder").is(job.holder()));
    }

    private Instant now() {
        return clock.instant();
    }
}
