package chatclique.pet.state;

import java.time.LocalDate;

/**
 * What care came to.
 *
 * @param after the state after it
 * @param outcome whether it did good
 * @param reason the key of the text that says why
 * @param earned the money that it earned; negative when it cost some
 */
public record Cared(State after, Outcome outcome, String reason, int earned) {

    /** A change that is not care: it earns and counts nothing. */
    public static Cared done(State after, String reason) {
        return new Cared(after, Outcome.GOOD, reason, 0);
    }

    /**
     * Something bought.
     *
     * @throws NotEnoughMoneyException when it costs more than the pet has; nothing changes then
     */
    public static Cared bought(State state, String item, int price) {
        if (state.money() < price) {
            throw new NotEnoughMoneyException();
        }
        return new Cared(state.bought(item, price), Outcome.GOOD, "bought", -price);
    }

    static Cared paid(Care care, State after, String reason, LocalDate today, Nature nature) {
        boolean due = after.allowance().on(today).earned() < nature.careMoneyPerDay();
        int earned = due ? 1 : 0;
        return new Cared(
                after.rewarded(care, today, earned, nature), Outcome.GOOD, due ? reason : reason + "-unpaid", earned);
    }

    static Cared unpaid(Care care, State after, String reason, LocalDate today, Nature nature) {
        return new Cared(after.rewarded(care, today, 0, nature), Outcome.GOOD, reason, 0);
    }

    static Cared unwelcome(State after, Outcome outcome, String reason) {
        return new Cared(after.pestered(), outcome, reason, 0);
    }
}
