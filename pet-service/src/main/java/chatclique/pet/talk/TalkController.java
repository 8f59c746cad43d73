package chatclique.pet.talk;

import chatclique.auth.Owner;
import chatclique.pet.life.Change;
import chatclique.pet.life.Command;
import chatclique.pet.life.EventView;
import chatclique.pet.life.IdempotencyKey;
import chatclique.pet.life.Kind;
import chatclique.pet.life.Lives;
import chatclique.pet.state.Nature;
import chatclique.pet.state.Talk;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Takes what the chat service has to tell: it tells each turn at least once, and each counts exactly once. */
@RestController
@Hidden
class TalkController {

    private final Lives lives;
    private final Nature nature;

    TalkController(Lives lives, Nature nature) {
        this.lives = lives;
        this.nature = nature;
    }

    /**
     * A turn of a conversation with a pet.
     *
     * @param turnId the turn's id
     * @param owner the subject of the user who talked, who must be the pet's owner
     * @param zone the zone of that user, which decides what day it is
     */
    record Turn(
            @NotBlank @Size(max = 200) String turnId,
            @NotBlank @Size(max = 200) String owner,
            @NotNull ZoneId zone) {}

    /** 201 with what happened; 200 with the same when it was told before; 404 when that user has no such pet any more. */
    @PostMapping("/internal/v1/pets/{id}/talks")
    Mono<ResponseEntity<EventView>> talk(@PathVariable String id, @Valid @RequestBody Turn turn) {
        Owner owner = new Owner(turn.owner(), "", turn.zone(), Locale.ROOT);
        Command command = new Command(
                owner,
                id,
                Kind.TALK,
                Optional.of(IdempotencyKey.within("talk", turn.turnId())),
                (now, today) -> Talk.given(now.state(), today, nature));
        return lives.change(command).map(this::answer);
    }

    private ResponseEntity<EventView> answer(Change change) {
        return ResponseEntity.status(change.replayed() ? HttpStatus.OK : HttpStatus.CREATED)
                .body(EventView.of(change.event(), nature));
    }
}
