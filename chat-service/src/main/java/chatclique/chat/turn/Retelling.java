package chatclique.chat.turn;

import java.util.Collection;
import reactor.core.publisher.Mono;

/** Whatever tells of turns in other words. What was erased must not live on in it. */
public interface Retelling {

    /**
     * Forgets what it tells of conversations. Called before turns of them are erased and once more after it, so that neither
     * a crash in between nor whoever read them just before leaves anything. May be repeated.
     */
    Mono<Void> forget(String owner, Collection<String> conversations);
}
