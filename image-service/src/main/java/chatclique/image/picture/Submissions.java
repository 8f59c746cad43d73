package chatclique.image.picture;

import chatclique.auth.Owner;
import chatclique.auth.problem.ProblemException;
import chatclique.image.pet.PetLook;
import chatclique.image.picture.Picture.Origin;
import chatclique.image.queue.Job.Step;
import chatclique.image.queue.Jobs;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Takes orders for pictures. An accepted one is stored, with its place among the owner's unfinished ones, in a single
 * write; the same idempotency key always leads to the same picture, however often and however parallel it comes.
 */
@Component
class Submissions {

    private final Pictures pictures;
    private final Jobs jobs;
    private final PictureProperties properties;
    private final Clock clock;

    /**
     * What is asked for: a checked prompt and size.
     *
     * @param prompt empty for a portrait: it is told by the pet
     * @param trace the request's, if it has one
     */
    record Order(
            String prompt,
            @Nullable String petId,
            String size,
            @Nullable Origin origin,
            @Nullable String trace) {

        boolean portrait() {
            return origin != null && origin.portrait() && origin.variationOf() == null;
        }

        String fingerprint() {
            String all = size + '\n' + Optional.ofNullable(petId).orElse("") + '\n' + prompt;
            if (origin != null) {
                all += '\n' + origin.toString();
            }
            try {
                byte[] hash = MessageDigest.getInstance("SHA-256").digest(all.getBytes(StandardCharsets.UTF_8));
                return HexFormat.of().formatHex(hash);
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** The picture of an order, and whether the order had come before. */
    record Submitted(Picture picture, boolean replayed) {}

    Submissions(Pictures pictures, Jobs jobs, PictureProperties properties, Clock clock) {
        this.pictures = pictures;
        this.jobs = jobs;
        this.properties = properties;
        this.clock = clock;
    }

    /** Takes an order; the pet that it shows is looked at once, when the order is new. */
    Mono<Submitted> submit(Owner owner, String key, Order order, Mono<PetLook> pet) {
        String submission = owner.id() + ':' + key;
        return known(submission, order)
                .switchIfEmpty(Mono.defer(() -> accept(owner, submission, order, pet)))
                .delayUntil(this::enqueue);
    }

    private Mono<Submitted> known(String submission, Order order) {
        return pictures.submitted(submission).map(there -> replay(there, order));
    }

    private Mono<Submitted> accept(Owner owner, String submission, Order order, Mono<PetLook> pet) {
        return refuseWhenFull()
                .then(pet.map(Optional::of).defaultIfEmpty(Optional.empty()))
                .map(seen -> picture(owner, submission, order, seen.orElse(null)))
                .flatMap(picture -> insert(picture, order, 0));
    }

    private Mono<Void> refuseWhenFull() {
        return jobs.count(Step.PAINT)
                .filter(count -> count >= properties.unfinished())
                .flatMap(count -> Mono.error(new ProblemException(
                                HttpStatus.SERVICE_UNAVAILABLE, "too-busy", "Too many pictures are being made.")
                        .withRetryAfter(Duration.ofSeconds(15))));
    }

    private Mono<Submitted> insert(Picture picture, Order order, int slot) {
        if (slot == properties.unfinishedPerOwner()) {
            return Mono.error(new ProblemException(
                            HttpStatus.TOO_MANY_REQUESTS,
                            "too-many-pictures",
                            "You have %d unfinished pictures; wait for one of them.".formatted(slot))
                    .withRetryAfter(Duration.ofSeconds(5)));
        }
        return pictures.insert(picture.inSlot(slot))
                .map(inserted -> new Submitted(inserted, false))
                .onErrorResume(
                        DuplicateKeyException.class,
                        taken -> known(picture.submission(), order)
                                .switchIfEmpty(Mono.defer(() -> insert(picture, order, slot + 1))));
    }

    /** After the picture: should this not be reached, the same order sent again, or the sweep, makes up for it. */
    private Mono<Void> enqueue(Submitted submitted) {
        Picture picture = submitted.picture();
        return picture.finished() ? Mono.empty() : jobs.add(picture.id(), Step.PAINT);
    }

    private static Submitted replay(Picture there, Order order) {
        if (!there.fingerprint().equals(order.fingerprint())) {
            throw new ProblemException(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    "idempotency-key-reused",
                    "This Idempotency-Key was used for another picture.");
        }
        if (there.deleted()) {
            throw new ProblemException(HttpStatus.GONE, "picture-deleted", "This picture was deleted.");
        }
        return new Submitted(there, true);
    }

    private Picture picture(Owner owner, String submission, Order order, @Nullable PetLook pet) {
        Instant now = clock.instant();
        return Picture.pending(
                PictureIds.next(now),
                owner.id(),
                submission,
                order.fingerprint(),
                now,
                LocalDate.ofInstant(now, owner.zone()),
                owner.zone(),
                pet != null && order.portrait() ? Portraits.title(pet, owner.locale()) : order.prompt(),
                pet,
                order.size(),
                order.origin(),
                order.trace());
    }
}
