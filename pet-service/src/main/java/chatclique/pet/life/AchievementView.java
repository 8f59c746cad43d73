package chatclique.pet.life;

import chatclique.pet.state.Achievement;
import chatclique.pet.state.State;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Something that a pet has reached, and when. */
@Schema(name = "Achievement")
public record AchievementView(String key, Instant at) {

    /** All that was reached, the oldest first. */
    static List<AchievementView> of(State state) {
        return state.bond().achieved().entrySet().stream()
                .sorted(Map.Entry.<Achievement, Instant>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(reached -> new AchievementView(reached.getKey().key(), reached.getValue()))
                .toList();
    }
}
