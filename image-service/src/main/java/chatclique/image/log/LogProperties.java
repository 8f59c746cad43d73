package chatclique.image.log;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How entries reach the dated log.
 *
 * @param url the chat service, which keeps the log
 * @param timeout how long one delivery may take
 * @param atOnce how many are delivered at the same time
 */
@ConfigurationProperties("chatclique.image.log")
public record LogProperties(
        @DefaultValue("http://localhost:8085") URI url,
        @DefaultValue("10s") Duration timeout,
        @DefaultValue("2") int atOnce) {}
