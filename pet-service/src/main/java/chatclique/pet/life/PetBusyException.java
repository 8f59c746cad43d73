package chatclique.pet.life;

import chatclique.auth.problem.ProblemException;
import java.time.Duration;
import org.springframework.http.HttpStatus;

/** So many others changed the pet meanwhile that this request never got its turn. */
class PetBusyException extends ProblemException {

    private static final Duration SOON = Duration.ofSeconds(1);

    PetBusyException(Throwable cause) {
        super(
                HttpStatus.SERVICE_UNAVAILABLE,
                "pet-busy",
                "Too much happens to the pet at once. Try again soon.",
                cause);
        withRetryAfter(SOON);
    }
}
