package chatclique.image.picture;

import chatclique.auth.Owner;
import chatclique.auth.OwnerId;
import chatclique.image.pet.Pets;
import chatclique.image.picture.PictureController.Page;
import chatclique.image.picture.Submissions.Order;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Pictures that are asked for without a prompt: another like one that is there, the pet as it is now. */
@RestController
@Tag(name = "Pictures")
class AgainController {

    private static final int MOST_VARIATIONS = 100;

    private final Submissions submissions;
    private final Pictures pictures;
    private final Pets pets;
    private final Checks checks;

    /** How a portrait is to be made; all of it may be left out. */
    record NewPortrait(@Nullable String size) {}

    AgainController(Submissions submissions, Pictures pictures, Pets pets, Checks checks) {
        this.submissions = submissions;
        this.pictures = pictures;
        this.pets = pets;
        this.checks = checks;
    }

    @PostMapping("/api/v1/pictures/{id}/variations")
    @Operation(summary = "Ask for another picture of the same prompt, pet and size, linked to this one")
    Mono<ResponseEntity<PictureView>> vary(
            Owner owner,
            @PathVariable String id,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @Parameter(hidden = true) @RequestHeader(required = false) @Nullable String traceparent) {
        String checked = checks.key(key);
        return pictures.find(owner.id(), id)
                .switchIfEmpty(PictureProblems.notFound())
                .flatMap(original -> submissions.submit(
                        owner,
                        checked,
                        Checks.variation(original, traceparent),
                        // The pet as the original shows it, not as it is now.
                        Mono.justOrEmpty(original.pet())))
                .map(Accepted::of);
    }

    @GetMapping("/api/v1/pictures/{id}/variations")
    @Operation(summary = "What was made after the example of this picture, newest first")
    Mono<Page> variations(@OwnerId String owner, @PathVariable String id) {
        return pictures.find(owner, id)
                .switchIfEmpty(PictureProblems.notFound())
                .flatMapMany(original -> pictures.variations(owner, id, MOST_VARIATIONS))
                .map(PictureView::of)
                .collectList()
                .map(found -> new Page(found, null));
    }

    @PostMapping("/api/v1/pets/{petId}/portraits")
    @Operation(
            summary = "Ask for a portrait of a pet as it is now",
            description = "Its state is kept with the picture: mood, band, what it wears, its look.")
    Mono<ResponseEntity<PictureView>> portray(
            Owner owner,
            @Parameter(hidden = true) @AuthenticationPrincipal Jwt token,
            @PathVariable String petId,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @Parameter(hidden = true) @RequestHeader(required = false) @Nullable String traceparent,
            @RequestBody(required = false) @Nullable NewPortrait wanted) {
        Order order = checks.portrait(petId, wanted == null ? null : wanted.size(), traceparent);
        return submissions
                .submit(owner, checks.key(key), order, pets.look(petId, token.getTokenValue(), HttpStatus.NOT_FOUND))
                .map(Accepted::of);
    }
}
