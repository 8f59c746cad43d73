package chatclique.pet.state;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The constants of every pet's nature. All quantities run from 0 to 10.
 *
 * @param rest the values that the feelings return to when the pet is left alone
 * @param halfLife how long a feeling takes for half of the way to its resting value
 * @param weight how much each feeling counts in the mood; annoyance counts against it
 * @param start the feelings of a pet just adopted
 * @param feed what feeding does
 * @param pet what stroking does
 * @param play what playing does
 * @param talk what talking does
 * @param growth how a pet grows up and gets its character
 * @param careMoneyPerDay the most that care earns on one day of the owner
 */
@ConfigurationProperties("chatclique.pet.nature")
public record Nature(
        @DefaultValue Rest rest,
        @DefaultValue HalfLife halfLife,
        @DefaultValue Weight weight,
        @DefaultValue Start start,
        @DefaultValue Feed feed,
        @DefaultValue Stroke pet,
        @DefaultValue Play play,
        @DefaultValue Talk talk,
        @DefaultValue Growth growth,
        @DefaultValue("12") int careMoneyPerDay) {

    /** Resting values. */
    public record Rest(
            @DefaultValue("2") double fullness,
            @DefaultValue("3") double affection,
            @DefaultValue("10") double energy,
            @DefaultValue("0") double annoyance) {}

    /** Half-lives; each is longer than nothing. */
    public record HalfLife(
            @DefaultValue("12h") Duration fullness,
            @DefaultValue("12h") Duration affection,
            @DefaultValue("3h") Duration energy,
            @DefaultValue("2h") Duration annoyance) {

        /** Refuses a half-life of nothing at start-up, where it can be seen. */
        public HalfLife {
            for (Duration each : new Duration[] {fullness, affection, energy, annoyance}) {
                if (!each.isPositive()) {
                    throw new IllegalArgumentException("A half-life must be positive: " + each);
                }
            }
        }
    }

    /** Weights in the mood. */
    public record Weight(
            @DefaultValue("0.4") double fullness,
            @DefaultValue("0.4") double affection,
            @DefaultValue("0.2") double energy,
            @DefaultValue("1") double annoyance) {}

    /** The feelings of a new pet. */
    public record Start(
            @DefaultValue("7") double fullness,
            @DefaultValue("6") double affection,
            @DefaultValue("10") double energy,
            @DefaultValue("0") double annoyance) {

        Feelings feelings() {
            return new Feelings(fullness, affection, energy, annoyance);
        }
    }

    /** Below {@code enough} a meal adds {@code fullness}; from there on it only adds {@code annoyance}. */
    public record Feed(
            @DefaultValue("9") double enough,
            @DefaultValue("4") double fullness,
            @DefaultValue("1") double annoyance) {}

    /** Up to {@code enough} a stroke adds {@code affection}; beyond it only adds {@code annoyance}. */
    public record Stroke(
            @DefaultValue("9") double enough,
            @DefaultValue("2.5") double affection,
            @DefaultValue("0.5") double annoyance) {}

    /** A game needs and costs {@code energy} and adds {@code affection}. */
    public record Play(
            @DefaultValue("3") double energy,
            @DefaultValue("3") double affection) {}

    /** A turn of talk adds {@code affection}, on one day of the owner at most {@code affectionPerDay}. */
    public record Talk(
            @DefaultValue("0.25") double affection,
            @DefaultValue("2") double affectionPerDay) {}

    /**
     * How a pet grows up and gets its character.
     *
     * @param young the cared-for days after which it is no baby any more
     * @param grown those after which it is grown up
     * @param wise those after which it is wise
     * @param restDays the days of a week that may be missed without ending a run
     * @param habitHalfLife after how long half of a habit is forgotten
     * @param independence how many recent events weigh as much as the pet's own will
     */
    public record Growth(
            @DefaultValue("3") int young,
            @DefaultValue("10") int grown,
            @DefaultValue("30") int wise,
            @DefaultValue("2") int restDays,
            @DefaultValue("7d") Duration habitHalfLife,
            @DefaultValue("5") double independence) {

        /** Refuses what could not work at start-up, where it can be seen. */
        public Growth {
            if (young > grown || grown > wise || restDays < 0 || restDays > 6) {
                throw new IllegalArgumentException("chatclique.pet.nature.growth: the stages must follow each other,"
                        + " and a week has 0 to 6 rest days");
            }
            if (!habitHalfLife.isPositive() || independence <= 0) {
                throw new IllegalArgumentException(
                        "chatclique.pet.nature.growth: habit-half-life and independence must be positive");
            }
        }
    }
}
