package chatclique.chat.conversation;

import chatclique.auth.problem.ProblemException;
import chatclique.chat.store.Page;
import chatclique.chat.turn.Turn;
import chatclique.chat.turn.TurnId;
import chatclique.chat.turn.TurnView;
import chatclique.chat.turn.Turns;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The turns of a conversation, backwards or forwards. */
@Component
class Transcript {

    private final Turns turns;

    Transcript(Turns turns) {
        this.turns = turns;
    }

    /** The turns before the one that the cursor names, or the latest ones. */
    Mono<Page<TurnView>> page(Conversation conversation, @Nullable String cursor, int limit) {
        return before(conversation, cursor)
                .flatMap(before ->
                        turns.ofConversation(conversation.owner(), conversation.id(), before.orElse(null), limit + 1))
                .map(found -> page(found, limit));
    }

    /** The turns after the one that the cursor names, the oldest first; it may have been deleted meanwhile. */
    Mono<Page<TurnView>> since(Conversation conversation, String cursor, int limit) {
        return Mono.justOrEmpty(TurnId.parse(cursor))
                .flatMap(id -> turns.written(conversation.owner(), id))
                .filter(turn -> turn.erased() || conversation.id().equals(turn.conversation()))
                .switchIfEmpty(Mono.error(Transcript::unknown))
                .flatMap(turn -> turns.since(turn, conversation.id(), limit + 1))
                .map(found -> page(found, limit));
    }

    private Mono<Optional<Turn>> before(Conversation conversation, @Nullable String cursor) {
        if (cursor == null) {
            return Mono.just(Optional.empty());
        }
        return Mono.justOrEmpty(TurnId.parse(cursor))
                .flatMap(id -> turns.find(conversation.owner(), id))
                .filter(turn -> conversation.id().equals(turn.conversation()))
                .map(Optional::of)
                .switchIfEmpty(Mono.error(Transcript::unknown));
    }

    private static ProblemException unknown() {
        return new ProblemException(HttpStatus.BAD_REQUEST, "unknown-cursor", "This cursor leads nowhere.");
    }

    private static Page<TurnView> page(List<Turn> found, int limit) {
        List<TurnView> shown = found.stream().limit(limit).map(TurnView::of).toList();
        return new Page<>(shown, found.size() > limit ? shown.getLast().id() : null);
    }
}
