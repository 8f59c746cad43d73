package chatclique.pet.state;

import java.util.ArrayList;
import java.util.List;

/**
 * What a pet has from the shop.
 *
 * @param owned the ids of all of it, the oldest first
 * @param worn the ids of what it has on, each of which it owns
 */
public record Belongings(List<String> owned, List<String> worn) {

    /** Nothing at all. */
    public static final Belongings NONE = new Belongings(List.of(), List.of());

    /** Copies the lists. */
    public Belongings {
        owned = List.copyOf(owned);
        worn = List.copyOf(worn);
    }

    Belongings plus(String item) {
        List<String> more = new ArrayList<>(owned);
        more.add(item);
        return new Belongings(more, worn);
    }

    Belongings wearing(List<String> items) {
        return new Belongings(owned, items);
    }
}
