package chatclique.pet.state;

import chatclique.auth.problem.ProblemException;
import org.springframework.http.HttpStatus;

/** A pet that can't pay for what it shall have. */
public class NotEnoughMoneyException extends ProblemException {

    NotEnoughMoneyException() {
        super(HttpStatus.CONFLICT, "not-enough-money", "The pet does not have enough money for that.");
    }
}
