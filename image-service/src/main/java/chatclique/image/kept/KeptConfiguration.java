package chatclique.image.kept;

import chatclique.image.kept.StoreProperties.S3;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.ReactiveMongoDatabaseFactory;
import org.springframework.util.StringUtils;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.S3AsyncClientBuilder;

/** The one store that the configuration names; nothing of the other is even loaded. */
@Configuration(proxyBeanMethods = false)
class KeptConfiguration {

    @Bean
    PictureStore pictureStore(StoreProperties properties, ReactiveMongoDatabaseFactory factory) {
        return switch (properties.kind()) {
            case GRIDFS -> new GridFsStore(factory);
            case S3 -> s3(properties.s3());
        };
    }

    static PictureStore s3(S3 s3) {
        S3AsyncClientBuilder client = S3AsyncClient.builder()
                .region(Region.of(s3.region()))
                .credentialsProvider(credentials(s3))
                .forcePathStyle(s3.pathStyle())
                // Services that are only compatible know neither AWS's newer checksums nor its chunked signatures.
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .serviceConfiguration(own -> own.chunkedEncodingEnabled(false))
                .httpClientBuilder(NettyNioAsyncHttpClient.builder())
                .overrideConfiguration(override -> override.apiCallTimeout(s3.timeout()));
        if (s3.endpoint() != null) {
            client.endpointOverride(s3.endpoint());
        }
        return new S3Store(client.build(), s3.bucket(), s3.prefix());
    }

    private static AwsCredentialsProvider credentials(S3 s3) {
        return StringUtils.hasText(s3.accessKey())
                ? StaticCredentialsProvider.create(AwsBasicCredentials.create(s3.accessKey(), s3.secretKey()))
                : DefaultCredentialsProvider.builder().build();
    }
}
