package chatclique.image.picture;

import chatclique.auth.OwnerId;
import chatclique.auth.problem.ProblemException;
import chatclique.image.picture.Picture.Failure;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * How a picture comes along, as server-sent events: {@code progress}, then {@code ready}, {@code failed} or
 * {@code cancelled}. A stream tells
 * what the store says, whichever instance makes the picture. Streams are ended with {@code closing} before this instance
 * goes, so that nobody waits for it: the client asks again and finds another.
 */
@RestController
@Tag(name = "Pictures")
class PictureEvents implements SmartLifecycle {

    private static final Set<String> LAST = Set.of("ready", "failed", "cancelled", "closing");

    private final Pictures pictures;
    private final PictureProperties properties;
    private final Map<String, Integer> open = new ConcurrentHashMap<>();
    private volatile Sinks.Empty<Void> closing = Sinks.empty();
    private volatile boolean running;

    PictureEvents(Pictures pictures, PictureProperties properties) {
        this.pictures = pictures;
        this.properties = properties;
    }

    @GetMapping(path = "/api/v1/pictures/{id}/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Operation(summary = "How a picture comes along: progress, then ready, failed or cancelled")
    Mono<ResponseEntity<Flux<ServerSentEvent<Object>>>> events(@OwnerId String owner, @PathVariable String id) {
        return pictures.find(owner, id)
                .switchIfEmpty(PictureProblems.notFound())
                .map(picture -> ResponseEntity.ok()
                        .header("Cache-Control", "no-store")
                        .header("X-Accel-Buffering", "no")
                        .body(counted(owner, stream(picture))));
    }

    @Override
    public void start() {
        closing = Sinks.empty();
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        closing.tryEmitEmpty();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private Flux<ServerSentEvent<Object>> stream(Picture picture) {
        Flux<ServerSentEvent<Object>> told = seen(picture)
                .map(now -> now.map(PictureEvents::event).orElseGet(PictureEvents::gone))
                .distinctUntilChanged();
        Flux<ServerSentEvent<Object>> alive = Flux.interval(properties.keepAlive())
                .onBackpressureDrop()
                .map(beat -> ServerSentEvent.builder().comment("").build());
        Mono<ServerSentEvent<Object>> bye = closing.asMono().then(Mono.fromSupplier(() -> event("closing", Map.of())));
        return Flux.merge(told, alive, bye).takeUntil(event -> LAST.contains(String.valueOf(event.event())));
    }

    /** What is known now, what changes at this instance, and what is found by looking; empty when it was deleted. */
    private Flux<Optional<Picture>> seen(Picture picture) {
        Flux<Optional<Picture>> here = pictures.changes()
                .filter(changed -> changed.id().equals(picture.id()))
                .onBackpressureLatest()
                .map(Optional::of);
        Flux<Optional<Picture>> elsewhere = Flux.interval(properties.look())
                .onBackpressureDrop()
                .concatMap(beat -> pictures.find(picture.owner(), picture.id())
                        .map(Optional::of)
                        .defaultIfEmpty(Optional.empty()));
        return Flux.merge(Flux.just(Optional.of(picture)), here, elsewhere)
                .map(found -> found.filter(now -> !now.deleted()));
    }

    private Flux<ServerSentEvent<Object>> counted(String owner, Flux<ServerSentEvent<Object>> stream) {
        if (open.getOrDefault(owner, 0) >= properties.streamsPerOwner()) {
            throw new ProblemException(
                            HttpStatus.TOO_MANY_REQUESTS, "too-many-streams", "You have too many open event streams.")
                    .withRetryAfter(properties.keepAlive());
        }
        return stream.doOnSubscribe(subscription -> open.merge(owner, 1, Integer::sum))
                .doFinally(signal -> open.computeIfPresent(owner, (key, count) -> count == 1 ? null : count - 1));
    }

    private static ServerSentEvent<Object> event(Picture picture) {
        Failure failure = picture.failure();
        return switch (picture.state()) {
            case PENDING, RUNNING -> event("progress", Map.of("progress", picture.progress()));
            case READY -> event("ready", Map.of("picture", PictureView.of(picture)));
            case CANCELLED -> event("cancelled", Map.of("picture", PictureView.of(picture)));
            case FAILED -> event("failed", Map.of("problem", problem(picture, failure)));
        };
    }

    private static ServerSentEvent<Object> gone() {
        return event("failed", Map.of("problem", problem("picture-deleted", 410, "This picture was deleted.")));
    }

    private static Object problem(Picture picture, @Nullable Failure failure) {
        return failure == null
                ? problem("picture-failed", 500, "This picture could not be made.")
                : problem(failure.code(), failure.status(), failure.detail());
    }

    private static ProblemDetail problem(String code, int status, String detail) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.valueOf(status), detail);
        problem.setType(URI.create("/problems/" + code));
        problem.setProperty("code", code);
        return problem;
    }

    private static ServerSentEvent<Object> event(String name, Object data) {
        return ServerSentEvent.builder(data).event(name).build();
    }
}
