package chatclique.image.queue;

import chatclique.image.queue.Job.Step;
import java.time.Duration;

/** What comes of working on a job. */
public sealed interface Outcome {

    /** Nothing is left to do for the picture. */
    record Finished() implements Outcome {}

    /** This step is done, the next is due. */
    record Next(Step step) implements Outcome {}

    /** It did not work; another attempt after a while. */
    record Again(Duration delay) implements Outcome {}
}
