package chatclique.pet.life;

import chatclique.auth.problem.ProblemException;
import org.springframework.http.HttpStatus;

/** A pet that is to be brought back, but is at home. */
class NotReleasedException extends ProblemException {

    NotReleasedException() {
        super(HttpStatus.CONFLICT, "pet-not-released", "The pet is at home already.");
    }
}
