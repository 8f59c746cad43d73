package chatclique.image.log;

import chatclique.image.picture.Picture;
import chatclique.image.picture.Pictures;
import chatclique.image.queue.Job;
import chatclique.image.queue.Outcome;
import java.time.Duration;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;

/**
 * Delivers a picture's entry to the dated log. Whether one is owed stands in the picture's own document since the write
 * that made it READY; it is delivered until the chat service has it, and noted only then, so a crash between the two
 * delivers it again, under the same event id. Pictures that failed are told to their owner, not logged.
 */
class LogRelay {

    private final Pictures pictures;
    private final WebClient chat;
    private final Duration timeout;

    LogRelay(Pictures pictures, WebClient chat, Duration timeout) {
        this.pictures = pictures;
        this.chat = chat;
        this.timeout = timeout;
    }

    /** Works on a job of the step LOG. An error, whatever it is, means another attempt: an entry is never given up. */
    Mono<Outcome> work(Job job) {
        return pictures.find(job.id())
                .filter(Picture::owed)
                .delayUntil(this::deliver)
                .delayUntil(delivered -> pictures.settled(delivered.id()))
                .thenReturn(new Outcome.Finished());
    }

    private Mono<Void> deliver(Picture picture) {
        return chat.post()
                .uri("/internal/v1/log-entries")
                .bodyValue(LogEntry.of(picture))
                .retrieve()
                .toBodilessEntity()
                .timeout(timeout)
                .then();
    }
}
