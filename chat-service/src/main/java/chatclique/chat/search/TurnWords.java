package chatclique.chat.search;

import chatclique.chat.turn.Turn;
import java.util.List;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * The words by which a turn is found.
 *
 * @param id the turn's
 * @param place when the turn was said, in milliseconds, and its id: what is sorted by, and what a cursor is
 */
@Document("turnWords")
record TurnWords(@Id String id, String owner, String place, List<String> words) {

    static final String PLACE = "[0-9]{13}-[0-9a-f]{24}-[0-9]{8}-[0-9]{1,9}";

    /** The place of a turn among an owner's turns in time. */
    static String place(Turn turn) {
        return "%013d-%s".formatted(Math.max(0, turn.createdAt().toEpochMilli()), turn.id());
    }
}
