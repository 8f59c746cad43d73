package chatclique.chat.search;

import chatclique.chat.store.OwnerTag;
import chatclique.chat.turn.Turn;
import java.util.List;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * The words by which a turn is found.
 *
 * @param id the turn's
 * @param place when the turn was said, in milliseconds, its day and number: what is sorted by, and what a cursor is
 */
@Document("turnWords")
record TurnWords(@Id String id, String owner, String place, List<String> words) {

    static final String PLACE = "[0-9]{13}-[0-9]{8}-[0-9]{1,9}";

    /** The place of a turn among an owner's turns in time. */
    static String place(Turn turn) {
        String within = turn.id().substring(OwnerTag.LENGTH);
        return "%013d%s".formatted(Math.max(0, turn.createdAt().toEpochMilli()), within);
    }
}
