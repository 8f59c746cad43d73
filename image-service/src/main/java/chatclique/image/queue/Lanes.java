package chatclique.image.queue;

import chatclique.image.queue.Job.Step;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.web.reactive.function.client.WebClientException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * Workers for one step of the queue. Each lane claims a job, works on it while it renews the lease, writes down what came
 * of it, and takes the next. At shutdown the lanes give back what they hold, so that another instance goes on at once.
 */
public final class Lanes implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Lanes.class);

    /** What comes and goes with the parts around us: told in a line, without a stack trace. */
    private static final List<Class<?>> PASSING =
            List.of(WebClientException.class, DataAccessException.class, TimeoutException.class);

    private final Jobs jobs;
    private final QueueProperties properties;
    private final Step step;
    private final int lanes;
    private final Function<Job, Mono<Outcome>> work;
    private final AtomicLong looked =
            new AtomicLong(System.nanoTime() - Duration.ofDays(1).toNanos());
    private Sinks.Empty<Void> stopping = Sinks.empty();
    private @Nullable Mono<Void> running;

    /**
     * @param lanes how many jobs are worked on at the same time
     * @param work works on a job; an error means another attempt later, an empty end gives the job back
     */
    public Lanes(Jobs jobs, QueueProperties properties, Step step, int lanes, Function<Job, Mono<Outcome>> work) {
        this.jobs = jobs;
        this.properties = properties;
        this.step = step;
        this.lanes = lanes;
        this.work = work;
    }

    @Override
    public void start() {
        Sinks.Empty<Void> end = Sinks.empty();
        stopping = end;
        Mono<Void> all =
                Flux.range(0, lanes).flatMap(lane -> lane(end), lanes).then().cache();
        running = all;
        all.subscribe();
    }

    @Override
    public void stop(Runnable callback) {
        Mono<Void> all = running;
        running = null;
        stopping.tryEmitEmpty();
        if (all == null) {
            callback.run();
        } else {
            all.doFinally(signal -> callback.run()).subscribe();
        }
    }

    @Override
    public void stop() {
        stop(() -> {});
    }

    @Override
    public boolean isRunning() {
        return running != null;
    }

    private Mono<Void> lane(Sinks.Empty<Void> end) {
        AtomicLong heard = new AtomicLong(-1);
        return Mono.defer(() -> once(heard, end)).repeat(this::isRunning).then();
    }

    private Mono<Void> once(AtomicLong heard, Sinks.Empty<Void> end) {
        long announcements = jobs.announcements(step);
        boolean news = heard.getAndSet(announcements) != announcements;
        return (news || dueToLook() ? jobs.claim(step) : Mono.<Job>empty())
                // Where there is one, there may be more: the others look too.
                .doOnNext(job -> jobs.announce(step))
                .flatMap(job -> perform(job, end).thenReturn(true))
                .defaultIfEmpty(false)
                .onErrorResume(Exception.class, this::survive)
                .flatMap(found -> found ? Mono.empty() : idle(announcements, end));
    }

    private Mono<Void> idle(long announcements, Sinks.Empty<Void> end) {
        return jobs.announced(step, announcements)
                .timeout(properties.poll(), Mono.empty())
                .takeUntilOther(end.asMono());
    }

    /** Idle lanes take turns at looking for work that nobody announced, so that the store is asked once, not by each. */
    private boolean dueToLook() {
        long now = System.nanoTime();
        long last = looked.get();
        return now - last >= properties.poll().toNanos() * 9 / 10 && looked.compareAndSet(last, now);
    }

    private Mono<Void> perform(Job job, Sinks.Empty<Void> end) {
        Mono<Outcome> worked = work.apply(job)
                .onErrorResume(Exception.class, error -> Mono.just(tryAgain(job, error)))
                .takeUntilOther(end.asMono())
                .defaultIfEmpty(new Outcome.Again(Duration.ZERO));
        return worked.takeUntilOther(leaseLost(job)).flatMap(outcome -> jobs.settle(job, outcome));
    }

    private Mono<Boolean> leaseLost(Job job) {
        return Flux.interval(properties.lease().dividedBy(3))
                .onBackpressureDrop()
                .concatMap(beat -> jobs.renew(job)
                        // Whether it is lost can't be told now; what is written in the end is conditional anyway.
                        .onErrorReturn(DataAccessException.class, true))
                .filter(held -> !held)
                .next();
    }

    private Outcome tryAgain(Job job, Exception error) {
        Duration delay = jobs.delayAfter(job.attempts());
        boolean passing = PASSING.stream().anyMatch(type -> type.isInstance(error));
        log.atWarn()
                .setCause(passing ? null : error)
                .log(
                        "{} of {} failed at attempt {}, again in {}: {}",
                        step,
                        job.id(),
                        job.attempts(),
                        delay,
                        error.toString());
        return new Outcome.Again(delay);
    }

    /** A lane outlives whatever befalls it: the store may be gone for a while, and its work waits there. */
    private Mono<Boolean> survive(Exception error) {
        log.warn("The queue can't be reached for step {}: {}", step, error.toString());
        return Mono.just(false);
    }
}
