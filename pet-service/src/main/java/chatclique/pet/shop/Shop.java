package chatclique.pet.shop;

import chatclique.auth.Owner;
import chatclique.auth.problem.ProblemException;
import chatclique.auth.problem.ProblemException.FieldError;
import chatclique.pet.life.Change;
import chatclique.pet.life.Command;
import chatclique.pet.life.IdempotencyKey;
import chatclique.pet.life.Kind;
import chatclique.pet.life.Lives;
import chatclique.pet.life.Pet;
import chatclique.pet.shop.ShopProperties.Item;
import chatclique.pet.state.Cared;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/** Sells things to pets and puts them on. */
@Service
class Shop {

    private final Lives lives;
    private final ShopProperties properties;

    Shop(Lives lives, ShopProperties properties) {
        this.lives = lives;
        this.properties = properties;
    }

    /** All that can be bought. */
    List<Item> items() {
        return properties.items().stream().filter(Item::sold).toList();
    }

    /**
     * Buys something for a pet, once.
     *
     * @param id the item's id; 400 when there is none for sale
     */
    Mono<Change> buy(Owner owner, String pet, @Nullable String id, IdempotencyKey key) {
        return Mono.defer(() -> {
            Item item = Optional.ofNullable(id)
                    .flatMap(properties::item)
                    .orElseThrow(() -> new ProblemException(
                            HttpStatus.BAD_REQUEST, "unknown-item", "The shop has no item of this id."));
            return lives.change(new Command(
                    owner, pet, Kind.BUY, List.of(item.id()), Optional.of(key), (now, today) -> sell(item, now)));
        });
    }

    /**
     * Puts things on a pet and takes all others off; nothing happens when it has just these on.
     *
     * @param ids the items' ids; 400 when they can't be worn together
     */
    Mono<Pet> dress(Owner owner, String pet, @Nullable List<@Nullable String> ids) {
        return Mono.fromSupplier(() -> together(ids))
                .flatMap(items -> lives.now(owner.id(), pet)
                        .flatMap(now -> now.state().belongings().worn().equals(items)
                                ? Mono.just(now)
                                : lives.change(new Command(
                                                owner,
                                                pet,
                                                Kind.WEAR,
                                                items,
                                                Optional.empty(),
                                                (then, today) -> wear(items, then)))
                                        .map(Change::pet)));
    }

    private static Cared sell(Item item, Pet now) {
        if (now.state().belongings().owned().contains(item.id())) {
            throw new ProblemException(HttpStatus.CONFLICT, "already-owned", "The pet has this already.");
        }
        if (!item.sold()) {
            throw new ProblemException(HttpStatus.CONFLICT, "not-for-sale", "This is no longer sold.");
        }
        return Cared.bought(now.state(), item.id(), item.price());
    }

    private static Cared wear(List<String> items, Pet now) {
        if (!now.state().belongings().owned().containsAll(items)) {
            throw new ProblemException(
                    HttpStatus.CONFLICT, "not-owned", "The pet can wear only what was bought for it.");
        }
        return Cared.done(now.state().wearing(items), items.isEmpty() ? "undressed" : "dressed");
    }

    /** The ids in the shop's order, so that the same things are always the same list. */
    private List<String> together(@Nullable List<@Nullable String> ids) {
        if (ids == null) {
            throw refused("items", "a list of ids of items");
        }
        Set<Item> items = new HashSet<>();
        Set<String> places = new HashSet<>();
        for (int i = 0; i < ids.size(); i++) {
            String field = "items[" + i + "]";
            String id = ids.get(i);
            Item item = Optional.ofNullable(id)
                    .flatMap(properties::item)
                    .orElseThrow(() -> refused(field, "the id of an item of the shop"));
            if (!places.add(item.place())) {
                throw refused(field, "not together with another item for the same place: " + item.place());
            }
            items.add(item);
        }
        return properties.items().stream().filter(items::contains).map(Item::id).toList();
    }

    private static ProblemException refused(String field, String rule) {
        return new ProblemException(HttpStatus.BAD_REQUEST, "invalid-fields", "Some fields are not as they must be.")
                .withErrors(List.of(new FieldError(field, rule)));
    }
}
