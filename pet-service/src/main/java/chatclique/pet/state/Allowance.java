package chatclique.pet.state;

import java.time.LocalDate;

/**
 * How much of the day's care money is earned already.
 *
 * @param day the latest day of the owner on which the pet was cared for
 * @param earned what was earned on it
 */
public record Allowance(LocalDate day, int earned) {

    /**
     * The allowance on a day. A day that lies before the latest one doesn't open a new allowance: moving westward, or
     * switching between time zones, earns nothing twice.
     */
    Allowance on(LocalDate today) {
        return today.isAfter(day) ? new Allowance(today, 0) : this;
    }

    Allowance plus(int money) {
        return new Allowance(day, earned + money);
    }
}
