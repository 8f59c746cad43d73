package chatclique.chat.turn;

import java.util.List;
import reactor.core.publisher.Mono;

/** Someone who has to know that turns were erased. */
public interface Erasure {

    /**
     * Is told after it. May be told twice.
     *
     * @param turns how they stood before
     */
    Mono<Void> erased(String owner, List<Standings.Standing> turns);
}
