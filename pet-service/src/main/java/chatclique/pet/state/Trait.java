package chatclique.pet.state;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * One side of a pet's character.
 *
 * @param trait the key: gourmand, cuddly, playful, chatty, touchy, independent
 * @param strength from 0 to 1; those of all traits add up to 1
 */
public record Trait(String trait, double strength) {

    /**
     * The character that habits make, the strongest trait first. A pet with which little happens is independent; the more
     * happens, the more it becomes what it is used to.
     */
    public static List<Trait> of(Habits habits, Nature nature) {
        double own = nature.growth().independence();
        double all = own + habits.sum();
        return Stream.of(
                        new Trait("independent", own / all),
                        new Trait("gourmand", habits.feed() / all),
                        new Trait("cuddly", habits.pet() / all),
                        new Trait("playful", habits.play() / all),
                        new Trait("chatty", habits.talk() / all),
                        new Trait("touchy", habits.pestering() / all))
                .sorted(Comparator.comparingDouble(Trait::strength).reversed())
                .toList();
    }
}
