package chatclique.pet.life;

import chatclique.pet.state.Nature;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.springframework.http.ResponseEntity;

/**
 * What came of something that was done for a pet, and how it is now.
 *
 * @param outcome whether it did good
 * @param reason the key of the text that says why
 * @param money what it earned; negative when it cost some
 */
@Schema(name = "Done")
public record Done(EventView event, PetView pet, List<Difference> changes, String outcome, String reason, int money) {

    /** The answer to a request that asked for a change; it says so when the change had been made before. */
    public static ResponseEntity<Done> answer(Change change, Nature nature) {
        ResponseEntity.BodyBuilder answer = ResponseEntity.ok();
        if (change.replayed()) {
            answer.header(IdempotencyKey.REPLAYED, "true");
        }
        return answer.body(of(change, nature));
    }

    private static Done of(Change change, Nature nature) {
        EventView event = EventView.of(change.event(), nature);
        return new Done(
                event,
                PetView.of(change.pet(), nature),
                Difference.between(event.before(), event.after()),
                event.outcome(),
                event.reason(),
                event.money());
    }
}
