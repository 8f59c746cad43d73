package chatclique.pet.state;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * What has grown between a pet and its owner.
 *
 * @param days the days on which it was cared for
 * @param habits what it is used to
 * @param talk how much today's talk has pleased it
 * @param achieved what it has reached, and when
 */
public record Bond(CareDays days, Habits habits, TalkAllowance talk, Map<Achievement, Instant> achieved) {

    /** Copies the map. */
    public Bond {
        Map<Achievement, Instant> copy = new EnumMap<>(Achievement.class);
        copy.putAll(achieved);
        achieved = Collections.unmodifiableMap(copy);
    }

    /** The bond of a pet just adopted. */
    public static Bond first(LocalDate today) {
        return new Bond(CareDays.NONE, Habits.NONE, new TalkAllowance(today, 0), Map.of());
    }

    Bond with(CareDays newDays) {
        return new Bond(newDays, habits, talk, achieved);
    }

    Bond with(Habits newHabits) {
        return new Bond(days, newHabits, talk, achieved);
    }

    Bond with(TalkAllowance newTalk) {
        return new Bond(days, habits, newTalk, achieved);
    }

    /** With what a state has reached now. */
    Bond celebrating(State state, Nature nature) {
        Map<Achievement, Instant> more = new EnumMap<>(Achievement.class);
        Arrays.stream(Achievement.values())
                .filter(achievement -> !achieved.containsKey(achievement) && achievement.holds(state, nature))
                .forEach(achievement -> more.put(achievement, state.asOf()));
        if (more.isEmpty()) {
            return this;
        }
        more.putAll(achieved);
        return new Bond(days, habits, talk, more);
    }
}
