package chatclique.chat.reply;

import chatclique.auth.problem.ProblemException;
import chatclique.chat.turn.Turn;
import chatclique.chat.turn.TurnView;
import chatclique.chat.turn.Turns.Acceptance;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Answers a request that makes a turn be answered, in the form that it asks for: a stream, the whole turn, or later. */
@Component
class TurnResponse {

    private final Following following;
    private final EventStream stream;
    private final EventLines lines;

    TurnResponse(Following following, EventStream stream, EventLines lines) {
        this.following = following;
        this.stream = stream;
        this.lines = lines;
    }

    /** An error (429) when a stream is asked for and there may be no more; before anything is taken in. */
    Mono<Void> room(String owner, ServerWebExchange exchange) {
        return wantsStream(exchange) ? stream.room(owner) : Mono.empty();
    }

    Mono<ResponseEntity<TurnView>> of(Acceptance accepted, ServerWebExchange exchange) {
        Turn turn = accepted.turn();
        HttpHeaders headers = exchange.getResponse().getHeaders();
        if (!accepted.isNew()) {
            headers.set("Idempotency-Replayed", "true");
        }
        if (wantsStream(exchange)) {
            return events(turn, null, exchange.getResponse()).then(Mono.empty());
        }
        URI location = URI.create("/api/v1/turns/" + turn.id());
        if (prefersAsync(exchange)) {
            return Mono.just(ResponseEntity.accepted()
                    .location(location)
                    .header("Preference-Applied", "respond-async")
                    .body(TurnView.of(turn)));
        }
        return following.end(turn).map(ended -> whole(ended, location));
    }

    /** Its events, from where the reader was. */
    Mono<Void> events(Turn turn, @Nullable String lastEventId, ServerHttpResponse response) {
        return stream.send(
                response, turn.owner(), following.events(turn, lastEventId).map(lines::of));
    }

    private static ResponseEntity<TurnView> whole(Turn turn, URI location) {
        if (turn.state() == Turn.State.FAILED && turn.failure() != null) {
            ProblemException problem = Failures.problem(turn.failure());
            problem.getBody().setProperty("turnId", turn.id());
            throw problem;
        }
        return ResponseEntity.ok().location(location).body(TurnView.of(turn));
    }

    private static boolean wantsStream(ServerWebExchange exchange) {
        List<MediaType> accepted = exchange.getRequest().getHeaders().getAccept();
        return accepted.stream().anyMatch(type -> type.equalsTypeAndSubtype(MediaType.TEXT_EVENT_STREAM));
    }

    private static boolean prefersAsync(ServerWebExchange exchange) {
        return exchange.getRequest().getHeaders().getOrEmpty("Prefer").stream()
                .anyMatch(preference -> preference.contains("respond-async"));
    }
}
