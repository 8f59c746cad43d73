package chatclique.pet.life;

import chatclique.pet.state.Nature;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** An event as the API shows it; money that it cost is negative. */
@Schema(name = "Event")
public record EventView(
        String id,
        long n,
        String kind,
        Instant at,
        LocalDate day,
        String outcome,
        String reason,
        int money,
        List<String> items,
        String name,
        StateView before,
        StateView after) {

    /** Shows an event. */
    public static EventView of(Event event, Nature nature) {
        return new EventView(
                event.id(),
                event.n(),
                event.kind().key(),
                event.at(),
                event.day(),
                event.outcome().key(),
                event.reason(),
                event.earned(),
                event.items(),
                event.after().name(),
                StateView.of(event.before(), nature),
                StateView.of(event.after(), nature));
    }
}
