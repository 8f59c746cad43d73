package chatclique.pet.life;

import chatclique.auth.problem.ProblemException;
import org.springframework.http.HttpStatus;

/** The owner has as many pets as one may have. */
class TooManyPetsException extends ProblemException {

    TooManyPetsException(int most) {
        super(
                HttpStatus.CONFLICT,
                "too-many-pets",
                "You have %d pets, which is as many as one can keep.".formatted(most));
    }
}
