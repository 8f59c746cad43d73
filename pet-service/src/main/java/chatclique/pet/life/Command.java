package chatclique.pet.life;

import chatclique.auth.Owner;
import chatclique.pet.state.Cared;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What an owner wants to happen to a pet.
 *
 * @param owner who asks
 * @param pet the pet's id
 * @param kind what shall happen
 * @param items the items that it is about
 * @param key the key under which it shall happen once only
 * @param rule what becomes of the pet
 */
public record Command(Owner owner, String pet, Kind kind, List<String> items, Optional<IdempotencyKey> key, Rule rule) {

    /** Decides what becomes of a pet. */
    @FunctionalInterface
    public interface Rule {

        /**
         * What becomes of the pet.
         *
         * @param now the pet at the time of the change
         * @param today the owner's day
         * @throws chatclique.auth.problem.ProblemException when it is refused; nothing is stored then
         */
        Cared apply(Pet now, LocalDate today);
    }

    /** A command that is about no items. */
    public Command(Owner owner, String pet, Kind kind, Optional<IdempotencyKey> key, Rule rule) {
        this(owner, pet, kind, List.of(), key, rule);
    }

    /** Whether an event is what this command makes happen. */
    boolean asksFor(Event event) {
        return event.kind() == kind && event.items().equals(items);
    }
}
