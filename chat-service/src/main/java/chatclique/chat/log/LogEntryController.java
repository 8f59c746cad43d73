package chatclique.chat.log;

import chatclique.auth.problem.ProblemException;
import chatclique.chat.store.OwnerTag;
import chatclique.chat.turn.Days;
import chatclique.chat.turn.Draft;
import chatclique.chat.turn.Turn;
import chatclique.chat.turn.TurnView;
import chatclique.chat.turn.Turns;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Takes what other services have to tell for the log. They tell it at least once; it is written exactly once. */
@RestController
@RequestMapping("/internal/v1/log-entries")
@Hidden
class LogEntryController {

    private final Turns turns;
    private final Days days;

    LogEntryController(Turns turns, Days days) {
        this.turns = turns;
        this.days = days;
    }

    enum Kind {
        PICTURE
    }

    record PictureEntry(
            @NotBlank @Size(max = 100) String id,
            @Positive int width,
            @Positive int height) {}

    record Entry(
            @NotBlank @Size(max = 200) String eventId,
            @NotBlank @Size(max = 200) String owner,
            @NotNull ZoneId zone,
            @NotNull Instant at,
            @NotNull Kind kind,
            @NotBlank @Size(max = 65_536) String prompt,
            @Size(max = 200) @Nullable String model,
            @NotNull @Valid PictureEntry picture) {

        /** What the entry says; the same event never says two things. */
        String hash() {
            return OwnerTag.hash(kind + "\n" + at + "\n" + picture.id() + "\n" + prompt);
        }
    }

    @PostMapping
    Mono<ResponseEntity<TurnView>> write(@Valid @RequestBody Entry entry) {
        Draft draft = Draft.picture(
                entry.owner(),
                entry.zone(),
                entry.at(),
                "event " + entry.eventId(),
                entry.hash(),
                entry.prompt(),
                entry.model(),
                new Turn.Picture(
                        entry.picture().id(),
                        entry.picture().width(),
                        entry.picture().height()));
        return days.lastSeq(draft.owner(), draft.day())
                .flatMap(last -> turns.accept(draft, last))
                .map(accepted -> ResponseEntity.status(accepted.isNew() ? HttpStatus.CREATED : HttpStatus.OK)
                        .body(TurnView.of(accepted.turn())))
                // Told again after its owner has deleted it: it was delivered, and stays deleted.
                .onErrorResume(
                        LogEntryController::deleted,
                        gone -> Mono.just(ResponseEntity.ok().build()));
    }

    private static boolean deleted(Throwable failure) {
        return failure instanceof ProblemException problem && problem.getStatusCode() == HttpStatus.GONE;
    }
}
