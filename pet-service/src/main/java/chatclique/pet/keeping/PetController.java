package chatclique.pet.keeping;

import chatclique.auth.Owner;
import chatclique.auth.OwnerId;
import chatclique.pet.life.Change;
import chatclique.pet.life.IdempotencyKey;
import chatclique.pet.life.LifeProperties;
import chatclique.pet.life.Lives;
import chatclique.pet.life.PetView;
import chatclique.pet.state.Nature;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** My pets. */
@RestController
@RequestMapping("/api/v1/pets")
@Tag(name = "Pets", description = "Adopt a pet, see how it is, name it, bring it to its hotel")
class PetController {

    private static final String BASE = "/api/v1/pets/";

    private final Lives lives;
    private final Keeping keeping;
    private final LifeProperties life;
    private final Nature nature;

    PetController(Lives lives, Keeping keeping, LifeProperties life, Nature nature) {
        this.lives = lives;
        this.keeping = keeping;
        this.life = life;
        this.nature = nature;
    }

    /** A wish for a pet. */
    record Adoption(
            @Schema(description = "1 to 40 characters", example = "Minou") @Nullable
            String name,

            @Schema(example = "cat") @Nullable String species,

            @Schema(description = "One of the species' looks", example = "ginger") @Nullable
            String look) {}

    /** What shall be another way; what is left out stays as it is. */
    record Alteration(
            @Schema(description = "1 to 40 characters") @Nullable
            String name,

            @Schema(description = "true brings the pet to its hotel, where time stands still") @Nullable
            Boolean paused) {}

    /** A page of pets. */
    record PetPage(List<PetView> items, @Nullable String next) {}

    @GetMapping
    @Operation(summary = "All my pets as they are now, the longest kept first")
    Mono<PetPage> list(
            @OwnerId String owner,
            @Parameter(description = "true: those that I gave away and can still take back")
                    @RequestParam(defaultValue = "false")
                    boolean released) {
        Flux<PetView> pets = released
                ? lives.releasedBy(owner).map(pet -> PetView.released(pet, nature, life.releasedFor()))
                : lives.of(owner).map(pet -> PetView.of(pet, nature));
        return pets.collectList().map(all -> new PetPage(all, null));
    }

    @GetMapping("/{id}")
    @Operation(summary = "A pet as it is now: its mood, why, and when it changes next")
    Mono<PetView> read(@OwnerId String owner, @PathVariable String id) {
        return lives.now(owner, id).map(pet -> PetView.of(pet, nature));
    }

    @PostMapping
    @Operation(
            summary = "Adopt a pet",
            description = "With an Idempotency-Key it is adopted once, however often asked.")
    Mono<ResponseEntity<PetView>> adopt(
            Owner owner, @Parameter(hidden = true) @RequestHeader HttpHeaders headers, @RequestBody Adoption adoption) {
        return keeping.adopt(owner, adoption, IdempotencyKey.in(headers)).map(this::created);
    }

    @PatchMapping("/{id}")
    @Operation(
            summary = "Rename a pet, bring it to its hotel, or fetch it from there",
            description =
                    "With If-Match, the version that the change is meant for, it is refused if the pet has changed.")
    Mono<PetView> alter(
            Owner owner,
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String version,
            @RequestBody Alteration alteration) {
        return keeping.alter(owner, id, alteration, Version.of(version)).map(pet -> PetView.of(pet, nature));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Give a pet away",
            description = "It can come back for 30 days; then it is erased with all that is known of it.")
    Mono<Void> release(Owner owner, @PathVariable String id) {
        return lives.release(owner, id).then();
    }

    @PostMapping("/{id}/return")
    @Operation(summary = "Take a pet back that was given away; it lives on as it was")
    @ApiResponse(responseCode = "404", description = "There is no such pet, or it was given away too long ago")
    @ApiResponse(responseCode = "409", description = "There is no room for it: too-many-pets")
    Mono<PetView> takeBack(Owner owner, @PathVariable String id) {
        return lives.takeBack(owner, id).map(pet -> PetView.of(pet, nature));
    }

    private ResponseEntity<PetView> created(Change adoption) {
        ResponseEntity.BodyBuilder answer = ResponseEntity.status(HttpStatus.CREATED)
                .location(URI.create(BASE + adoption.pet().id()));
        if (adoption.replayed()) {
            answer.header(IdempotencyKey.REPLAYED, "true");
        }
        return answer.body(PetView.of(adoption.pet(), nature));
    }
}
