package chatclique.chat.reply;

import chatclique.auth.Owner;
import chatclique.auth.OwnerId;
import chatclique.chat.turn.Turn;
import chatclique.chat.turn.TurnId;
import chatclique.chat.turn.TurnView;
import chatclique.chat.turn.Turns;
import chatclique.chat.turn.Versions;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping("/api/v1/turns/{id}")
@Tag(name = "Turns", description = "Say something, and follow the answer")
class ChangeController {

    private static final String KEY = "Idempotency-Key";

    private final Revisions revisions;
    private final Stops stops;
    private final Turns turns;
    private final Versions versions;
    private final TurnResponse response;
    private final PromptRules rules;

    ChangeController(
            Revisions revisions,
            Stops stops,
            Turns turns,
            Versions versions,
            TurnResponse response,
            PromptRules rules) {
        this.revisions = revisions;
        this.stops = stops;
        this.turns = turns;
        this.versions = versions;
        this.response = response;
        this.rules = rules;
    }

    record Edit(@NotNull String text) {}

    record Items(List<Version> items) {}

    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Version(
            int version,
            Turn.@Nullable Part prompt,
            Turn.@Nullable Part answer,
            List<Turn.Action> actions,
            @Nullable String model,
            Turn.@Nullable StandIn standIn,
            Turn.@Nullable Usage usage,
            Turn.@Nullable Cost cost,
            Turn.State state,
            Turn.@Nullable Failure failure,
            Instant at) {

        static Version of(Turn turn) {
            return new Version(
                    turn.versionNumber(),
                    turn.prompt(),
                    turn.answer(),
                    turn.done(),
                    turn.model(),
                    turn.standIn(),
                    turn.usage(),
                    turn.cost(),
                    turn.state(),
                    turn.failure(),
                    turn.askedAt());
        }
    }

    @PostMapping("/stop")
    @Operation(summary = "End its answer here: 202 while the end is on its way, 200 when it has ended. May be repeated")
    Mono<ResponseEntity<TurnView>> stop(@OwnerId String owner, @PathVariable String id) {
        return turns.get(owner, id)
                .flatMap(stops::stop)
                .map(turn -> ResponseEntity.status(turn.state().ended() ? HttpStatus.OK : HttpStatus.ACCEPTED)
                        .body(TurnView.of(turn)));
    }

    @PostMapping(
            path = "/regenerate",
            produces = {MediaType.APPLICATION_JSON_VALUE, MediaType.TEXT_EVENT_STREAM_VALUE})
    @Operation(
            summary = "Have it answered anew",
            description =
                    "Only the latest turn of a conversation, and only when its answer has ended; what there was is"
                            + " kept as a version. The same forms of answer as saying something has.")
    Mono<ResponseEntity<TurnView>> regenerate(
            Owner owner,
            @AuthenticationPrincipal Jwt token,
            @PathVariable String id,
            @RequestHeader(name = KEY, required = false) @Nullable String key,
            ServerWebExchange exchange) {
        return revise(owner, token, id, rules.key(key), null, exchange);
    }

    @PutMapping(
            path = "/text",
            produces = {MediaType.APPLICATION_JSON_VALUE, MediaType.TEXT_EVENT_STREAM_VALUE})
    @Operation(summary = "Say something else instead, and have it answered", description = "As for regenerate.")
    Mono<ResponseEntity<TurnView>> edit(
            Owner owner,
            @AuthenticationPrincipal Jwt token,
            @PathVariable String id,
            @RequestHeader(name = KEY, required = false) @Nullable String key,
            @Valid @RequestBody Edit edit,
            ServerWebExchange exchange) {
        return revise(owner, token, id, rules.key(key), rules.text(edit.text()), exchange);
    }

    @GetMapping("/versions")
    @Operation(summary = "All its answers, the current one last")
    Mono<Items> versions(@OwnerId String owner, @PathVariable String id) {
        return turns.get(owner, id)
                .flatMap(turn -> versions.before(turn)
                        .concatWithValues(turn)
                        .map(Version::of)
                        .collectList())
                .map(Items::new);
    }

    private Mono<ResponseEntity<TurnView>> revise(
            Owner owner, Jwt token, String id, String key, @Nullable String text, ServerWebExchange exchange) {
        long started = System.nanoTime();
        return response.room(owner.id(), exchange)
                .then(Mono.justOrEmpty(TurnId.parse(id)))
                .switchIfEmpty(Mono.error(Turns::none))
                .map(turn -> new Revisions.Revision(owner, token.getTokenValue(), turn, key, text, started))
                .flatMap(revisions::submit)
                .flatMap(accepted -> response.of(accepted, exchange));
    }
}
