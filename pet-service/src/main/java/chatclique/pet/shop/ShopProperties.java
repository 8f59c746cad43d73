package chatclique.pet.shop;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the shop has.
 *
 * @param items all that can be bought or was sold once, in the order in which the shop shows it
 */
@ConfigurationProperties("chatclique.pet.shop")
record ShopProperties(@DefaultValue List<Item> items) {

    /** The place of a style: not on the body, but behind it. */
    static final String BACKGROUND = "background";

    private static final Pattern WORD = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    /**
     * Something to have.
     *
     * @param id its name everywhere; for an accessory the id of its drawing, for a style {@code scene-} and the id of the
     *     drawn place
     * @param place where it goes: head, eyes, neck, back, beside or background; a pet wears one thing at each
     * @param price what it costs
     * @param sold whether it can still be bought; what a pet has it keeps
     */
    record Item(
            String id,
            String place,
            int price,
            @DefaultValue("true") boolean sold) {

        /** Refuses what could not work at start-up, where it can be seen. */
        Item {
            if (!WORD.matcher(id).matches() || !WORD.matcher(place).matches() || price < 1) {
                throw new IllegalArgumentException(
                        "chatclique.pet.shop.items: an item needs an id and a place in kebab-case and a price, not "
                                + id);
            }
        }

        /** Whether it is an accessory to wear or a style. */
        String kind() {
            return place.equals(BACKGROUND) ? "style" : "accessory";
        }

        /** The key of its name in the clients' messages. */
        String name() {
            return kind() + "." + id;
        }
    }

    ShopProperties {
        items = List.copyOf(items);
        Set<String> ids = Set.copyOf(items.stream().map(Item::id).toList());
        if (ids.size() < items.size()) {
            throw new IllegalArgumentException("chatclique.pet.shop.items: every id must be there once only");
        }
    }

    /** The item of this id. */
    Optional<Item> item(String id) {
        return items.stream().filter(item -> item.id().equals(id)).findFirst();
    }
}
