package chatclique.image.picture;

import chatclique.image.picture.Submissions.Submitted;
import java.net.URI;
import org.springframework.http.ResponseEntity;

/** The answer to an order that is safe: 202, with the address of the picture that comes of it. */
final class Accepted {

    private Accepted() {}

    static ResponseEntity<PictureView> of(Submitted submitted) {
        ResponseEntity.BodyBuilder answer = ResponseEntity.accepted()
                .location(URI.create("/api/v1/pictures/" + submitted.picture().id()));
        if (submitted.replayed()) {
            answer.header("Idempotency-Replayed", "true");
        }
        return answer.body(PictureView.of(submitted.picture()));
    }
}
