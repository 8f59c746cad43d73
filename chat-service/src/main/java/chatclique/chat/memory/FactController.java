package chatclique.chat.memory;

import chatclique.auth.OwnerId;
import chatclique.auth.problem.ProblemException;
import chatclique.auth.problem.ProblemException.FieldError;
import chatclique.chat.persona.Pets;
import chatclique.chat.store.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
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
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping("/api/v1/facts")
@Tag(name = "Facts", description = "What is remembered about me")
class FactController {

    private static final String BASE = "/api/v1/facts/";

    /** A character has at most two UTF-16 units; what has more isn't looked at. */
    private static final int UNITS = 2 * Fact.LONGEST;

    private final Facts facts;
    private final Pets pets;

    FactController(Facts facts, Pets pets) {
        this.facts = facts;
        this.pets = pets;
    }

    record NewFact(
            @Schema(description = "The pet that shall know it; all may when it is left out")
            @Size(min = 1, max = 64)
            @Nullable
            String petId,

            @NotNull Fact.Kind kind,

            @Schema(description = "One line of 1 to 200 characters", example = "old trains")
            @NotNull
            @Size(min = 1, max = UNITS)
            String text) {}

    record Correction(
            @Schema(description = "One line of 1 to 200 characters") @NotNull @Size(min = 1, max = UNITS)
            String text) {}

    @GetMapping
    @Operation(summary = "All that is remembered about me; with petId, what that pet knows. Oldest first, at most 200")
    Mono<Page<Fact>> list(
            @OwnerId String owner, @RequestParam(required = false) @Size(max = 64) @Nullable String petId) {
        Mono<List<Fact>> found = petId == null ? facts.all(owner) : facts.knownTo(owner, petId);
        return found.map(all -> new Page<>(all, null));
    }

    @PostMapping
    @Operation(
            summary = "Write a fact down",
            description = "A new name takes the place of the one before. What is known already is not written twice.")
    @ApiResponse(responseCode = "201", description = "Written")
    @ApiResponse(responseCode = "200", description = "Known already")
    Mono<ResponseEntity<Fact>> write(
            @OwnerId String owner, @AuthenticationPrincipal Jwt token, @Valid @RequestBody NewFact fact) {
        String text = checked(fact.text());
        Mono<?> pet = fact.petId() == null ? Mono.just(true) : pets.get(fact.petId(), token.getTokenValue());
        return pet.flatMap(mine -> facts.write(owner, fact.petId(), fact.kind(), text))
                .map(FactController::answer);
    }

    @PutMapping("/{id}")
    @Operation(summary = "Correct a fact")
    Mono<Fact> correct(@OwnerId String owner, @PathVariable String id, @Valid @RequestBody Correction correction) {
        return facts.correct(owner, id, checked(correction.text()));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Forget a fact; the turn that taught it does not teach it again")
    Mono<Void> forget(@OwnerId String owner, @PathVariable String id) {
        return facts.forget(owner, id);
    }

    private static ResponseEntity<Fact> answer(Facts.Learned learned) {
        return learned.isNew()
                ? ResponseEntity.created(URI.create(BASE + learned.fact().id())).body(learned.fact())
                : ResponseEntity.ok(learned.fact());
    }

    private static String checked(String text) {
        String line = Fact.line(text);
        int length = line.codePointCount(0, line.length());
        if (length == 0 || length > Fact.LONGEST) {
            throw new ProblemException(
                            HttpStatus.BAD_REQUEST, "invalid-fields", "A fact has 1 to 200 visible characters.")
                    .withErrors(List.of(new FieldError("text", "must have 1 to 200 visible characters")));
        }
        return line;
    }
}
