package chatclique.pet.state;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The mood of a pet left alone, as a function of time: a constant and a sum of decaying exponentials. Finds where it
 * turns from rising to falling or back, exactly as often as it does: no clock is stepped, so no turn is missed.
 *
 * <p>The zeros of a sum of exponentials follow from the zeros of a shorter one: divided by its slowest term, it has a
 * derivative with one term less, between two zeros of which it has at most one zero of its own (Rolle).
 */
final class MoodCurve {

    /** After that many of the longest half-lives, a double can't tell the mood from the resting mood. */
    private static final int HALF_LIVES = 60;

    private final List<Term> slope;
    private final double end;

    private record Term(double factor, double rate) {

        double at(double time) {
            return factor * Math.exp(-rate * time);
        }

        Term derived() {
            return new Term(-rate * factor, rate);
        }
    }

    private MoodCurve(List<Term> slope, double end) {
        this.slope = slope;
        this.end = end;
    }

    static MoodCurve from(Feelings feelings, Nature nature) {
        Nature.Weight weight = nature.weight();
        Nature.Rest rest = nature.rest();
        Nature.HalfLife halfLife = nature.halfLife();
        // Feelings with the same half-life make one term.
        Map<Duration, Double> factors = new TreeMap<>();
        factors.merge(halfLife.fullness(), weight.fullness() * (feelings.fullness() - rest.fullness()), Double::sum);
        factors.merge(
                halfLife.affection(), weight.affection() * (feelings.affection() - rest.affection()), Double::sum);
        factors.merge(halfLife.energy(), weight.energy() * (feelings.energy() - rest.energy()), Double::sum);
        factors.merge(
                halfLife.annoyance(), -weight.annoyance() * (feelings.annoyance() - rest.annoyance()), Double::sum);
        List<Term> slope = factors.entrySet().stream()
                .filter(factor -> factor.getValue() != 0)
                .map(factor -> new Term(
                                factor.getValue(), Math.log(2) / factor.getKey().toMillis())
                        .derived())
                .toList();
        long longest =
                factors.keySet().stream().mapToLong(Duration::toMillis).max().orElse(0);
        return new MoodCurve(slope, (double) longest * HALF_LIVES);
    }

    /** The moments at which the mood turns, in milliseconds from now, ascending, with the end of all change as the last. */
    List<Long> turns() {
        List<Long> turns = new ArrayList<>();
        for (double zero : zeros(slope, end)) {
            turns.add(Math.round(zero));
        }
        turns.add(Math.round(end));
        return turns;
    }

    /** The zeros of a sum of terms in (0, end), ascending, each to a millisecond. */
    private static List<Double> zeros(List<Term> terms, double end) {
        if (terms.size() < 2) {
            return List.of();
        }
        double slowest = terms.stream().mapToDouble(Term::rate).min().orElse(0);
        List<Term> scaled = terms.stream()
                .map(term -> new Term(term.factor(), term.rate() - slowest))
                .toList();
        List<Term> derivative = scaled.stream()
                .filter(term -> term.rate() > 0)
                .map(Term::derived)
                .toList();
        List<Double> pieces = new ArrayList<>(zeros(derivative, end));
        pieces.add(end);
        List<Double> zeros = new ArrayList<>();
        double from = 0;
        for (double to : pieces) {
            if (sum(scaled, from) * sum(scaled, to) < 0) {
                zeros.add(zero(scaled, from, to));
            }
            from = to;
        }
        return zeros;
    }

    private static double zero(List<Term> terms, double from, double to) {
        double sign = Math.signum(sum(terms, from));
        double low = from;
        double high = to;
        while (high - low > 1) {
            double middle = (low + high) / 2;
            if (Math.signum(sum(terms, middle)) == sign) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    private static double sum(List<Term> terms, double time) {
        double sum = 0;
        for (Term term : terms) {
            sum += term.at(time);
        }
        return sum;
    }
}
