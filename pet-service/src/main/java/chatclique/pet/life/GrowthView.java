package chatclique.pet.life;

import chatclique.pet.state.Nature;
import chatclique.pet.state.Stage;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How far a pet has grown up.
 *
 * @param stage baby, young, grown, wise
 * @param days all days on which it was cared for
 * @param next the stage after it, and the cared-for days until then
 */
@Schema(name = "Growth")
public record GrowthView(String stage, long days, @Nullable Next next) {

    /** The next stage. */
    @Schema(name = "NextStage")
    public record Next(String stage, long days) {}

    static GrowthView of(long days, Nature nature) {
        Stage stage = Stage.of(days, nature);
        return new GrowthView(
                stage.key(),
                days,
                stage.next()
                        .map(next -> new Next(next.key(), next.from(nature) - days))
                        .orElse(null));
    }
}
