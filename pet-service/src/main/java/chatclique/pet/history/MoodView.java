package chatclique.pet.history;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;

/**
 * How a pet's mood went.
 *
 * @param items the mood at times that lie equally far apart, the first first; those at which there was no pet are left out
 */
@Schema(name = "Moods")
record MoodView(List<Point> items) {

    /** The mood at a time, from 0 to 10, and its band. */
    @Schema(name = "Mood")
    record Point(Instant at, double mood, String band) {}
}
