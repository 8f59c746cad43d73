package chatclique.image.log;

import chatclique.image.picture.Picture;
import chatclique.image.picture.Picture.Content;
import java.time.Instant;
import java.util.Objects;

/**
 * A picture's entry in the dated log, as the chat service takes it. The event id is the same at every delivery, so that
 * the entry is made once. It is dated by the moment when the picture was asked for, in the zone of that moment.
 */
record LogEntry(
        String eventId,
        String owner,
        String zone,
        Instant at,
        String kind,
        String prompt,
        String model,
        Shown picture) {

    record Shown(String id, int width, int height) {}

    static LogEntry of(Picture picture) {
        Content content = Objects.requireNonNull(picture.content());
        return new LogEntry(
                "picture-" + picture.id(),
                picture.owner(),
                picture.zone(),
                picture.createdAt(),
                "PICTURE",
                picture.prompt(),
                Objects.requireNonNull(picture.model()),
                new Shown(picture.id(), content.width(), content.height()));
    }
}
