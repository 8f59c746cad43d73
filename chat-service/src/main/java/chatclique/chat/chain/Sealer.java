package chatclique.chat.chain;

import chatclique.chat.turn.Turn;
import chatclique.chat.turn.Unsealed;
import chatclique.chat.turn.Versions;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Links turns into their owners' chains after they have ended: a reader never waits for it. A turn says that it waits
 * until all is written, and writing it again changes nothing; so a crash at any point leaves only work, no hole.
 */
@Component
public class Sealer {

    private static final int AT_ONCE = 200;
    private static final int OWNERS_AT_ONCE = 8;

    private final Unsealed unsealed;
    private final Versions versions;
    private final Links links;
    private final List<AfterSealing> after;
    private final ChainMetrics metrics;

    Sealer(Unsealed unsealed, Versions versions, Links links, List<AfterSealing> after, ChainMetrics metrics) {
        this.unsealed = unsealed;
        this.versions = versions;
        this.links = links;
        this.after = after;
        this.metrics = metrics;
    }

    /** Links what of an owner's log has ended until now. */
    public Mono<Void> seal(String owner) {
        return Mono.defer(() -> unsealed.of(owner, AT_ONCE).flatMap(this::seal))
                .repeat()
                .takeUntil(linked -> linked < AT_ONCE)
                .then();
    }

    /** Links what has ended until now, of all owners. */
    Mono<Void> sealAll() {
        return Mono.defer(() ->
                        unsealed.oldest(AT_ONCE).doOnNext(metrics::waiting).flatMap(this::seal))
                .repeat()
                .takeUntil(linked -> linked < AT_ONCE)
                .then();
    }

    private Mono<Integer> seal(List<Turn> turns) {
        if (turns.isEmpty()) {
            return Mono.just(0);
        }
        List<Turn> ended = turns.stream()
                .filter(turn -> !turn.erased() && turn.state().ended())
                .toList();
        List<Turn> erased = turns.stream().filter(Turn::erased).toList();
        return Flux.fromIterable(turns)
                .groupBy(Turn::owner, turns.size())
                .flatMap(
                        mine -> mine.concatMap(this::items)
                                .collectList()
                                .flatMap(items -> items.isEmpty() ? Mono.empty() : links.add(mine.key(), items)),
                        OWNERS_AT_ONCE)
                .then(Flux.fromIterable(after)
                        .concatMap(next -> next.sealed(ended, erased))
                        .then())
                .then(Mono.defer(() -> unsealed.done(turns)))
                .doOnSuccess(done -> metrics.sealed(turns.size()))
                .thenReturn(turns.size());
    }

    /** What there is to link of a turn; what it was before it was answered anew comes first. */
    private Flux<Link.Item> items(Turn turn) {
        if (turn.erased()) {
            return Flux.just(new Link.Item(turn.id(), turn.versionNumber(), Link.What.ERASED, Link.NOTHING));
        }
        List<Turn> now = turn.state().ended() ? List.of(turn) : List.of();
        if (turn.versionNumber() == 1) {
            return Flux.fromIterable(now).map(Sealer::item);
        }
        return versions.before(turn)
                .concatWith(Flux.fromIterable(now))
                .map(Sealer::item)
                .collectList()
                .flatMap(items -> links.missing(turn.owner(), items))
                .flatMapIterable(missing -> missing);
    }

    private static Link.Item item(Turn turn) {
        Link.What what = turn.imported() ? Link.What.IMPORTED : Link.What.ENTRY;
        return new Link.Item(
                turn.id(), turn.versionNumber(), what, Content.of(turn).hash());
    }
}
