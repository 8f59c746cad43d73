package chatclique.chat.chain;

import chatclique.chat.turn.Turn;
import java.util.List;
import reactor.core.publisher.Mono;

/**
 * What else is to be written once turns have ended or were erased. It is told of each at least once, also after a crash,
 * and of several versions of a turn in any order; an erased one is told last.
 */
public interface AfterSealing {

    /**
     * Writes it. When this fails, the turns are told again.
     *
     * @param ended turns as they are stored
     * @param erased turns that have no content any more
     */
    Mono<Void> sealed(List<Turn> ended, List<Turn> erased);
}
