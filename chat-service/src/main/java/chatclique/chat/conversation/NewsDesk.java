package chatclique.chat.conversation;

import chatclique.chat.conversation.Changes.Changed;
import chatclique.chat.turn.Erasure;
import chatclique.chat.turn.Standings;
import chatclique.chat.turn.Standings.Standing;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * Tells listeners what happens in their conversations: at once what happens in this instance, and by a glance at the
 * store what happens elsewhere. The glance is one query for all who listen here.
 */
@Component
public class NewsDesk implements Erasure, SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(NewsDesk.class);
    private static final Duration GLANCE = Duration.ofMillis(1500);
    private static final int AT_ONCE = 500;

    private final Changes changes;
    private final Standings standings;
    private final Map<String, Set<Listener>> listeners = new ConcurrentHashMap<>();
    private volatile Sinks.Empty<Void> closing = Sinks.empty();
    private @Nullable Disposable glancing;

    NewsDesk(Changes changes, Standings standings) {
        this.changes = changes;
        this.standings = standings;
    }

    /**
     * What happens in a conversation.
     *
     * @param lastEventId what the listener had last; without it only what is new
     */
    public Flux<List<News>> of(Conversation conversation, @Nullable String lastEventId) {
        return Flux.defer(() -> {
            Listener listener = new Listener(conversation, lastEventId);
            return Flux.merge(listener.news(), closing.asMono().then(Mono.just(List.<News>of(new News.Closing()))))
                    .takeUntil(news -> news.getLast().isLast())
                    .doOnSubscribe(told -> add(listener))
                    .doFinally(signal -> remove(listener));
        });
    }

    /** Something was written that the listeners of a conversation may want to hear of. */
    public void look(@Nullable String conversation) {
        if (conversation != null) {
            listeners.getOrDefault(conversation, Set.of()).forEach(Listener::look);
        }
    }

    @Override
    public Mono<Void> erased(String owner, List<Standing> turns) {
        Map<String, List<Standing>> byConversation = turns.stream()
                .filter(turn -> turn.conversation() != null)
                .collect(Collectors.groupingBy(turn -> Objects.requireNonNull(turn.conversation())));
        return Flux.fromIterable(byConversation.entrySet())
                .concatMap(each -> changes.noteErased(owner, each.getKey(), each.getValue())
                        .doOnSuccess(noted -> look(each.getKey())))
                .then();
    }

    private void add(Listener listener) {
        listeners.compute(listener.conversation.id(), (id, others) -> {
            Set<Listener> all = others == null ? ConcurrentHashMap.newKeySet() : others;
            all.add(listener);
            return all;
        });
        listener.look();
    }

    private void remove(Listener listener) {
        listeners.computeIfPresent(listener.conversation.id(), (id, others) -> {
            others.remove(listener);
            return others.isEmpty() ? null : others;
        });
    }

    private Mono<Void> glance() {
        return Flux.fromIterable(List.copyOf(listeners.keySet()))
                .buffer(AT_ONCE)
                .concatMap(some -> changes.counts(some)
                        .collectMap(Changed::id, Changed::count)
                        .doOnNext(counts -> some.forEach(id -> tell(id, counts.get(id)))))
                .then()
                .onErrorResume(failure -> {
                    log.warn("News was not looked for: {}", failure.toString());
                    return Mono.empty();
                });
    }

    private void tell(String conversation, @Nullable Integer count) {
        listeners.getOrDefault(conversation, Set.of()).stream()
                .filter(listener -> count == null || listener.mayLack(count))
                .forEach(Listener::look);
    }

    @Override
    public void start() {
        closing = Sinks.empty();
        glancing = Flux.interval(GLANCE)
                .onBackpressureDrop()
                .concatMap(tick -> glance(), 1)
                .subscribe();
    }

    @Override
    public void stop() {
        closing.tryEmitEmpty();
        if (glancing != null) {
            glancing.dispose();
            glancing = null;
        }
    }

    @Override
    public boolean isRunning() {
        return glancing != null;
    }

    /** One stream. */
    private final class Listener {

        private final Conversation conversation;
        private final @Nullable String lastEventId;
        private final Sinks.Many<Boolean> looks = Sinks.many().replay().latest();
        private volatile @Nullable Heard heard;

        Listener(Conversation conversation, @Nullable String lastEventId) {
            this.conversation = conversation;
            this.lastEventId = lastEventId;
        }

        void look() {
            looks.emitNext(true, Sinks.EmitFailureHandler.busyLooping(Duration.ofSeconds(1)));
        }

        boolean mayLack(int count) {
            Heard now = heard;
            return now == null || now.mayLack(count);
        }

        Flux<List<News>> news() {
            return looks.asFlux()
                    .onBackpressureLatest()
                    .concatMap(look -> next().onErrorResume(NewsDesk::later), 1)
                    .filter(news -> !news.isEmpty());
        }

        private Mono<List<News>> next() {
            return changes.of(conversation.owner(), conversation.id())
                    .flatMap(this::next)
                    .defaultIfEmpty(List.of(new News.Gone()));
        }

        private Mono<List<News>> next(Changed changed) {
            Heard before = heard == null ? Heard.parse(lastEventId, changed).orElse(null) : heard;
            return standings(changed, before).map(turns -> {
                Heard now = before == null ? Heard.all(changed, turns) : before;
                heard = now;
                return before == null ? List.of(new News.Listening(now.toString())) : now.next(changed, turns);
            });
        }

        private Mono<Map<String, Standing>> standings(Changed changed, @Nullable Heard before) {
            List<String> ids = before == null
                    ? changed.latest().stream()
                            .map(Changes.Change::turnId)
                            .distinct()
                            .toList()
                    : before.concerned(changed);
            return ids.isEmpty()
                    ? Mono.just(Map.of())
                    : standings.of(conversation.owner(), ids).collectMap(Standing::id);
        }
    }

    private static Mono<List<News>> later(Throwable failure) {
        log.warn("News was not read: {}", failure.toString());
        return Mono.empty();
    }
}
