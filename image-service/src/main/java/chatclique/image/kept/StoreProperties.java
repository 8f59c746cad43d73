package chatclique.image.kept;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the bytes of pictures are kept.
 *
 * @param kind {@code GRIDFS}: in the database; {@code S3}: in a bucket of a service that speaks S3's form
 * @param s3 that service; looked at for that kind only
 */
@ConfigurationProperties("chatclique.image.store")
public record StoreProperties(
        @DefaultValue("GRIDFS") Kind kind, @DefaultValue S3 s3) {

    /** The implementations. */
    public enum Kind {
        GRIDFS,
        S3
    }

    /**
     * A bucket, and who may use it.
     *
     * @param endpoint the service's address; null for the region's own at AWS
     * @param prefix put before each key, so that several systems can share a bucket
     * @param accessKey without one the usual places are asked for credentials: environment, file, the machine's role
     * @param pathStyle whether the bucket is named in the path ({@code host/bucket/key}), as most compatible services want
     *     it, not in the host's name
     * @param timeout for each request with its repetitions
     */
    public record S3(
            @Nullable URI endpoint,
            @DefaultValue("us-east-1") String region,
            @DefaultValue("pictures") String bucket,
            @DefaultValue("") String prefix,
            @DefaultValue("") String accessKey,
            @DefaultValue("") String secretKey,
            @DefaultValue("true") boolean pathStyle,
            @DefaultValue("20s") Duration timeout) {}
}
