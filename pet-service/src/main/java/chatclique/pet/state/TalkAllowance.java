package chatclique.pet.state;

import java.time.LocalDate;

/**
 * How much affection talk has brought today.
 *
 * @param day the latest day of the owner on which there was talk
 * @param given the affection that it brought
 */
public record TalkAllowance(LocalDate day, double given) {

    /** The allowance on a day; a day that lies before the latest one opens no new one. */
    TalkAllowance on(LocalDate today) {
        return today.isAfter(day) ? new TalkAllowance(today, 0) : this;
    }

    TalkAllowance plus(double affection) {
        return new TalkAllowance(day, given + affection);
    }
}
