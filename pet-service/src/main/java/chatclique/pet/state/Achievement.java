package chatclique.pet.state;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.BiPredicate;

/** Something to be proud of: reached once, with the first event after which it holds. */
public enum Achievement {
    FIRST_MEAL((state, nature) -> state.counters().feed() >= 1),
    FIRST_STROKE((state, nature) -> state.counters().pet() >= 1),
    FIRST_GAME((state, nature) -> state.counters().play() >= 1),
    FIRST_TALK((state, nature) -> state.counters().talk() >= 1),
    FIRST_PURCHASE((state, nature) -> !state.belongings().owned().isEmpty()),
    FIRST_HOLIDAY((state, nature) -> state.paused()),
    VERY_HAPPY((state, nature) -> Band.of(state.feelings().mood(nature)) == Band.VERY_HAPPY),
    DRESSED_UP((state, nature) -> state.belongings().worn().size() >= 3),
    COLLECTOR((state, nature) -> state.belongings().owned().size() >= 8),
    SAVER((state, nature) -> state.money() >= 50),
    HUNDRED_MEALS((state, nature) -> state.counters().feed() >= 100),
    HUNDRED_STROKES((state, nature) -> state.counters().pet() >= 100),
    HUNDRED_GAMES((state, nature) -> state.counters().play() >= 100),
    HUNDRED_TALKS((state, nature) -> state.counters().talk() >= 100),
    WEEK_TOGETHER((state, nature) -> state.bond().days().run() >= 7),
    MONTH_TOGETHER((state, nature) -> state.bond().days().run() >= 30),
    GROWN_UP((state, nature) -> state.stage(nature).compareTo(Stage.GROWN) >= 0),
    WISE((state, nature) -> state.stage(nature) == Stage.WISE);

    private final BiPredicate<State, Nature> reached;

    Achievement(BiPredicate<State, Nature> reached) {
        this.reached = reached;
    }

    /** The one of this name; a name that is no longer one is an error in the store. */
    public static Achievement of(String key) {
        return Arrays.stream(values())
                .filter(achievement -> achievement.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Unknown achievement in the store: " + key));
    }

    /** The name in the API and in the store. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    boolean holds(State state, Nature nature) {
        return reached.test(state, nature);
    }
}
