package chatclique.pet.action;

import chatclique.auth.Owner;
import chatclique.pet.life.Done;
import chatclique.pet.life.IdempotencyKey;
import chatclique.pet.state.Nature;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What I do for my pet. */
@RestController
@Tag(name = "Actions", description = "Feed a pet, stroke it, play with it")
class ActionController {

    private final Actions actions;
    private final Nature nature;

    ActionController(Actions actions, Nature nature) {
        this.actions = actions;
        this.nature = nature;
    }

    /** What to do. */
    record Action(
            @Schema(
                    description = "What to do",
                    allowableValues = {"feed", "pet", "play"})
            @Nullable
            String action) {}

    @PostMapping("/api/v1/pets/{id}/actions")
    @Operation(
            summary = "Do something for a pet",
            description = "Happens once for each Idempotency-Key: the same key again gets the same answer.")
    @Parameter(in = ParameterIn.HEADER, name = IdempotencyKey.HEADER, required = true)
    @ApiResponse(responseCode = "200", description = "What happened, how the pet is now, and what changed")
    @ApiResponse(responseCode = "409", description = "Refused, and nothing changed: too-tired, pet-paused")
    @ApiResponse(responseCode = "422", description = "The key was used for another request")
    Mono<ResponseEntity<Done>> act(
            Owner owner,
            @PathVariable String id,
            @Parameter(hidden = true) @RequestHeader HttpHeaders headers,
            @RequestBody Action action) {
        return actions.act(owner, id, action.action(), IdempotencyKey.required(headers))
                .map(change -> Done.answer(change, nature));
    }
}
