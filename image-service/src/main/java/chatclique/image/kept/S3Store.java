package chatclique.image.kept;

import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import software.amazon.awssdk.core.async.AsyncRequestBody;
import software.amazon.awssdk.core.async.AsyncResponseTransformer;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/**
 * An object for each file in a bucket of any service that speaks S3's form. An object appears whole or not at all, so there
 * is nothing to put together; what an interruption leaves behind is found by its note, as with every store.
 */
final class S3Store implements PictureStore, AutoCloseable {

    private final S3AsyncClient client;
    private final String bucket;
    private final String prefix;

    S3Store(S3AsyncClient client, String bucket, String prefix) {
        this.client = client;
        this.bucket = bucket;
        this.prefix = prefix;
    }

    @Override
    public Mono<Void> write(String id, byte[] bytes, String mediaType) {
        return call(() -> client.putObject(
                        request -> request.bucket(bucket)
                                .key(prefix + id)
                                .contentType(mediaType)
                                .contentLength((long) bytes.length),
                        AsyncRequestBody.fromBytesUnsafe(bytes)))
                .then();
    }

    @Override
    public Flux<DataBuffer> read(String id, long from, long length) {
        if (length == 0) {
            return Flux.empty();
        }
        String range = "bytes=%d-%d".formatted(from, from + length - 1);
        return call(() -> client.getObject(
                        request -> request.bucket(bucket).key(prefix + id).range(range),
                        AsyncResponseTransformer.toPublisher()))
                .onErrorMap(NoSuchKeyException.class, none -> new IllegalStateException("No bytes are kept as " + id))
                .flatMapMany(body -> Flux.<ByteBuffer>from(body))
                .<DataBuffer>map(DefaultDataBufferFactory.sharedInstance::wrap)
                .onErrorMap(SdkException.class, S3Store::away);
    }

    @Override
    public Mono<Void> delete(StoredFile file) {
        return call(() -> client.deleteObject(request -> request.bucket(bucket).key(prefix + file.id())))
                .then();
    }

    @Override
    public void close() {
        client.close();
    }

    /** A refusal or an outage is the store's, as with any other store: whoever called tries again later. */
    private static <T> Mono<T> call(Supplier<CompletableFuture<T>> request) {
        return Mono.fromFuture(request)
                .onErrorMap(
                        CompletionException.class, wrapped -> wrapped.getCause() == null ? wrapped : wrapped.getCause())
                .onErrorMap(
                        error -> error instanceof SdkException && !(error instanceof NoSuchKeyException),
                        S3Store::away);
    }

    private static DataAccessResourceFailureException away(Throwable cause) {
        return new DataAccessResourceFailureException("The picture store did not do as it was asked", cause);
    }
}
