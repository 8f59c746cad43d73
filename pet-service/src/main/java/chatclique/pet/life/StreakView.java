package chatclique.pet.life;

import chatclique.pet.state.CareDays;
import chatclique.pet.state.Nature;
import io.swagger.v3.oas.annotations.media.Schema;

/**
 * The days on which a pet was cared for.
 *
 * @param run those of the present run
 * @param best those of the longest run
 * @param total all of them
 * @param restsLeft the days of this week (Monday to Sunday) that may still be missed
 * @param today whether the pet was cared for today
 */
@Schema(name = "Streak")
public record StreakView(int run, int best, long total, int restsLeft, boolean today) {

    static StreakView of(Pet pet, Nature nature) {
        CareDays days = pet.state().daysOn(pet.today(), nature);
        return new StreakView(
                days.run(),
                days.best(),
                days.total(),
                days.restsLeft(pet.today(), nature.growth().restDays()),
                days.includes(pet.today()));
    }
}
