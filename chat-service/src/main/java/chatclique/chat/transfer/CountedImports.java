package chatclique.chat.transfer;

import chatclique.chat.chain.AfterSealing;
import chatclique.chat.turn.Turn;
import chatclique.chat.turn.Turns;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Makes sure that what was brought is counted in its day, also when an import died in between. */
@Component
class CountedImports implements AfterSealing {

    private static final int AT_ONCE = 8;

    private final Turns turns;

    CountedImports(Turns turns) {
        this.turns = turns;
    }

    @Override
    public Mono<Void> sealed(List<Turn> ended, List<Turn> erased) {
        return Flux.fromIterable(ended)
                .filter(Turn::imported)
                .flatMap(turns::count, AT_ONCE)
                .then();
    }
}
