package chatclique.image.studio;

import chatclique.image.kept.LooseFiles;
import chatclique.image.kept.LooseFiles.Loose;
import chatclique.image.kept.PictureStore;
import chatclique.image.kept.StoredFile;
import chatclique.image.model.Maker;
import chatclique.image.model.ModelException;
import chatclique.image.model.PictureOptions;
import chatclique.image.model.Prices;
import chatclique.image.picture.Picture;
import chatclique.image.picture.Picture.Content;
import chatclique.image.picture.Picture.Cost;
import chatclique.image.picture.Picture.Failure;
import chatclique.image.picture.Pictures;
import chatclique.image.queue.Job;
import chatclique.image.queue.Job.Step;
import chatclique.image.queue.Jobs;
import chatclique.image.queue.Outcome;
import chatclique.image.studio.Darkroom.Developed;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.TimeoutException;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import org.springframework.ai.image.Image;
import org.springframework.ai.image.ImagePrompt;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * Makes a picture: has the model make an image, develops it, keeps its bytes, and only then calls it READY. Any of it may
 * be interrupted at any point and done again, by whoever takes the job next.
 */
@Component
class Studio {

    private final Pictures pictures;
    private final Jobs jobs;
    private final PictureStore store;
    private final LooseFiles loose;
    private final Maker maker;
    private final Developing developing;
    private final StudioProperties properties;
    private final Scheduler scheduler;
    private final Timer making;
    private final Reports reports;

    Studio(
            Pictures pictures,
            Jobs jobs,
            PictureStore store,
            LooseFiles loose,
            Maker maker,
            Developing developing,
            StudioProperties properties,
            Scheduler studioThreads,
            MeterRegistry meters,
            Reports reports) {
        this.pictures = pictures;
        this.jobs = jobs;
        this.store = store;
        this.loose = loose;
        this.maker = maker;
        this.developing = developing;
        this.properties = properties;
        this.scheduler = studioThreads;
        this.reports = reports;
        this.making = Timer.builder("chatclique.picture.making")
                .description("How long the model takes to make an image")
                .tag("model", maker.name())
                .publishPercentileHistogram()
                .register(meters);
    }

    /** Works on a job of the step PAINT. */
    Mono<Outcome> work(Job job) {
        return pictures.find(job.id())
                .flatMap(picture -> picture.finished() || picture.deleted()
                        ? Mono.just(afterwards(picture))
                        : paint(picture, job).switchIfEmpty(overtaken(job)))
                .defaultIfEmpty(new Outcome.Finished());
    }

    private Mono<Outcome> paint(Picture picture, Job job) {
        if (job.attempts() > properties.attempts()) {
            return giveUp(picture, failure("picture-failed", HttpStatus.INTERNAL_SERVER_ERROR, "It didn't work out."));
        }
        return pictures.advance(picture.id(), 0.1)
                .flatMap(this::make)
                .flatMap(developing::develop)
                .delayUntil(developed -> pictures.advance(picture.id(), 0.85))
                .flatMap(developed -> keep(picture, job, developed).timeout(properties.keeping()))
                .map(Studio::afterwards)
                .onErrorResume(ModelException.class, e -> retryOrGiveUp(picture, job, e));
    }

    /** Progress of a model that takes its time is a guess that slows down and never arrives by itself. */
    private Mono<Image> make(Picture picture) {
        Mono<Image> image = Mono.fromCallable(() -> making.recordCallable(() -> callUnlessInterrupted(picture)))
                .subscribeOn(scheduler)
                .timeout(maker.patience())
                .onErrorMap(TimeoutException.class, Studio::tooSlow)
                .delayUntil(made -> pictures.advance(picture.id(), 0.7));
        return image.takeUntilOther(Flux.merge(endedHere(picture), endedElsewhere(picture)));
    }

    /** Its owner gave it up, or deleted it: the model is told to stop. */
    private Flux<?> endedHere(Picture picture) {
        return pictures.changes()
                .filter(changed -> changed.id().equals(picture.id()) && (changed.finished() || changed.deleted()));
    }

    /** The same through another instance is seen when there is nothing left to make progress with. */
    private Flux<?> endedElsewhere(Picture picture) {
        return Flux.interval(Duration.ofMillis(1_500))
                .onBackpressureDrop()
                .concatMap(beat -> pictures.advance(picture.id(), 0.7 - 0.6 * Math.exp(-(beat + 1) / 8.0))
                        .hasElement())
                .filter(alive -> !alive);
    }

    /** Who interrupts has gone already: nobody is left to tell that it did not work. */
    private @Nullable Image callUnlessInterrupted(Picture picture) {
        try {
            return call(picture);
        } catch (ModelException e) {
            if (Thread.interrupted()) {
                return null;
            }
            throw e;
        }
    }

    private Image call(Picture picture) {
        PictureOptions options = new PictureOptions(
                picture.askedWidth(), picture.askedHeight(), picture.pet(), picture.portrait(), seed(picture));
        return Objects.requireNonNull(maker.model()
                        .call(new ImagePrompt(picture.prompt(), options))
                        .getResult())
                .getOutput();
    }

    /** The same for the same order, so that it gives the same picture; a variation's is its own. */
    private static long seed(Picture picture) {
        String pet = picture.pet() == null ? "null" : picture.pet().appearance();
        String all = String.join("\n", picture.owner(), picture.prompt(), pet, picture.size());
        CRC32 seed = new CRC32();
        seed.update((picture.variationOf() == null ? all : all + '\n' + picture.id()).getBytes(StandardCharsets.UTF_8));
        return seed.getValue();
    }

    private @Nullable Cost cost(Picture picture) {
        Prices prices = maker.prices();
        Long micros = prices.micros(picture.size());
        return micros == null ? null : new Cost(micros, prices.currency(), String.valueOf(prices.since()));
    }

    private Mono<Picture> keep(Picture picture, Job job, Developed developed) {
        String id = picture.id() + '-' + UUID.randomUUID().toString().substring(0, 8);
        StoredFile file = new StoredFile(id, developed.bytes().length);
        StoredFile thumbnail = new StoredFile(id + "-thumbnail", developed.thumbnail().length);
        Content content = new Content(
                file.id(),
                developed.mediaType(),
                file.length(),
                developed.sha256(),
                developed.width(),
                developed.height(),
                thumbnail.id(),
                "image/jpeg",
                thumbnail.length());
        return loose.note(picture.id(), List.of(file, thumbnail))
                .delayUntil(noted -> store.write(file.id(), developed.bytes(), developed.mediaType())
                        .then(store.write(thumbnail.id(), developed.thumbnail(), "image/jpeg")))
                .flatMap(noted -> vouch(picture, job, content, noted));
    }

    private Mono<Picture> vouch(Picture picture, Job job, Content content, Loose noted) {
        return pictures.ready(picture.id(), content, maker.name(), cost(picture))
                .delayUntil(ready -> loose.crossOut(noted))
                .doOnNext(ready -> reports.ready(ready, job))
                .switchIfEmpty(loose.clear(noted).then(Mono.empty()));
    }

    private Mono<Outcome> retryOrGiveUp(Picture picture, Job job, ModelException e) {
        reports.attempt(picture, job, e);
        if (e.isPassing() && job.attempts() < properties.attempts()) {
            return Mono.just(new Outcome.Again(delay(job, e.retryAfter())));
        }
        return giveUp(picture, failure(e.code(), e.status(), e.detail()));
    }

    /** As long as the provider asks for, but never longer than any other wait. */
    private Duration delay(Job job, @Nullable Duration asked) {
        Duration own = jobs.delayAfter(job.attempts());
        if (asked == null || asked.compareTo(own) < 0) {
            return own;
        }
        return asked.compareTo(jobs.longestDelay()) < 0 ? asked : jobs.longestDelay();
    }

    private static ModelException tooSlow(Throwable timeout) {
        return ModelException.passing(
                "provider-too-slow", HttpStatus.GATEWAY_TIMEOUT, "The picture took too long.", null, null);
    }

    private Mono<Outcome> giveUp(Picture picture, Failure failure) {
        return pictures.fail(picture.id(), failure).doOnNext(reports::failed).thenReturn(new Outcome.Finished());
    }

    /** Someone else finished it while this attempt was under way, or its owner deleted it. */
    private Mono<Outcome> overtaken(Job job) {
        return pictures.find(job.id()).map(Studio::afterwards);
    }

    private static Outcome afterwards(Picture picture) {
        return picture.owed() ? new Outcome.Next(Step.LOG) : new Outcome.Finished();
    }

    private static Failure failure(String code, HttpStatus status, String detail) {
        return new Failure(code, status.value(), status.getReasonPhrase(), detail);
    }
}
