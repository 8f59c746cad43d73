package chatclique.pet.state;

import java.time.Duration;

/**
 * How a pet feels at one moment: four quantities, each from 0 to 10.
 *
 * @param fullness 10 is full; the hunger that is shown is the rest
 * @param affection 10 is much loved
 * @param energy 10 is well rested
 * @param annoyance 0 is at peace
 */
public record Feelings(double fullness, double affection, double energy, double annoyance) {

    private static final double LEAST = 0;
    private static final double MOST = 10;

    /** Clamps each quantity to 0–10. */
    public Feelings {
        fullness = clamp(fullness);
        affection = clamp(affection);
        energy = clamp(energy);
        annoyance = clamp(annoyance);
    }

    /** These feelings after some time without any care: each relaxes towards its resting value. */
    public Feelings after(Duration elapsed, Nature nature) {
        Nature.Rest rest = nature.rest();
        Nature.HalfLife halfLife = nature.halfLife();
        return new Feelings(
                relax(fullness, rest.fullness(), elapsed, halfLife.fullness()),
                relax(affection, rest.affection(), elapsed, halfLife.affection()),
                relax(energy, rest.energy(), elapsed, halfLife.energy()),
                relax(annoyance, rest.annoyance(), elapsed, halfLife.annoyance()));
    }

    /** The mood that follows from these feelings, 0–10. */
    public double mood(Nature nature) {
        Nature.Weight weight = nature.weight();
        return clamp(weight.fullness() * fullness
                + weight.affection() * affection
                + weight.energy() * energy
                - weight.annoyance() * annoyance);
    }

    /** What the owner sees as hunger, 0–10. */
    public double hunger() {
        return MOST - fullness;
    }

    Feelings plus(double fullness, double affection, double energy, double annoyance) {
        return new Feelings(
                this.fullness + fullness, this.affection + affection, this.energy + energy, this.annoyance + annoyance);
    }

    private static double relax(double value, double rest, Duration elapsed, Duration halfLife) {
        return rest + (value - rest) * Math.pow(2, -(double) elapsed.toMillis() / halfLife.toMillis());
    }

    private static double clamp(double value) {
        return Math.clamp(value, LEAST, MOST);
    }
}
