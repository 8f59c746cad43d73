package chatclique.pet.state;

import static chatclique.pet.state.Samples.NATURE;
import static chatclique.pet.state.Samples.forAll;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CharacterTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);

    @Test
    void theStrengthsOfACharacterAddUpAndTheStrongestComesFirst() {
        forAll(samples -> {
            List<Trait> traits = Trait.of(lived(samples, 30).bond().habits(), NATURE);
            assertThat(traits).hasSize(6);
            assertThat(traits.stream().mapToDouble(Trait::strength).sum()).isEqualTo(1, within(1e-9));
            assertThat(traits)
                    .isSortedAccordingTo(
                            Comparator.comparingDouble(Trait::strength).reversed());
        });
    }

    @Test
    void aPetBecomesWhatItIsUsedToAndForgetsItAgain() {
        State state = Samples.state(new Feelings(5, 5, 10, 0));
        assertThat(Trait.of(state.bond().habits(), NATURE).getFirst()).isEqualTo(new Trait("independent", 1));
        for (int i = 0; i < 20; i++) {
            state = Care.FEED
                    .given(state.with(new Feelings(0, 5, 10, 0)), TODAY, NATURE)
                    .after();
        }
        assertThat(Trait.of(state.bond().habits(), NATURE).getFirst()).isEqualTo(new Trait("gourmand", 0.8));
        State later = state.at(state.asOf().plus(Duration.ofDays(7)), NATURE);
        assertThat(later.bond().habits().feed()).isEqualTo(10, within(1e-9));
        State forgotten = state.at(state.asOf().plus(Duration.ofDays(70)), NATURE);
        assertThat(Trait.of(forgotten.bond().habits(), NATURE).getFirst().trait())
                .isEqualTo("independent");
    }

    @Test
    void pesteringMakesTouchyAndTalkChatty() {
        State state = Samples.state(new Feelings(10, 10, 10, 0));
        for (int i = 0; i < 8; i++) {
            state = Care.FEED
                    .given(state.with(new Feelings(10, 10, 10, 0)), TODAY, NATURE)
                    .after();
        }
        assertThat(Trait.of(state.bond().habits(), NATURE).getFirst().trait()).isEqualTo("touchy");
        for (int i = 0; i < 9; i++) {
            state = Talk.given(state, TODAY, NATURE).after();
        }
        assertThat(Trait.of(state.bond().habits(), NATURE).getFirst().trait()).isEqualTo("chatty");
    }

    @Test
    void aPetGrowsUpByCaredForDaysAndNeverBack() {
        assertThat(List.of(0L, 2L, 3L, 9L, 10L, 29L, 30L, 4000L))
                .extracting(days -> Stage.of(days, NATURE))
                .containsExactly(
                        Stage.BABY,
                        Stage.BABY,
                        Stage.YOUNG,
                        Stage.YOUNG,
                        Stage.GROWN,
                        Stage.GROWN,
                        Stage.WISE,
                        Stage.WISE);
    }

    @Test
    void anAchievementIsReachedWithTheFirstEventAfterWhichItHoldsAndKept() {
        forAll(samples -> {
            State state = samples.state().celebrating(NATURE);
            for (int i = 0; i < 20; i++) {
                State before = state;
                state = next(samples, state).celebrating(NATURE);
                Map<Achievement, Instant> reached = state.bond().achieved();
                assertThat(reached).containsAllEntriesOf(before.bond().achieved());
                for (Achievement achievement : Achievement.values()) {
                    boolean isNew = reached.containsKey(achievement)
                            && !before.bond().achieved().containsKey(achievement);
                    assertThat(isNew)
                            .isEqualTo(achievement.holds(state, NATURE)
                                    && !before.bond().achieved().containsKey(achievement));
                    if (isNew) {
                        assertThat(reached).containsEntry(achievement, state.asOf());
                    }
                }
            }
        });
    }

    @Test
    void splittingAnIntervalChangesNoHabit() {
        forAll(samples -> {
            State state = lived(samples, 10);
            Duration first = samples.upTo(Duration.ofDays(9));
            Duration second = samples.upTo(Duration.ofDays(9));
            Habits split = state.at(state.asOf().plus(first), NATURE)
                    .at(state.asOf().plus(first).plus(second), NATURE)
                    .bond()
                    .habits();
            Habits whole = state.at(state.asOf().plus(first).plus(second), NATURE)
                    .bond()
                    .habits();
            assertThat(split.sum()).isEqualTo(whole.sum(), within(1e-9));
            assertThat(split.feed()).isEqualTo(whole.feed(), within(1e-9));
        });
    }

    private static State lived(Samples samples, int events) {
        State state = samples.state();
        for (int i = 0; i < events; i++) {
            state = next(samples, state);
        }
        return state;
    }

    private static State next(Samples samples, State before) {
        State state = before.at(before.asOf().plus(samples.upTo(Duration.ofHours(8))), NATURE);
        Care care = samples.care();
        return care == Care.PLAY && state.feelings().energy() < 3
                ? Talk.given(state, TODAY, NATURE).after()
                : care.given(state, TODAY, NATURE).after();
    }
}
