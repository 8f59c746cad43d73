package chatclique.pet.life;

import chatclique.auth.problem.ProblemException;
import org.springframework.http.HttpStatus;

/** There is no such pet of this owner; whether someone else has it is not told. */
public class PetNotFoundException extends ProblemException {

    /** Tells nothing but that. */
    public PetNotFoundException() {
        super(HttpStatus.NOT_FOUND, "pet-not-found", "You have no pet with this id.");
    }
}
