package chatclique.chat.store;

import reactor.core.publisher.Mono;

/** What a feature keeps of an owner beside the turns. It goes when the owner deletes everything. */
public interface Belongings {

    /** Erases all of it. May be repeated. */
    Mono<Void> erase(String owner);
}
