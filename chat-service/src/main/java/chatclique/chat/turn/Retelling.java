package chatclique.chat.turn;

import java.util.Collection;
import reactor.core.publisher.Mono;

/** Whatever tells of turns in other words. What was erased must not live on in it. */
public interface Retelling {

    /**
     * Forgets what it tells of turns, or of the conversations that they belong to. Called before turns are erased and once
     * more after it, so that neither a crash in between nor whoever read them just before leaves anything. May be repeated.
     *
     * @param turns ids of turns of an owner's day
     * @param conversations ids of their conversations; a turn that was erased before names none
     */
    Mono<Void> forget(String owner, Collection<String> turns, Collection<String> conversations);
}
