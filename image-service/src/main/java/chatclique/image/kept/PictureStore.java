package chatclique.image.kept;

import org.springframework.core.io.buffer.DataBuffer;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Keeps the bytes of pictures. They never change: a file is written once, read, and deleted. */
public interface PictureStore {

    /** Writes a file; completes when its bytes are safe. */
    Mono<Void> write(String id, byte[] bytes, String mediaType);

    /**
     * Reads part of a file, never more of it at once than a reader takes.
     *
     * @param from the first byte
     * @param length how many bytes
     * @return the bytes; an error when the file isn't there
     */
    Flux<DataBuffer> read(String id, long from, long length);

    /** Deletes what there is of a file; nothing happens when there is nothing. */
    Mono<Void> delete(StoredFile file);
}
