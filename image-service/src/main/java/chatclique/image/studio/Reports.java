package chatclique.image.studio;

import chatclique.image.model.ModelException;
import chatclique.image.picture.Picture;
import chatclique.image.queue.Job;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.stereotype.Component;

/**
 * Tells logs and metrics what became of pictures. Each line has the trace of the request that asked for the picture, so
 * that one search finds all of it, however much later it was made and by whom. Never what it shows.
 */
@Component
class Reports {

    private static final Logger log = LoggerFactory.getLogger(Reports.class);
    private static final String TRACE = "traceId";

    private final MeterRegistry meters;

    Reports(MeterRegistry meters) {
        this.meters = meters;
    }

    void ready(Picture picture, Job job) {
        count("ready");
        Duration taken =
                picture.readyAt() == null ? Duration.ZERO : Duration.between(picture.createdAt(), picture.readyAt());
        traced(
                picture,
                () -> log.info(
                        "Picture {} is ready at attempt {}, {} ms after it was asked for",
                        picture.id(),
                        job.attempts(),
                        taken.toMillis()));
    }

    void failed(Picture picture) {
        count("failed");
        traced(picture, () -> log.warn("Picture {} is given up", picture.id()));
    }

    void attempt(Picture picture, Job job, ModelException e) {
        traced(
                picture,
                () -> log.warn(
                        "Picture {} was not made at attempt {}: {}",
                        picture.id(),
                        job.attempts(),
                        e.code(),
                        e.getCause()));
    }

    private void count(String state) {
        meters.counter("chatclique.picture.finished", "state", state).increment();
    }

    private static void traced(Picture picture, Runnable line) {
        if (picture.trace() == null) {
            line.run();
            return;
        }
        try (MDC.MDCCloseable trace = MDC.putCloseable(TRACE, picture.trace())) {
            line.run();
        }
    }
}
