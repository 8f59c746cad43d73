package chatclique.chat.memory;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How summaries are written.
 *
 * @param lease how long one instance may take for one; a failed one is tried again after that
 * @param patience how long a model may take
 * @param atOnce how many are written at once
 * @param batch how many characters of a conversation a model is told at once
 */
@ConfigurationProperties("chatclique.memory")
record MemorySettings(
        @DefaultValue("2m") Duration lease,
        @DefaultValue("60s") Duration patience,
        @DefaultValue("2") int atOnce,
        @DefaultValue("12000") int batch) {}
