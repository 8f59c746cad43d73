package chatclique.image.picture;

import chatclique.auth.problem.ProblemException;
import chatclique.auth.problem.ProblemException.FieldError;
import java.time.Duration;
import java.util.List;
import org.springframework.http.HttpStatus;
import reactor.core.publisher.Mono;

/** The refusals that several handlers give. */
final class PictureProblems {

    private PictureProblems() {}

    /** The same for a picture that never was, that was deleted and that is another's. */
    static <T> Mono<T> notFound() {
        return Mono.error(() ->
                new ProblemException(HttpStatus.NOT_FOUND, "picture-not-found", "You have no picture with this id."));
    }

    static ProblemException invalid(String field, String message) {
        return new ProblemException(
                        HttpStatus.BAD_REQUEST, "invalid-fields", "Some fields have values that are not taken.")
                .withErrors(List.of(new FieldError(field, message)));
    }

    /** Asked for the bytes of a picture that has none (yet). */
    static ProblemException noContent(Picture picture) {
        return picture.finished()
                ? new ProblemException(HttpStatus.CONFLICT, "picture-failed", "This picture could not be made.")
                : new ProblemException(HttpStatus.CONFLICT, "picture-not-ready", "This picture is not ready yet.")
                        .withRetryAfter(Duration.ofSeconds(1));
    }
}
