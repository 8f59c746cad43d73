package chatclique.image.share;

import chatclique.auth.OwnerId;
import chatclique.auth.problem.ProblemException;
import chatclique.image.picture.Picture;
import chatclique.image.picture.PictureProblems;
import chatclique.image.picture.Pictures;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The addresses under which the caller shows a picture to others: make one, see them, take one back. */
@RestController
@RequestMapping("/api/v1/pictures/{id}/shares")
@Tag(name = "Shares")
class ShareController {

    private static final Duration SHORTEST = Duration.ofSeconds(1);

    private final Pictures pictures;
    private final Shares shares;
    private final Signatures signatures;
    private final ShareProperties properties;

    /** How long it is to be good: an ISO 8601 duration such as {@code P7D}, or seconds; may be left out. */
    record NewShare(@Nullable Duration expiresIn) {}

    /** A share, with the address to hand on. */
    record ShareView(String id, String url, Instant createdAt, Instant expiresAt) {

        static ShareView of(Share share, Signature signature) {
            String url = "/api/v1/pictures/shared/" + signature.token(share);
            return new ShareView(share.id(), url, share.createdAt(), share.expiresAt());
        }
    }

    record Page(List<ShareView> items) {}

    ShareController(Pictures pictures, Shares shares, Signatures signatures, ShareProperties properties) {
        this.pictures = pictures;
        this.shares = shares;
        this.signatures = signatures;
        this.properties = properties;
    }

    @PostMapping
    @Operation(
            summary = "Make an address that shows this picture without a login",
            description = "It is signed, ends by itself, and can be taken back at any time.")
    Mono<ResponseEntity<ShareView>> share(
            @OwnerId String owner, @PathVariable String id, @RequestBody(required = false) @Nullable NewShare wanted) {
        Duration lasting = lasting(wanted);
        return shareable(owner, id)
                .delayUntil(this::refuseWhenMany)
                .flatMap(picture -> shares.add(picture, lasting))
                .flatMap(this::view)
                .map(view -> ResponseEntity.created(URI.create(view.url())).body(view));
    }

    @GetMapping
    @Operation(summary = "The addresses of this picture that are good now")
    Mono<Page> shares(@OwnerId String owner, @PathVariable String id) {
        return pictures.find(owner, id)
                .switchIfEmpty(PictureProblems.notFound())
                .flatMapMany(shares::of)
                .concatMap(this::view)
                .collectList()
                .map(Page::new);
    }

    @DeleteMapping("/{share}")
    @Operation(summary = "Take an address back; from then on it shows nothing")
    Mono<ResponseEntity<Void>> revoke(@OwnerId String owner, @PathVariable String id, @PathVariable String share) {
        return shares.revoke(owner, id, share)
                .switchIfEmpty(Mono.error(() -> new ProblemException(
                        HttpStatus.NOT_FOUND, "share-not-found", "This picture has no share with this id.")))
                .map(revoked -> ResponseEntity.noContent().build());
    }

    private Mono<Picture> shareable(String owner, String id) {
        return pictures.find(owner, id)
                .switchIfEmpty(PictureProblems.notFound())
                .map(picture -> {
                    if (picture.content() == null) {
                        throw PictureProblems.noContent(picture);
                    }
                    return picture;
                });
    }

    private Mono<Long> refuseWhenMany(Picture picture) {
        return shares.of(picture).count().map(count -> {
            if (count >= properties.perPicture()) {
                throw new ProblemException(
                        HttpStatus.CONFLICT,
                        "too-many-shares",
                        "A picture has at most %d addresses; take one back first.".formatted(properties.perPicture()));
            }
            return count;
        });
    }

    private Mono<ShareView> view(Share share) {
        return signatures.current().map(signature -> ShareView.of(share, signature));
    }

    private Duration lasting(@Nullable NewShare wanted) {
        Duration asked = wanted == null || wanted.expiresIn() == null ? properties.lasting() : wanted.expiresIn();
        if (asked.compareTo(SHORTEST) < 0 || asked.compareTo(properties.longest()) > 0) {
            throw PictureProblems.invalid("expiresIn", "From one second to " + properties.longest() + ".");
        }
        return asked;
    }
}
