package chatclique.pet.life;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * Lets this instance change each pet one request after another. Not what keeps changes apart (the events' ids do, among
 * all instances): it only spares the attempts that requests to the same instance would waste on each other.
 */
final class Lanes {

    private final ConcurrentMap<String, Mono<Void>> tails = new ConcurrentHashMap<>();

    /** Runs a task when those that came before it for the same pet have ended, in whichever way. */
    <T> Mono<T> inTurn(String pet, Mono<T> task) {
        return Mono.defer(() -> {
            Sinks.Empty<Void> ended = Sinks.empty();
            Mono<Void> tail = ended.asMono();
            Mono<Void> before = tails.put(pet, tail);
            Mono<T> turn = before == null ? task : before.then(task);
            return turn.doFinally(signal -> {
                tails.remove(pet, tail);
                ended.tryEmitEmpty();
            });
        });
    }
}
