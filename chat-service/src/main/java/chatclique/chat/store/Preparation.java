package chatclique.chat.store;

import reactor.core.publisher.Mono;

/** What has to be done with stored data before work begins, such as bringing it into today's form. */
@FunctionalInterface
public interface Preparation {

    /** Does it. May be repeated, and may run in several instances at once. */
    Mono<Void> prepare();
}
