package chatclique.image.picture;

import chatclique.auth.Owner;
import chatclique.auth.OwnerId;
import chatclique.auth.problem.ProblemException;
import chatclique.image.pet.PetLook;
import chatclique.image.pet.Pets;
import chatclique.image.picture.Submissions.Order;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Pictures of the caller: ask for one, look at them, delete one. */
@RestController
@RequestMapping("/api/v1/pictures")
@Tag(name = "Pictures")
class PictureController {

    private final Submissions submissions;
    private final Pictures pictures;
    private final Deletion deletion;
    private final Pets pets;
    private final Checks checks;

    /** What is asked for: the prompt, the pet that it shows, and one of the sizes on offer. */
    record NewPicture(
            @Nullable String prompt,
            @Nullable String petId,
            @Nullable String size) {}

    /** Some of the pictures, and the cursor to ask for more with. */
    record Page(List<PictureView> items, @Nullable String next) {}

    PictureController(Submissions submissions, Pictures pictures, Deletion deletion, Pets pets, Checks checks) {
        this.submissions = submissions;
        this.pictures = pictures;
        this.deletion = deletion;
        this.pets = pets;
        this.checks = checks;
    }

    @PostMapping
    @Operation(
            summary = "Ask for a picture",
            description = "Answered as soon as the order is safe; the picture is made afterwards. The same"
                    + " Idempotency-Key gives the same picture.")
    Mono<ResponseEntity<PictureView>> submit(
            Owner owner,
            @Parameter(hidden = true) @AuthenticationPrincipal Jwt token,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @Parameter(hidden = true) @RequestHeader(required = false) @Nullable String traceparent,
            @RequestBody NewPicture wanted) {
        Order order = checks.order(wanted.prompt(), wanted.petId(), wanted.size(), traceparent);
        Mono<PetLook> pet = order.petId() == null
                ? Mono.empty()
                : pets.look(order.petId(), token.getTokenValue(), HttpStatus.UNPROCESSABLE_CONTENT);
        return submissions.submit(owner, checks.key(key), order, pet).map(Accepted::of);
    }

    @GetMapping
    @Operation(summary = "My pictures, newest first; of one day, or portraits alone")
    Mono<Page> gallery(
            @OwnerId String owner,
            @RequestParam(required = false) @Nullable String day,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "false") boolean portraits,
            @RequestParam(defaultValue = "24") int limit) {
        int count = checks.limit(limit);
        return pictures.gallery(owner, checks.cursor(after), checks.day(day), portraits, count + 1)
                .map(PictureView::of)
                .collectList()
                .map(found -> page(found, count));
    }

    @GetMapping("/{id}")
    @Operation(summary = "One of my pictures: how far it is, and what is known of it")
    Mono<PictureView> picture(@OwnerId String owner, @PathVariable String id) {
        return pictures.find(owner, id)
                .switchIfEmpty(PictureProblems.notFound())
                .map(PictureView::of);
    }

    @PostMapping("/{id}/cancel")
    @Operation(summary = "Give up a picture that is not finished; one that is given up already is answered as it is")
    Mono<PictureView> cancel(@OwnerId String owner, @PathVariable String id) {
        return pictures.cancel(owner, id)
                .switchIfEmpty(Mono.defer(() -> alreadyCancelled(owner, id)))
                .map(PictureView::of);
    }

    @DeleteMapping("/{id}")
    @Operation(summary = "Delete a picture with its bytes; one that is not finished yet is given up")
    Mono<ResponseEntity<Void>> delete(@OwnerId String owner, @PathVariable String id) {
        return deletion.delete(owner, id)
                .switchIfEmpty(PictureProblems.notFound())
                .map(deleted -> ResponseEntity.noContent().build());
    }

    private Mono<Picture> alreadyCancelled(String owner, String id) {
        return pictures.find(owner, id)
                .switchIfEmpty(PictureProblems.notFound())
                .filter(picture -> picture.state() == Picture.State.CANCELLED)
                .switchIfEmpty(Mono.error(() -> new ProblemException(
                        HttpStatus.CONFLICT, "picture-finished", "This picture is finished already.")));
    }

    private static Page page(List<PictureView> found, int count) {
        if (found.size() <= count) {
            return new Page(found, null);
        }
        return new Page(
                found.subList(0, count), Checks.cursorAfter(found.get(count - 1).id()));
    }
}
