package chatclique.chat.chain;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the chain is written and looked after.
 *
 * @param interval how often what has ended is linked
 * @param lease how long one instance does this for all before another may
 * @param readBack how often some links are compared with what is stored
 * @param readBackLinks how many at a time
 */
@ConfigurationProperties("chatclique.chain")
record ChainSettings(
        @DefaultValue("200ms") Duration interval,
        @DefaultValue("10s") Duration lease,
        @DefaultValue("5s") Duration readBack,
        @DefaultValue("50") int readBackLinks) {}
