package chatclique.chat.chain;

import chatclique.chat.turn.Turn;
import chatclique.chat.turn.TurnId;
import chatclique.chat.turn.Turns;
import chatclique.chat.turn.Versions;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What links seal, as it is stored now. */
@Component
public class Sealed {

    private final Turns turns;
    private final Versions versions;

    Sealed(Turns turns, Versions versions) {
        this.turns = turns;
        this.versions = versions;
    }

    /**
     * A link and what it seals.
     *
     * @param salt the turn's; null when nothing is left to seal
     * @param content as it is stored; null when it was erased, or is lost
     * @param erased whether its owner has erased it
     */
    public record Entry(
            Link link, @Nullable String salt, @Nullable Content content, boolean erased) {

        /** Whether what the link seals is neither stored as it was sealed nor erased. */
        public boolean lost() {
            return !erased && (content == null || !content.hash().equals(link.contentHash()));
        }

        static Entry of(Link link, @Nullable Turn turn) {
            boolean told = link.what() == Link.What.ERASED;
            return turn == null || turn.erased() || told
                    ? new Entry(link, null, null, told || turn != null)
                    : new Entry(link, turn.salt(), Content.of(turn), false);
        }
    }

    /** What an owner's links seal, in the same order. */
    public Mono<List<Entry>> of(String owner, List<Link> links) {
        List<TurnId> ids = links.stream()
                .map(Link::turn)
                .distinct()
                .flatMap(id -> TurnId.parse(id).stream())
                .toList();
        return turns.written(owner, ids)
                .collect(Collectors.toMap(Turn::id, Function.identity()))
                .flatMap(now -> Flux.fromIterable(links)
                        .concatMap(link -> entry(link, now))
                        .collectList());
    }

    private Mono<Entry> entry(Link link, Map<String, Turn> now) {
        Turn turn = now.get(link.turn());
        boolean current = turn == null || turn.erased() || turn.versionNumber() == link.version();
        return current || link.what() == Link.What.ERASED
                ? Mono.just(Entry.of(link, turn))
                : versions.find(link.owner(), link.turn(), link.version())
                        .map(before -> Entry.of(link, before))
                        .switchIfEmpty(Mono.fromSupplier(() -> Entry.of(link, null)));
    }
}
