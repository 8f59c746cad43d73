package chatclique.pet.state;

import chatclique.auth.problem.ProblemException;
import org.springframework.http.HttpStatus;

/** A pet that is too tired to play; it rests and can play later. */
public class TooTiredException extends ProblemException {

    TooTiredException() {
        super(HttpStatus.CONFLICT, "too-tired", "The pet is too tired to play now.");
    }
}
