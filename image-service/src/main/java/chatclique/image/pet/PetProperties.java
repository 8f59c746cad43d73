package chatclique.image.pet;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where pets are asked for.
 *
 * @param url the pet service
 * @param timeout how long its answer may take while a caller waits
 */
@ConfigurationProperties("chatclique.image.pet")
public record PetProperties(
        @DefaultValue("http://localhost:8084") URI url,
        @DefaultValue("3s") Duration timeout) {}
