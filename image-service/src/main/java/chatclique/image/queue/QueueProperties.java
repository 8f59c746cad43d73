package chatclique.image.queue;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How unfinished work is handed out.
 *
 * @param lease how long a claim holds without a sign of life; a crashed instance's work is taken again after that
 * @param poll how often an idle instance looks for work that it was not told of
 * @param firstDelay the wait after the first failed attempt; it doubles with each further one
 * @param longestDelay the longest such wait
 */
@ConfigurationProperties("chatclique.image.queue")
public record QueueProperties(
        @DefaultValue("15s") Duration lease,
        @DefaultValue("1s") Duration poll,
        @DefaultValue("2s") Duration firstDelay,
        @DefaultValue("1m") Duration longestDelay) {}
