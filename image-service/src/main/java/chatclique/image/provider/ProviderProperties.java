package chatclique.image.provider;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.StringUtils;
import org.springframework.util.unit.DataSize;

/**
 * The provider of pictures. Without an address and a model there is none, and pictures are painted here.
 *
 * @param baseUrl the API's address, with its version, such as {@code https://api.example.com/v1}
 * @param apiKey sent as a bearer token when there is one
 * @param model the model's name at the provider
 * @param quality passed on when there is one, as is {@code responseFormat} ({@code b64_json} or {@code url})
 * @param timeout how long making one picture may take
 * @param atOnce how many pictures are asked for at the same time
 * @param fetchTimeout how long fetching a picture from an address may take, all in all
 * @param bytes the most bytes that a picture may have
 * @param trustedHosts hosts ({@code name:port}) from which pictures are fetched although they are not public or don't
 *     speak https, as those of a provider on the own machine; none unless named
 */
@ConfigurationProperties("chatclique.image.provider")
public record ProviderProperties(
        @DefaultValue("") String baseUrl,
        @DefaultValue("") String apiKey,
        @DefaultValue("") String model,
        @DefaultValue("") String quality,
        @DefaultValue("") String responseFormat,
        @DefaultValue("2m") Duration timeout,
        @DefaultValue("3") int atOnce,
        @DefaultValue("30s") Duration fetchTimeout,
        @DefaultValue("8MB") DataSize bytes,
        @DefaultValue List<String> trustedHosts) {

    /** Whether there is a provider. */
    public boolean present() {
        return StringUtils.hasText(baseUrl) && StringUtils.hasText(model);
    }
}
