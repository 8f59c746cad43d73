package chatclique.chat.reply;

import chatclique.auth.Owner;
import chatclique.auth.OwnerId;
import chatclique.chat.turn.TurnView;
import chatclique.chat.turn.Turns;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping("/api/v1")
@Tag(name = "Turns", description = "Say something, and follow the answer")
class TurnController {

    private static final String KEY = "Idempotency-Key";

    private final Submissions submissions;
    private final Turns turns;
    private final TurnResponse response;
    private final PromptRules rules;

    TurnController(Submissions submissions, Turns turns, TurnResponse response, PromptRules rules) {
        this.submissions = submissions;
        this.turns = turns;
        this.response = response;
        this.rules = rules;
    }

    record Say(@NotNull String text) {}

    @PostMapping(
            path = "/conversations/{id}/turns",
            produces = {MediaType.APPLICATION_JSON_VALUE, MediaType.TEXT_EVENT_STREAM_VALUE})
    @Operation(
            summary = "Say something",
            description =
                    "As an event stream: accepted, delta and action, then done, failed, stopped or closing. As JSON: the whole"
                            + " turn, or 202 at once with Prefer: respond-async. The same Idempotency-Key is the same turn.")
    Mono<ResponseEntity<TurnView>> say(
            Owner owner,
            @AuthenticationPrincipal Jwt token,
            @PathVariable String id,
            @RequestHeader(name = KEY, required = false) @Nullable String key,
            @Valid @RequestBody Say say,
            ServerWebExchange exchange) {
        long started = System.nanoTime();
        Submissions.Submission submission = new Submissions.Submission(
                owner, token.getTokenValue(), id, rules.key(key), rules.text(say.text()), started);
        return response.room(owner.id(), exchange)
                .then(Mono.defer(() -> submissions.submit(submission)))
                .flatMap(accepted -> response.of(accepted, exchange));
    }

    @GetMapping("/turns/{id}")
    @Operation(summary = "One turn, as it is now")
    Mono<TurnView> get(@OwnerId String owner, @PathVariable String id) {
        return turns.get(owner, id).map(TurnView::of);
    }

    @GetMapping(path = "/turns/{id}/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Operation(summary = "Its stream, from the start or from Last-Event-ID, while it runs and after")
    Mono<Void> events(
            @OwnerId String owner,
            @PathVariable String id,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastEventId,
            ServerWebExchange exchange) {
        return turns.get(owner, id).flatMap(turn -> response.events(turn, lastEventId, exchange.getResponse()));
    }
}
