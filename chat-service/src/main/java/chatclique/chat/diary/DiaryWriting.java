package chatclique.chat.diary;

import chatclique.chat.store.Indexes;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Writes the pages of days that are over. All instances look; each owner's day is taken by one of them, and by another when
 * that one was lost or failed.
 */
@Component
class DiaryWriting implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(DiaryWriting.class);

    private final Diaries diaries;
    private final Diarist diarist;
    private final Indexes indexes;
    private final DiarySettings settings;
    private @Nullable Disposable looking;

    DiaryWriting(Diaries diaries, Diarist diarist, Indexes indexes, DiarySettings settings) {
        this.diaries = diaries;
        this.diarist = diarist;
        this.indexes = indexes;
        this.settings = settings;
    }

    /** Several at once, each one after the other until none is due. */
    private Mono<Void> writeAll() {
        return indexes.reached()
                .thenMany(Flux.range(0, settings.atOnce())
                        .flatMap(lane -> Mono.defer(this::writeNext)
                                .defaultIfEmpty(false)
                                .repeat()
                                .takeUntil(wrote -> !wrote)))
                .then();
    }

    /** Writes a day of an owner; empty when none is due. */
    private Mono<Boolean> writeNext() {
        return diaries.next()
                .flatMap(due -> write(due)
                        .onErrorResume(Exception.class, failure -> later("A day's pages are written later", failure))
                        .thenReturn(true));
    }

    private Mono<Void> write(Diary due) {
        return diarist.write(due.keptOwner(), due.date())
                // Somebody else is at it, or was lost: looked at again when the lease is over.
                .filter(day -> !day.beingWritten())
                .flatMap(day -> diaries.done(due, !day.written().isEmpty()));
    }

    private static Mono<Void> later(String what, Throwable failure) {
        log.warn("{}: {}", what, failure.toString());
        return Mono.empty();
    }

    @Override
    public void start() {
        looking = Flux.interval(settings.every())
                .onBackpressureDrop()
                .concatMap(
                        tick -> writeAll()
                                .onErrorResume(
                                        Exception.class,
                                        failure -> later("The diary can't be looked for now", failure)),
                        1)
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
