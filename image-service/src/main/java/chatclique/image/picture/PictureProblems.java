package chatclique.image.picture;

import chatclique.auth.problem.ProblemException;
import chatclique.auth.problem.ProblemException.FieldError;
import chatclique.image.picture.Picture.State;
import java.time.Duration;
import java.util.List;
import org.springframework.http.HttpStatus;
import reactor.core.publisher.Mono;

/** The refusals that several handlers give. */
public final class PictureProblems {

    private PictureProblems() {}

    /** The same for a picture that never was, that was deleted and that is another's. */
    public static <T> Mono<T> notFound() {
        return Mono.error(() ->
                new ProblemException(HttpStatus.NOT_FOUND, "picture-not-found", "You have no picture with this id."));
    }

    /** A field, or parameter, whose value is not taken. */
    public static ProblemException invalid(String field, String message) {
        return new ProblemException(
                        HttpStatus.BAD_REQUEST, "invalid-fields", "Some fields have values that are not taken.")
                .withErrors(List.of(new FieldError(field, message)));
    }

    /** Asked for the bytes of a picture that has none (yet). */
    public static ProblemException noContent(Picture picture) {
        if (picture.state() == State.CANCELLED) {
            return new ProblemException(HttpStatus.CONFLICT, "picture-cancelled", "This picture was given up.");
        }
        return picture.finished()
                ? new ProblemException(HttpStatus.CONFLICT, "picture-failed", "This picture could not be made.")
                : new ProblemException(HttpStatus.CONFLICT, "picture-not-ready", "This picture is not ready yet.")
                        .withRetryAfter(Duration.ofSeconds(1));
    }
}
