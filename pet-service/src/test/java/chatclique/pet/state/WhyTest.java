package chatclique.pet.state;

import static chatclique.pet.state.Samples.NATURE;
import static chatclique.pet.state.Samples.forAll;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class WhyTest {

    @Test
    void theStrongestReasonComesFirst() {
        assertThat(keys(new Feelings(0, 4, 8, 1))).containsExactly("hungry", "annoyed", "rested", "lonely");
        assertThat(keys(new Feelings(10, 9, 2, 0))).containsExactly("full", "loved", "tired");
    }

    @Test
    void aPetThatFeelsNothingMuchIsContent() {
        assertThat(keys(new Feelings(5, 5.1, 4.9, 0))).containsExactly("content");
    }

    @Test
    void theReasonsAddUpToTheMood() {
        forAll(samples -> {
            Feelings feelings = samples.feelings();
            List<Why> reasons = Why.of(feelings, NATURE);
            double sum = 5 + reasons.stream().mapToDouble(Why::value).sum();
            double unclamped = 0.4 * feelings.fullness()
                    + 0.4 * feelings.affection()
                    + 0.2 * feelings.energy()
                    - feelings.annoyance();
            // What is too small to be named is at most 0.2 for each of four feelings.
            assertThat(sum).isEqualTo(unclamped, within(0.8));
            assertThat(reasons).isSortedAccordingTo((a, b) -> Double.compare(Math.abs(b.value()), Math.abs(a.value())));
        });
    }

    private static List<String> keys(Feelings feelings) {
        return Why.of(feelings, NATURE).stream().map(Why::key).toList();
    }
}
