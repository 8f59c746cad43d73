package chatclique.chat.store;

import java.time.LocalDate;
import reactor.core.publisher.Mono;

/** What a feature keeps of an owner beside the turns. It goes when the owner deletes everything. */
public interface Belongings {

    /** Erases all of it. May be repeated. */
    Mono<Void> erase(String owner);

    /** Erases what of it is about a day that its owner deletes, before the day's turns go. May be repeated. */
    default Mono<Void> eraseDay(String owner, LocalDate day) {
        return Mono.empty();
    }
}
