package chatclique.cli.api;

import chatclique.cli.api.EventReader.Event;
import chatclique.cli.http.Problem;
import chatclique.cli.http.RefusedException;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * An answer that is followed to its end, over broken connections and restarts of the server: until the turn is known, the
 * same request is sent again with the same key; from then on the stream goes on from the last event.
 */
public final class Reply {

    private static final Set<Integer> PASSING = Set.of(502, 503, 504);

    private final Api api;
    private final Supplier<HttpRequest.Builder> opening;
    private final Timing timing;
    private final Progress progress;

    private volatile @Nullable String turn;
    private @Nullable Thread follower;
    private boolean isStopAsked;
    private volatile long leaveAt = Long.MAX_VALUE;
    private long lastSign;

    Reply(Api api, Supplier<HttpRequest.Builder> opening, @Nullable String turn, Timing timing) {
        this.api = api;
        this.opening = opening;
        this.turn = turn;
        this.progress = new Progress(turn);
        this.timing = timing;
    }

    /**
     * Tells everything until the answer has ended, or until nobody waits for it.
     *
     * @throws RefusedException when the server refuses it
     * @throws chatclique.cli.http.UnreachableException when the connection does not come back
     */
    public void follow(Consumer<ReplyEvent> told) {
        begin();
        try {
            Duration pause = timing.pause();
            while (true) {
                long before = lastSign;
                RuntimeException failure = readOnce(told);
                if (failure == null) {
                    return;
                }
                if (isLeaving()) {
                    told.accept(new ReplyEvent.Left());
                    return;
                }
                if (System.nanoTime() - lastSign > timing.patience().toNanos()) {
                    throw failure;
                }
                told.accept(new ReplyEvent.Lost());
                pause = lastSign == before ? Timing.longer(pause) : timing.pause();
                rest(failure, pause);
            }
        } finally {
            end();
        }
    }

    /**
     * Asks the server to stop, from another thread. {@link #follow} then ends soon; at once when this is the second time, or
     * when the server has not yet said that it took the turn.
     */
    public synchronized void stop() {
        Thread following = follower;
        if (following == null) {
            return;
        }
        String running = turn;
        boolean isSecond = isStopAsked;
        isStopAsked = true;
        leaveAt = System.nanoTime()
                + (isSecond || running == null ? 0 : timing.stopping().toNanos());
        if (running != null && !isSecond) {
            Thread.ofVirtual().start(() -> stop(running));
        }
        following.interrupt();
    }

    private void stop(String running) {
        try {
            api.stop(running);
        } catch (RuntimeException notPossible) {
            leave();
        }
    }

    private synchronized void leave() {
        leaveAt = System.nanoTime();
        if (follower != null) {
            follower.interrupt();
        }
    }

    private synchronized void begin() {
        follower = Thread.currentThread();
        lastSign = System.nanoTime();
    }

    /** From here on nobody interrupts this thread, and one who did just now is forgotten. */
    private synchronized void end() {
        follower = null;
        Thread.interrupted();
    }

    /** One connection; null when the answer has ended, otherwise why it goes on. */
    private @Nullable RuntimeException readOnce(Consumer<ReplyEvent> told) {
        try (EventReader events = api.open(request())) {
            return read(events, told) ? null : api.unreachable(null);
        } catch (RefusedException refused) {
            if (!mayPass(refused.problem())) {
                throw refused;
            }
            return refused;
        } catch (IOException broken) {
            return api.unreachable(broken);
        }
    }

    private HttpRequest.Builder request() {
        Thread.interrupted(); // what it was for is in leaveAt
        if (turn == null) {
            return opening.get();
        }
        HttpRequest.Builder request = api.events(turn);
        String last = progress.lastEventId();
        return last.isEmpty() ? request : request.header("Last-Event-ID", last);
    }

    /** Whether the answer has ended. */
    private boolean read(EventReader events, Consumer<ReplyEvent> told) {
        progress.connected();
        long idleAt = System.nanoTime() + timing.idle().toNanos();
        while (!isLeaving()) {
            try {
                long limit = Math.min(idleAt - System.nanoTime(), untilLeaving());
                switch (events.next(Duration.ofNanos(limit))) {
                    case Event event -> {
                        lastSign = System.nanoTime();
                        progress.take(event).ifPresent(told);
                        turn = progress.turn();
                        if (progress.isEnded() || progress.isClosing()) {
                            return progress.isEnded();
                        }
                    }
                    case EventReader.Alive alive -> lastSign = System.nanoTime();
                    case EventReader.End end -> {
                        return false;
                    }
                    case null -> {
                        if (System.nanoTime() >= idleAt) {
                            return false;
                        }
                        continue;
                    }
                }
                idleAt = System.nanoTime() + timing.idle().toNanos();
            } catch (InterruptedException stopped) {
                // The loop's condition knows what for.
            }
        }
        return false;
    }

    /** The server or something before it is away for now; a limit is told at once unless the turn runs already. */
    private boolean mayPass(Problem problem) {
        return PASSING.contains(problem.status()) || (turn != null && problem.status() == 429);
    }

    private void rest(RuntimeException failure, Duration pause) {
        Duration asked = failure instanceof RefusedException refused
                ? refused.problem().retryAfter().orElse(Duration.ZERO)
                : Duration.ZERO;
        Duration rest = asked.compareTo(pause) > 0 ? asked : pause;
        try {
            Thread.sleep(Duration.ofNanos(Math.min(rest.toNanos(), untilLeaving())));
        } catch (InterruptedException stopped) {
            // The next connection, or the end, comes sooner.
        }
    }

    private boolean isLeaving() {
        return untilLeaving() <= 0;
    }

    private long untilLeaving() {
        return leaveAt == Long.MAX_VALUE ? Long.MAX_VALUE : leaveAt - System.nanoTime();
    }
}
