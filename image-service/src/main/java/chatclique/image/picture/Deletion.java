package chatclique.image.picture;

import chatclique.image.kept.LooseFiles;
import chatclique.image.kept.LooseFiles.Loose;
import chatclique.image.kept.StoredFile;
import chatclique.image.picture.Picture.Content;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Deletes pictures with their bytes. The bytes are noted as loose before the picture is marked deleted, so that the sweep
 * finishes what an interruption leaves.
 */
@Component
class Deletion {

    private final Pictures pictures;
    private final LooseFiles loose;

    Deletion(Pictures pictures, LooseFiles loose) {
        this.pictures = pictures;
        this.loose = loose;
    }

    /** Deletes a picture of this owner; empty when there is none. */
    Mono<Picture> delete(String owner, String id) {
        return pictures.find(owner, id).flatMap(picture -> {
            Content content = picture.content();
            return content == null ? withoutBytes(owner, id) : withBytes(owner, id, content);
        });
    }

    /** A picture that becomes READY in this moment is deleted like any other that is. */
    private Mono<Picture> withoutBytes(String owner, String id) {
        return pictures.delete(owner, id).delayUntil(deleted -> {
            Content content = deleted.content();
            return content == null ? Mono.empty() : note(id, content).flatMap(loose::clear);
        });
    }

    private Mono<Picture> withBytes(String owner, String id, Content content) {
        return note(id, content).flatMap(noted -> pictures.delete(owner, id).delayUntil(deleted -> loose.clear(noted)));
    }

    private Mono<Loose> note(String id, Content content) {
        return loose.note(
                id,
                List.of(
                        new StoredFile(content.file(), content.bytes()),
                        new StoredFile(content.thumbnail(), content.thumbnailBytes())));
    }
}
