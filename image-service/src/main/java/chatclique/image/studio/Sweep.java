package chatclique.image.studio;

import chatclique.image.kept.LooseFiles;
import chatclique.image.kept.LooseFiles.Loose;
import chatclique.image.picture.Picture;
import chatclique.image.picture.Pictures;
import chatclique.image.queue.Job.Step;
import chatclique.image.queue.Jobs;
import chatclique.image.share.Shares;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Finishes what interruptions leave behind: work that lost its job, bytes without a picture, deleted pictures. All of it
 * may be done twice at once without harm, so every instance sweeps.
 */
@Component
class Sweep implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Sweep.class);

    private final Pictures pictures;
    private final Jobs jobs;
    private final LooseFiles loose;
    private final Shares shares;
    private final StudioProperties properties;
    private final Clock clock;
    private @Nullable Disposable rounds;

    Sweep(Pictures pictures, Jobs jobs, LooseFiles loose, Shares shares, StudioProperties properties, Clock clock) {
        this.pictures = pictures;
        this.jobs = jobs;
        this.loose = loose;
        this.shares = shares;
        this.properties = properties;
        this.clock = clock;
    }

    @Override
    public void start() {
        rounds = Flux.interval(Duration.ofSeconds(1), properties.sweep())
                .onBackpressureDrop()
                .concatMap(round -> sweep().onErrorResume(Exception.class, Sweep::untilNextRound))
                .subscribe();
    }

    @Override
    public void stop() {
        if (rounds != null) {
            rounds.dispose();
            rounds = null;
        }
    }

    @Override
    public boolean isRunning() {
        return rounds != null;
    }

    Mono<Void> sweep() {
        return pictures.unsettled()
                .concatMap(picture -> jobs.add(picture.id(), picture.owed() ? Step.LOG : Step.PAINT))
                .then(Mono.defer(this::clearLooseFiles))
                .then(Mono.defer(() -> pictures.forget(clock.instant().minus(properties.remember()))))
                .then(Mono.defer(() -> shares.forget(clock.instant().minus(properties.remember()))))
                .then();
    }

    private Mono<Void> clearLooseFiles() {
        return loose.notedBefore(clock.instant().minus(properties.loose()))
                .concatMap(noted -> pictures.find(noted.picture())
                        .map(Optional::of)
                        .defaultIfEmpty(Optional.empty())
                        .flatMap(picture -> clear(noted, picture)))
                .then();
    }

    /**
     * A picture that is not finished may be about to vouch for its bytes, however long they took to write: they are left
     * alone until it is, since nothing vouches for bytes after that.
     */
    private Mono<Void> clear(Loose noted, Optional<Picture> picture) {
        if (picture.filter(one -> vouchesFor(one, noted)).isPresent()) {
            return loose.crossOut(noted);
        }
        return picture.filter(one -> !one.finished() && !one.deleted()).isPresent() ? Mono.empty() : loose.clear(noted);
    }

    private static boolean vouchesFor(Picture picture, Loose noted) {
        var content = picture.content();
        return !picture.deleted() && content != null && content.file().equals(noted.id());
    }

    private static Mono<Void> untilNextRound(Exception error) {
        log.warn("Interrupted work could not be looked for: {}", error.toString());
        return Mono.empty();
    }
}
