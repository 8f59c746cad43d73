package chatclique.chat.conversation;

import chatclique.auth.Owner;
import chatclique.auth.OwnerId;
import chatclique.auth.problem.ProblemException;
import chatclique.chat.model.Presets;
import chatclique.chat.model.Tuning;
import chatclique.chat.persona.Persona;
import chatclique.chat.persona.Pet;
import chatclique.chat.persona.Pets;
import chatclique.chat.store.Page;
import chatclique.chat.turn.TurnView;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
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
import reactor.core.publisher.Mono;

@RestController
@RequestMapping("/api/v1/conversations")
@Tag(name = "Conversations", description = "Who talks with whom")
class ConversationController {

    private static final String KEY = "[\\x21-\\x7e]{1,200}";

    private final Conversations conversations;
    private final Transcript transcript;
    private final Deletions deletions;
    private final Pets pets;
    private final Presets presets;

    ConversationController(
            Conversations conversations, Transcript transcript, Deletions deletions, Pets pets, Presets presets) {
        this.conversations = conversations;
        this.transcript = transcript;
        this.deletions = deletions;
        this.pets = pets;
        this.presets = presets;
    }

    record Start(
            @NotNull Persona persona,
            @Size(min = 1, max = 64) @Nullable String petId,
            @Size(max = 120) @Nullable String title,
            @Nullable String preset,
            @Nullable Tuning settings) {

        Change wishes() {
            Change wishes = new Change();
            wishes.setTitle(title);
            wishes.setPreset(preset);
            wishes.setSettings(settings);
            return wishes;
        }
    }

    @JsonInclude(JsonInclude.Include.ALWAYS)
    record View(
            String id,
            Persona persona,
            @Nullable String petId,
            @Nullable String title,
            @Nullable String preset,
            Tuning settings,
            Instant createdAt,
            Instant lastTurnAt) {

        static View of(Conversation conversation) {
            return new View(
                    conversation.id(),
                    conversation.persona(),
                    conversation.petId(),
                    conversation.title(),
                    conversation.preset(),
                    Objects.requireNonNullElse(conversation.settings(), Tuning.NONE),
                    conversation.createdAt(),
                    conversation.lastTurnAt());
        }
    }

    @GetMapping
    @Operation(summary = "My conversations, the latest spoken in first")
    Mono<Page<View>> list(
            @OwnerId String owner,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = Page.LIMIT) @Min(1) @Max(Page.MOST) int limit) {
        return conversations.page(owner, after, limit).map(page -> page.map(View::of));
    }

    @PostMapping
    @Operation(summary = "Start a conversation; with an Idempotency-Key, the same key starts it only once")
    Mono<ResponseEntity<View>> start(
            Owner owner,
            @AuthenticationPrincipal Jwt token,
            @RequestHeader(name = "Idempotency-Key", required = false) @Pattern(regexp = KEY) @Nullable String key,
            @Valid @RequestBody Start start) {
        presets.check(start.persona(), start.preset(), start.settings());
        return pet(start, token.getTokenValue())
                .flatMap(pet -> conversations.start(owner.id(), key, start.persona(), pet.orElse(null), start.wishes()))
                .map(View::of)
                .map(view -> ResponseEntity.created(URI.create("/api/v1/conversations/" + view.id()))
                        .body(view));
    }

    @GetMapping("/{id}")
    @Operation(summary = "One conversation")
    Mono<View> get(@OwnerId String owner, @PathVariable String id) {
        return conversations.get(owner, id).map(View::of);
    }

    @PatchMapping("/{id}")
    @Operation(summary = "Give it another title, preset or settings, or none; what is not named stays")
    Mono<View> change(@OwnerId String owner, @PathVariable String id, @Valid @RequestBody Change change) {
        return conversations
                .get(owner, id)
                .doOnNext(found -> presets.check(found.persona(), change.preset(), change.settings()))
                .then(Mono.defer(() -> conversations.change(owner, id, change)))
                .map(View::of);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Delete it with all that was said in it; the numbers in the log are not given again")
    Mono<Void> delete(@OwnerId String owner, @PathVariable String id) {
        return deletions.delete(owner, id);
    }

    @GetMapping("/{id}/turns")
    @Operation(
            summary = "Its turns, latest first",
            description = "With after: those before that turn. With since: those that came after it, oldest first.")
    Mono<Page<TurnView>> turns(
            @OwnerId String owner,
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable String since,
            @RequestParam(defaultValue = Page.LIMIT) @Min(1) @Max(Page.MOST) int limit) {
        return conversations
                .get(owner, id)
                .flatMap(conversation -> since == null
                        ? transcript.page(conversation, after, limit)
                        : transcript.since(conversation, since, limit));
    }

    private Mono<Optional<Pet>> pet(Start start, String token) {
        boolean withPet = start.persona() == Persona.PET;
        if (withPet != (start.petId() != null)) {
            return Mono.error(new ProblemException(
                    HttpStatus.UNPROCESSABLE_ENTITY,
                    "pet-needed",
                    withPet ? "Name the pet to talk with." : "Only the persona pet has a pet."));
        }
        return start.petId() == null
                ? Mono.just(Optional.empty())
                : pets.get(start.petId(), token).map(Optional::of);
    }
}
