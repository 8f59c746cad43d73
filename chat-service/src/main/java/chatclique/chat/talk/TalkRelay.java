package chatclique.chat.talk;

import chatclique.chat.conversation.Conversations;
import chatclique.chat.persona.PetKeeper;
import chatclique.chat.store.Indexes;
import chatclique.chat.turn.Turn;
import chatclique.chat.turn.Untold;
import chatclique.chat.turn.Untold.Telling;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Tells pet-service of talk: at least once of each turn, under the turn's id, which counts there once only. That it is owed
 * stands in the turn itself and is taken back only once it was told; so a crash between the two tells it again.
 */
@Component
public class TalkRelay implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(TalkRelay.class);

    private final Untold untold;
    private final Conversations conversations;
    private final PetKeeper keeper;
    private final Indexes indexes;
    private final TalkSettings settings;
    private final Clock clock;
    private @Nullable Disposable looking;

    TalkRelay(
            Untold untold,
            Conversations conversations,
            PetKeeper keeper,
            Indexes indexes,
            TalkSettings settings,
            Clock clock) {
        this.untold = untold;
        this.conversations = conversations;
        this.keeper = keeper;
        this.indexes = indexes;
        this.settings = settings;
        this.clock = clock;
    }

    /** Tells a turn whose answer has just ended, in a moment or else later. Never fails. */
    public Mono<Void> tell(Turn turn) {
        Instant ended = turn.endedAt();
        return ended == null || !Untold.isOwed(turn)
                ? Mono.empty()
                : deliver(Telling.of(turn, ended))
                        .timeout(settings.patience())
                        .onErrorResume(Exception.class, this::later);
    }

    private Mono<Void> deliver(Telling telling) {
        return Mono.justOrEmpty(telling.conversation())
                .flatMap(conversation -> conversations.find(telling.owner(), conversation))
                .mapNotNull(conversation -> conversation.petId())
                .flatMap(pet -> keeper.talked(pet, telling.id(), telling.owner(), telling.zone()))
                .then(Mono.defer(() -> untold.told(telling)));
    }

    private Mono<Void> later(Throwable failure) {
        log.warn("The pets are told of talk later: {}", failure.toString());
        return Mono.empty();
    }

    /** All that wait, one after the other; ends at the first that can't be told, as the next could not either. */
    private Mono<Void> deliverAll() {
        return indexes.reached()
                .then(Mono.defer(() -> {
                    Instant now = clock.instant();
                    return untold.next(now.minus(settings.pause()), now);
                }))
                .flatMap(telling -> deliver(telling).thenReturn(true))
                .defaultIfEmpty(false)
                .repeat()
                .takeUntil(told -> !told)
                .then();
    }

    @Override
    public void start() {
        looking = Flux.interval(settings.every())
                .onBackpressureDrop()
                .concatMap(tick -> deliverAll().onErrorResume(Exception.class, this::later), 1)
                .subscribe();
    }

    @Override
    public void stop() {
        if (looking != null) {
            looking.dispose();
            looking = null;
        }
    }

    @Override
    public boolean isRunning() {
        return looking != null;
    }
}
