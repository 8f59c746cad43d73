package chatclique.image.share;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How pictures may be shared.
 *
 * @param lasting how long an address is good if nobody says
 * @param longest the longest that may be asked for
 * @param perPicture how many good addresses one picture may have
 */
@ConfigurationProperties("chatclique.image.share")
public record ShareProperties(
        @DefaultValue("7d") Duration lasting,
        @DefaultValue("30d") Duration longest,
        @DefaultValue("20") int perPicture) {}
