package chatclique.pet.life;

import chatclique.auth.problem.ProblemException;
import org.springframework.http.HttpStatus;

/** An idempotency key came back with another request than the one that it was made for. */
public class KeyReusedException extends ProblemException {

    /** Says which rule was broken, not what the first request was. */
    public KeyReusedException() {
        super(
                HttpStatus.UNPROCESSABLE_CONTENT,
                "idempotency-key-reused",
                "This Idempotency-Key was used for another request.");
    }
}
